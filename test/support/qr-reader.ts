import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  ResultMetadataType,
  RGBLuminanceSource,
} from '@zxing/library';

/** Black and white as a camera sees them: from `rgb(…)` to a grey of 0 to 255. */
function grey(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return Math.round((red + green + blue) / 3);
}

/** A code on the page as pixels, in the colours and the size in which the page shows it. */
function pixelsOf(svg: SVGElement): { readonly pixels: Uint8ClampedArray; readonly side: number } {
  const modules = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
  const side = Number(svg.getAttribute('width'));
  const scale = side / modules;
  const [ground, ink] = ['rect', 'path'].map((tag) => grey(getComputedStyle(svg.querySelector(tag)!).fill));
  const pixels = new Uint8ClampedArray(side * side).fill(ground!);
  const path = svg.querySelector('path')?.getAttribute('d') ?? '';
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < scale; row++) {
      const start = (Number(y) * scale + row) * side + Number(x) * scale;
      pixels.fill(ink!, start, start + Number(length) * scale);
    }
  }
  return { pixels, side };
}

/** The bytes that another reader finds in a code on the page, before it guesses what text they are. */
export function readCode(svg: SVGElement): number[] {
  const { pixels, side } = pixelsOf(svg);
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(pixels, side, side)));
  const result = new QRCodeReader().decode(bitmap, new Map([[DecodeHintType.PURE_BARCODE, true]]));
  const segments = result.getResultMetadata().get(ResultMetadataType.BYTE_SEGMENTS) as Iterable<number>[];
  return segments.flatMap((segment) => [...segment]);
}
