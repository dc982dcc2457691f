import { sizeOf } from '../image-size.js';

/** Longest side, in pixels, that a picture is opened with. */
const longestSide = 2560;

/** Sides below which a picture is also looked at enlarged: its modules may be hardly a pixel wide. */
const smallSide = 500;

/**
 * Opens a picture, scaled where it is a big one: a phone has no memory for all its pixels.
 *
 * @throws where it is none that this browser reads
 */
export async function openPicture(file: Blob, side = longestSide): Promise<ImageBitmap> {
  const size = await sizeOf(file).catch(() => undefined);
  if (!size || Math.max(size.width, size.height) <= side) return createImageBitmap(file);
  const scaled = size.width >= size.height ? { resizeWidth: side } : { resizeHeight: side };
  return createImageBitmap(file, { ...scaled, resizeQuality: 'high' });
}

/**
 * A picture in the sizes in which it is looked at, the best first; at last its corners, each by itself: several codes in one
 * picture keep some readers from any.
 */
export function* looksAt(
  bitmap: ImageBitmap,
  sides: readonly number[] = [1280, longestSide, 640],
): Generator<readonly ImageData[]> {
  const { width, height } = bitmap;
  const own = Math.max(width, height);
  const whole = { x: 0, y: 0, width, height };
  for (const side of new Set(sides.map((most) => Math.min(most, own))))
    yield [pixelsOf(bitmap, whole, side / own)];
  if (own < smallSide) for (const scale of [2, 3]) yield [pixelsOf(bitmap, whole, scale)];
  yield cornersOf(whole).map((corner) => pixelsOf(bitmap, corner, Math.min(1, 1280 / own)));
}

/** Where a part of a picture lies, in pixels. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** They overlap: a code may lie between them. */
function cornersOf({ width, height }: Part): readonly Part[] {
  const [partWidth, partHeight] = [width * 0.6, height * 0.6];
  return [0, width - partWidth].flatMap((x) =>
    [0, height - partHeight].map((y) => ({ x, y, width: partWidth, height: partHeight })),
  );
}

function canvasOf(width: number, height: number): OffscreenCanvas | HTMLCanvasElement {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
}

/** A part of a picture, scaled, on white. */
export function pixelsOf(picture: CanvasImageSource, part: Part, scale: number): ImageData {
  const width = Math.max(1, Math.round(part.width * scale));
  const height = Math.max(1, Math.round(part.height * scale));
  const context = canvasOf(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no canvas');
  // What is transparent is paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
