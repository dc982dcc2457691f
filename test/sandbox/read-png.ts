import assert from 'node:assert/strict';
import { crc32, inflateSync } from 'node:zlib';
import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import type { Picture } from '../../src/sandbox/card/png.js';

/** Reads a PNG file of eight-bit red, green and blue without filters; checks its frame on the way. */
export function readPng(file: Uint8Array): Picture {
  const bytes = Buffer.from(file);
  assert.equal(bytes.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
  const chunks: [type: string, data: Buffer][] = [];
  for (let at = 8; at < bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    assert.equal(bytes.readUInt32BE(end), crc32(bytes.subarray(at + 4, end)), 'the chunk is whole');
    chunks.push([bytes.subarray(at + 4, at + 8).toString('latin1'), bytes.subarray(at + 8, end)]);
    at = end + 4;
  }
  assert.deepEqual(
    chunks.map(([type]) => type),
    ['IHDR', 'IDAT', 'IEND'],
  );
  const [[, header], [, data]] = chunks as [[string, Buffer], [string, Buffer]];
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  assert.deepEqual([...header.subarray(8)], [8, 2, 0, 0, 0]);
  const rows = inflateSync(data);
  const stride = width * 3;
  assert.equal(rows.length, (stride + 1) * height);
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    assert.equal(rows[start], 0);
    pixels.set(rows.subarray(start + 1, start + 1 + stride), y * stride);
  }
  return { width, height, pixels };
}

/** Where the QR code is on a card. */
const qrPlace = { x: 592, y: 115, width: 290, height: 295 } as const;

/** The text of the QR code on a card. */
export function readCardQr({ width, pixels }: Picture): string {
  const luminance = new Uint8ClampedArray(qrPlace.width * qrPlace.height);
  for (const at of luminance.keys()) {
    const x = qrPlace.x + (at % qrPlace.width);
    const y = qrPlace.y + Math.floor(at / qrPlace.width);
    luminance[at] = pixels[(y * width + x) * 3] ?? 0;
  }
  const source = new RGBLuminanceSource(luminance, qrPlace.width, qrPlace.height);
  // Its search for a code in a photo misses one in a hundred, however well drawn; a code alone it reads always.
  const hints = new Map([[DecodeHintType.PURE_BARCODE, true]]);
  return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText();
}
