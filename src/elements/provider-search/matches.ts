import { folded } from '../../abdm/search-text.js';

/** A piece of a text: of what was looked for, or of the rest. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

const segmenter =
  typeof Intl.Segmenter === 'function'
    ? new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    : undefined;

/** What readers take for one letter each; an Indian letter with its vowel sign is one, and must never be cut. */
function graphemes(text: string): string[] {
  if (segmenter) return Array.from(segmenter.segment(text), ({ segment }) => segment);
  return text.match(/\P{M}[\p{M}\u200c\u200d]*|\p{M}+/gu) ?? [];
}

const foldedByGrapheme = (text: string): string[] => graphemes(text).map(folded);

/**
 * A text in pieces, each place where it has the sought one in one of its own. Case, accents and composition make no
 * difference; a grapheme that has only a part of it belongs to it whole.
 */
export function matchesIn(text: string, sought: string): Piece[] {
  const letters = graphemes(text);
  const units = letters.map(folded);
  const all = units.join('');
  const needle = foldedByGrapheme(sought.trim()).join('');
  const isMarked = new Uint8Array(all.length);
  for (let at = needle ? all.indexOf(needle) : -1; at >= 0; at = all.indexOf(needle, at + needle.length))
    isMarked.fill(1, at, at + needle.length);
  const pieces: { text: string; isMatch: boolean }[] = [];
  let start = 0;
  for (const [index, letter] of letters.entries()) {
    const end = start + (units[index]?.length ?? 0);
    const isMatch = isMarked.subarray(start, end).includes(1);
    start = end;
    const last = pieces.at(-1);
    if (last?.isMatch === isMatch) last.text += letter;
    else pieces.push({ text: letter, isMatch });
  }
  return pieces;
}
