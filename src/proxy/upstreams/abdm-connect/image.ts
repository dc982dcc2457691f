import type { Image } from '../../../contract/values.js';

/** Most bytes of a picture that goes on to the browser. */
const largest = 5 * 1024 * 1024;

const signatures = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const;

/** Bytes as a picture: by what they begin with, since upstream's header may say anything; `undefined` for others. */
export function readImage(bytes: unknown): Image | undefined {
  if (!(bytes instanceof Uint8Array) || bytes.length > largest) return undefined;
  const types = Object.keys(signatures) as (keyof typeof signatures)[];
  const type = types.find((one) => signatures[one].every((byte, at) => bytes[at] === byte));
  return type && { type, bytes: new Uint8Array(bytes) };
}
