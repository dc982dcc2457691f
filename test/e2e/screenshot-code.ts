import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  ResultMetadataType,
  RGBLuminanceSource,
} from '@zxing/library';
import type { Locator } from 'playwright-core';

/** What a camera would see of a part of a page: a grey of 0 to 255 for each pixel. */
async function greysOf(shown: Locator) {
  const file = (await shown.screenshot()).toString('base64');
  // A page of no portal, whose policy would be in the way.
  const blank = await shown.page().context().newPage();
  const picture = await blank.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(
      new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]),
    );
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    canvas?.drawImage(bitmap, 0, 0);
    const { data = [] } = canvas?.getImageData(0, 0, width, height) ?? {};
    const greys = Array.from({ length: width * height }, (_, at) => {
      const [red = 0, green = 0, blue = 0] = data.slice(4 * at, 4 * at + 3);
      return Math.round((red + green + blue) / 3);
    });
    return { width, height, greys };
  }, file);
  await blank.close();
  return picture;
}

/** A code alone on white, and a code to be looked for: a reader at a counter tries again and again, too. */
const waysToRead = [DecodeHintType.PURE_BARCODE, DecodeHintType.TRY_HARDER];

/** The bytes that a reader, which is not the one that drew it, finds in a QR code as the screen shows it. */
export async function scan(code: Locator): Promise<Buffer> {
  const { width, height, greys } = await greysOf(code);
  const source = new RGBLuminanceSource(Uint8ClampedArray.from(greys), width, height);
  const failures: unknown[] = [];
  for (const way of waysToRead) {
    try {
      const bitmap = new BinaryBitmap(new HybridBinarizer(source));
      const metadata = new QRCodeReader().decode(bitmap, new Map([[way, true]])).getResultMetadata();
      const segments = metadata.get(ResultMetadataType.BYTE_SEGMENTS) as Iterable<number>[];
      return Buffer.concat(segments.map((segment) => Buffer.from([...segment])));
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, `no QR code in ${width} by ${height} pixels`);
}
