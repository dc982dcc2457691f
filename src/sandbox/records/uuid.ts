/** A UUID that is the same for the same text (RFC 9562, version 8), from four runs of FNV-1a. */
export function uuidOf(text: string): string {
  const hex = [0, 1, 2, 3].map((run) => fnv(`${run} ${text}`).toString(16).padStart(8, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5');
}

function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
