import { textWidth } from './text.js';

/** Lines of text, and the size at which they fit. */
export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

/**
 * A text in at most two lines of a width: at the first size at which it fits, or cut at the last one.
 *
 * @param sizes - heights of the capitals in pixels, the wanted one first
 */
export function fitText(text: string, width: number, sizes: readonly [number, ...number[]]): FittedText {
  let fitted: FittedText = { size: sizes[0], lines: [] };
  for (const size of sizes) {
    const fits = (line: string): boolean => textWidth(line, size) <= width;
    const [first = '', ...rest] = wrap(text, fits);
    const lines = [first, rest.join(' ')].filter(Boolean);
    if (lines.every(fits)) return { size, lines };
    fitted = { size, lines: lines.map((line) => cut(line, fits)) };
  }
  return fitted;
}

function wrap(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function cut(line: string, fits: (line: string) => boolean): string {
  if (fits(line)) return line;
  const letters = Array.from(line);
  while (letters.length > 0 && !fits(`${letters.join('')}...`)) letters.pop();
  return `${letters.join('')}...`;
}
