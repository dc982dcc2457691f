import {
  type Box,
  type Canvas,
  type Colour,
  createCanvas,
  intersection,
  rectangle,
  type Shape,
} from './canvas.js';
import { encodePng } from './png.js';

/** The colours of a portrait. */
export interface Look {
  readonly backdrop: Colour;
  readonly clothes: Colour;
  readonly skin: Colour;
  readonly hair: Colour;
}

const pale: Colour = [226, 234, 244];
const grey: Colour = [158, 178, 203];

/** The portrait of somebody of whom there is no photo: a grey figure without hair. */
export const withoutPhoto: Look = { backdrop: pale, clothes: grey, skin: grey, hair: pale };

const backdrops: readonly Colour[] = [
  [214, 228, 240],
  [235, 226, 208],
  [221, 234, 218],
  [238, 221, 224],
];
const clothes: readonly Colour[] = [
  [176, 58, 72],
  [38, 92, 140],
  [46, 122, 84],
  [201, 134, 32],
  [102, 70, 142],
];
const skins: readonly Colour[] = [
  [197, 146, 108],
  [166, 114, 78],
  [128, 84, 56],
];
const hairs: readonly Colour[] = [
  [34, 28, 28],
  [66, 46, 36],
  [148, 146, 146],
];

const ratio = 224 / 176;

/** The colours of the portrait of a person, by any number that the person keeps. */
export function lookOf(number: number): Look {
  const pick = (colours: readonly Colour[]): Colour => colours[number % colours.length] ?? grey;
  return {
    backdrop: pick(backdrops),
    clothes: pick(clothes),
    skin: pick(skins),
    // Else skin and hair would always change together.
    hair: hairs[Math.floor(number / skins.length) % hairs.length] ?? grey,
  };
}

/**
 * Paints a plain figure.
 *
 * @param frame - a little higher than wide
 * @param radius - of the frame's corners
 */
export function paintPortrait(canvas: Canvas, frame: Box, look: Look, radius = 0): void {
  const scale = frame.width / 176;
  const edge = rectangle(frame, radius);
  const part = (x: number, y: number, width: number, height: number, corner: number): Shape => {
    const place = { x: frame.x + x * scale, y: frame.y + y * scale };
    const box = { ...place, width: width * scale, height: height * scale };
    return intersection(rectangle(box, corner * scale), edge);
  };
  canvas.paint(edge, look.backdrop);
  canvas.paint(part(41, 26, 94, 94, 47), look.hair);
  canvas.paint(part(18, 142, 140, 140, 64), look.clothes);
  canvas.paint(part(72, 110, 32, 42, 16), look.skin);
  canvas.paint(part(46, 42, 84, 84, 42), look.skin);
}

/** An invented photo: a PNG file of 132 by 168 pixels. */
export function drawPhoto(look: Look): Uint8Array<ArrayBuffer> {
  const width = 132;
  const height = Math.round(width * ratio);
  const canvas = createCanvas(width, height, look.backdrop);
  paintPortrait(canvas, { x: 0, y: 0, width, height }, look);
  return encodePng(canvas.picture);
}
