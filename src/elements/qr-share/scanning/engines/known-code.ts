import type { Engine } from './engine.js';

/** What the known code says. */
export const knownText = 'ABDM';

/** Its modules, a bit each, row by row. */
const rows = [
  0x1fc47f, 0x104841, 0x17525d, 0x175f5d, 0x17515d, 0x105641, 0x1fd57f, 0x001c00, 0x17ce7c, 0x119fce,
  0x1e5d67, 0x1f9fc0, 0x12c12b, 0x001d2a, 0x1fc690, 0x105835, 0x175a94, 0x1753c8, 0x175560, 0x104bc9,
  0x1fd524,
];
const quiet = 4;
const pixelsPerModule = 8;

/** A picture of a QR code that every reader reads. */
export function knownCode(): ImageData {
  const side = (rows.length + 2 * quiet) * pixelsPerModule;
  const image = new ImageData(side, side);
  image.data.fill(255);
  rows.forEach((row, y) => {
    for (let x = 0; x < rows.length; x++)
      if ((row >> (rows.length - 1 - x)) & 1)
        blacken(image, (x + quiet) * pixelsPerModule, (y + quiet) * pixelsPerModule);
  });
  return image;
}

function blacken({ data, width }: ImageData, left: number, top: number): void {
  for (let y = top; y < top + pixelsPerModule; y++)
    for (let x = left; x < left + pixelsPerModule; x++)
      data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
}

/** Whether an engine reads what it must. That a browser has one does not say that it works. */
export async function readsKnownCode(engine: Engine): Promise<boolean> {
  const texts = await engine.read(knownCode(), 0);
  return texts.length === 1 && texts[0] === knownText;
}
