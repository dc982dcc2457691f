import { encode, type QrCodeGenerateOptions } from 'uqr';

/** A picture of brightness: 0 to 255, row by row. */
export interface Luma {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** How a QR code is seen. What is left out is a sharp, upright, black code in the middle of a grey ground. */
export interface QrScene {
  readonly text: string;
  readonly width?: number;
  readonly height?: number;
  /** The side of the code, its quiet zone included, in pixels. */
  readonly side?: number;
  /** Pixels from the middle. */
  readonly x?: number;
  readonly y?: number;
  /** Radians. */
  readonly turn?: number;
  /** How much nearer one edge is than the other: 0 to 0.3. */
  readonly tilt?: number;
  /** Radius in pixels. */
  readonly blur?: number;
  /** Most brightness by which a pixel is off. */
  readonly noise?: number;
  readonly dark?: number;
  readonly light?: number;
  readonly ground?: number;
  /** How much brighter one side of the picture is than the other. */
  readonly slope?: number;
  readonly isInverted?: boolean;
  readonly isMirrored?: boolean;
  /** The share of the code's side that a picture in its middle covers. */
  readonly logo?: number;
  readonly ecc?: QrCodeGenerateOptions['ecc'];
  readonly seed?: number;
}

/** The same numbers from 0 to 1 in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

/** Brightness at a place of the code, from -1 to 1 across it; `undefined` beside it. */
function codeOf(scene: QrScene): (u: number, v: number) => number | undefined {
  const { text, ecc = 'M', dark = 25, light = 230, isInverted = false, isMirrored = false, logo = 0 } = scene;
  const { data, size } = encode(text, { ecc, border: 4 });
  return (u, v) => {
    if (Math.abs(u) >= 1 || Math.abs(v) >= 1) return undefined;
    const drawn = size / (size - 8);
    if (Math.max(Math.abs(u), Math.abs(v)) * drawn < logo) return (dark + light) / 2;
    const column = Math.floor((((isMirrored ? -u : u) + 1) / 2) * size);
    const row = Math.floor(((v + 1) / 2) * size);
    return data[row]?.[column] === !isInverted ? dark : light;
  };
}

function blurred({ data, width, height }: Luma, radius: number): Luma {
  const along = (from: Uint8ClampedArray, isRow: boolean): Uint8ClampedArray => {
    const to = new Uint8ClampedArray(from.length);
    const [length, step] = isRow ? [width, 1] : [height, width];
    for (let start = 0; start < from.length; start += 1) {
      const at = isRow ? start % width : Math.floor(start / width);
      let [sum, weights] = [0, 0];
      for (let off = -Math.ceil(2 * radius); off <= 2 * radius; off++) {
        if (at + off < 0 || at + off >= length) continue;
        const weight = Math.exp(-(off * off) / (2 * radius * radius));
        sum += weight * from[start + off * step]!;
        weights += weight;
      }
      to[start] = sum / weights;
    }
    return to;
  };
  return radius > 0 ? { data: along(along(data, true), false), width, height } : { data, width, height };
}

/** Draws a QR code as a camera would see it. */
export function drawScene(scene: QrScene): Luma {
  const {
    width = 640,
    height = 480,
    x = 0,
    y = 0,
    turn = 0,
    tilt = 0,
    noise = 0,
    ground = 120,
    slope = 0,
  } = scene;
  const half = (scene.side ?? Math.min(width, height) * 0.7) / 2;
  const code = codeOf(scene);
  const random = randomFrom(scene.seed ?? 1);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const at = (px: number, py: number): number => {
    const along = (px * cos + py * sin) / half;
    const across = (py * cos - px * sin) / half;
    const depth = 1 + tilt * along;
    return code(along / depth, across / depth) ?? ground;
  };
  const sharp = new Uint8ClampedArray(width * height);
  const quarters = [0.25, 0.75];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (const dy of quarters)
        for (const dx of quarters) sum += at(column + dx - width / 2 - x, row + dy - height / 2 - y);
      sharp[row * width + column] = (sum / 4) * (1 + slope * (column / width - 0.5));
    }
  const { data } = blurred({ data: sharp, width, height }, scene.blur ?? 0);
  for (let pixel = 0; noise > 0 && pixel < data.length; pixel++)
    data[pixel] = data[pixel]! + (random() - 0.5) * 2 * noise;
  return { data, width, height };
}
