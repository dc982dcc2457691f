/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Most bytes, and most pixels, of a picture: what opening one takes of a phone's memory grows with its pixels. */
export const imageLimits = { bytes: 40 * 1024 * 1024, pixels: 100_000_000 } as const;

// Before its size a JPEG may carry a preview and a camera's notes.
const headBytes = 512 * 1024;

/**
 * Reads a picture's size from its first bytes, before its pixels take memory: a small file may unfold to gigabytes. Knows
 * PNG, JPEG, GIF, WebP and BMP; `undefined` for others.
 */
export async function sizeOf(file: Blob): Promise<Size | undefined> {
  const head = new DataView(await file.slice(0, headBytes).arrayBuffer());
  if (head.byteLength < 30) return undefined;
  const start = head.getUint32(0);
  if (start === 0x89504e47) return { width: head.getUint32(16), height: head.getUint32(20) };
  if (start >>> 16 === 0xffd8) return jpegSize(head);
  if (start === 0x47494638) return { width: head.getUint16(6, true), height: head.getUint16(8, true) };
  if (start === 0x52494646 && head.getUint32(8) === 0x57454250) return webpSize(head);
  if (start >>> 16 === 0x424d)
    return { width: head.getInt32(18, true), height: Math.abs(head.getInt32(22, true)) };
  return undefined;
}

const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(head: DataView): Size | undefined {
  for (let at = 2; at + 9 <= head.byteLength && head.getUint8(at) === 0xff;) {
    const marker = head.getUint8(at + 1);
    if (isFrameHeader(marker)) return { width: head.getUint16(at + 7), height: head.getUint16(at + 5) };
    // A filling byte before the marker itself.
    at += marker === 0xff ? 1 : 2 + head.getUint16(at + 2);
  }
  return undefined;
}

function webpSize(head: DataView): Size | undefined {
  const low24 = (at: number): number => head.getUint16(at, true) | (head.getUint8(at + 2) << 16);
  switch (head.getUint32(12)) {
    case 0x56503858: // VP8X
      return { width: 1 + low24(24), height: 1 + low24(27) };
    case 0x5650384c: {
      // VP8L
      const bits = head.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 0x56503820: // VP8
      return { width: head.getUint16(26, true) & 0x3fff, height: head.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}
