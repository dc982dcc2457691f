import type { RecordFile } from '../reading/blocks.js';
import { limits } from '../reading/limits.js';

/** A file of a record that can be shown, opened or saved. */
export interface OpenedFile {
  readonly kind: 'pdf' | 'image' | 'text' | 'other';
  /** By its first bytes, never as the sender says. */
  readonly type: string;
  /** Address on this page. */
  readonly url: string;
  readonly bytes: number;
  /** What it is saved as; it says nothing of the patient. */
  readonly name: string;
  /** Shown in the page. */
  readonly isPicture: boolean;
}

interface Sniffed extends Pick<OpenedFile, 'kind' | 'type'> {
  readonly ending: string;
}

const starts: readonly (readonly [first: readonly number[], is: Sniffed])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], { kind: 'pdf', type: 'application/pdf', ending: 'pdf' }],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], { kind: 'image', type: 'image/png', ending: 'png' }],
  [[0xff, 0xd8, 0xff], { kind: 'image', type: 'image/jpeg', ending: 'jpg' }],
  [[0x47, 0x49, 0x46, 0x38], { kind: 'image', type: 'image/gif', ending: 'gif' }],
  [[0x42, 0x4d], { kind: 'image', type: 'image/bmp', ending: 'bmp' }],
];

/** Endings for files that no reader runs as a page. */
const endings: Readonly<Record<string, string>> = {
  'application/dicom': 'dcm',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
  'image/tiff': 'tif',
  'application/rtf': 'rtf',
};

/** Characters of base64 that are decoded in one go: a multiple of four. */
const chunk = 1 << 19;

const isWebp = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, 4)) === 'RIFF' &&
  String.fromCharCode(...bytes.subarray(8, 12)) === 'WEBP';

function sniff(bytes: Uint8Array, claimed: string): Sniffed {
  const found = starts.find(([first]) => first.every((byte, index) => bytes[index] === byte));
  if (found) return found[1];
  if (isWebp(bytes)) return { kind: 'image', type: 'image/webp', ending: 'webp' };
  // Markup, SVG among it, is saved as text: opened by mistake, it runs nothing.
  if (/^text\/|html|xml|svg|script|json/.test(claimed))
    return { kind: 'text', type: 'text/plain', ending: 'txt' };
  const ending = Object.hasOwn(endings, claimed) ? endings[claimed] : undefined;
  return { kind: 'other', type: 'application/octet-stream', ending: ending ?? 'bin' };
}

async function decoded(base64: string): Promise<Uint8Array<ArrayBuffer>[]> {
  // Most are clean already, and megabytes are not copied for nothing.
  const clean = /[^A-Za-z0-9+/=]/.test(base64)
    ? base64.replace(/\s+/g, '').replace(/-/g, '+').replace(/_/g, '/')
    : base64;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < clean.length; start += chunk) {
    const binary = atob(clean.slice(start, start + chunk));
    const part = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index++) part[index] = binary.charCodeAt(index);
    parts.push(part);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return parts;
}

/** Makes a file from its base64; nothing where there is none. @throws DOMException where it is no base64 */
export async function openFile({ data, type }: RecordFile): Promise<OpenedFile | undefined> {
  const parts = data === undefined ? [] : await decoded(data);
  const [first] = parts;
  if (!first?.length) return undefined;
  const is = sniff(first, type?.toLowerCase().split(';')[0]?.trim() ?? '');
  const blob = new Blob(parts, { type: is.type });
  return {
    kind: is.kind,
    type: is.type,
    url: URL.createObjectURL(blob),
    bytes: blob.size,
    name: `record.${is.ending}`,
    isPicture: is.kind === 'image' && blob.size <= limits.picture,
  };
}
