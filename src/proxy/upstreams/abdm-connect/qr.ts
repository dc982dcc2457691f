import { mostQrBytes } from '../../../contract/profile.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as what a QR code holds, untouched: JSON in UTF-8 that fits into one; `undefined` for others. */
export function readQr(bytes: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (!(bytes instanceof Uint8Array) || bytes.length > mostQrBytes) return undefined;
  try {
    JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
  return new Uint8Array(bytes);
}
