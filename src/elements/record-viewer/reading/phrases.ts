import type { Reading } from './reading.js';

/** Texts that say something, one behind the other. */
export const together = (texts: readonly (string | undefined)[], between = ' '): string =>
  texts.filter(Boolean).join(between);

/** From one value to another, as far as they are known. */
export function between(low: string, high: string, { words }: Reading): string {
  if (low && high) return words.range(low, high);
  return low ? words.from(low) : high && words.upTo(high);
}
