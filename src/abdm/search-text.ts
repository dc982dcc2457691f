import { toAsciiDigits } from './digits.js';

/** Marks that a hurried typist leaves out, and characters without width: accents, nuktas, joiners. */
const leftOut =
  /[\u0300-\u036f\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

// Most names are ASCII, and a list may have thousands.
const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** A text as it is compared when looking for something: case, accents and scripts of digits make no difference. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower;
  return toAsciiDigits(lower.normalize('NFKD')).replace(leftOut, '').toLowerCase().normalize('NFKD');
}

/** The words of a typed search, folded; none of an empty one. */
export const searchTerms = (search: string): string[] =>
  folded(search)
    .split(/\s+/u)
    .filter((term) => term !== '');
