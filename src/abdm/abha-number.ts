import { isLuhn } from './checksum.js';
import { groupDigits, onlyDigits } from './digits.js';

/** Digits of an ABHA number. */
export const abhaNumberLength = 14;

/** How an ABHA number is grouped: `NN-NNNN-NNNN-NNNN`. */
export const abhaNumberGroups: readonly number[] = [2, 4, 4, 4];

/** What can be wrong with a typed ABHA number. */
export type AbhaNumberProblem = 'empty' | 'too-short' | 'too-long';

/** What is wrong with a typed ABHA number, or `undefined` when nothing is; dashes and spaces may be left out. */
export function abhaNumberProblem(text: string): AbhaNumberProblem | undefined {
  const { length } = onlyDigits(text);
  if (length === 0) return 'empty';
  if (length < abhaNumberLength) return 'too-short';
  return length > abhaNumberLength ? 'too-long' : undefined;
}

/** Whether a value is an ABHA number as it is shown and sent: 14 digits with dashes. */
export function isAbhaNumber(value: string): boolean {
  return /^[0-9]{2}-[0-9]{4}-[0-9]{4}-[0-9]{4}$/.test(value);
}

/**
 * Whether the last digit looks mistyped. A hint only: NHA's page speaks of Luhn, its own sample numbers disagree, and
 * its app checks the length alone.
 */
export function hasUnusualCheckDigit(text: string): boolean {
  const digits = onlyDigits(text);
  return digits.length === abhaNumberLength && !isLuhn(digits);
}

/** `"91-1234-5678-9015"`; a shorter number is grouped as far as it goes. */
export function formatAbhaNumber(text: string): string {
  return groupDigits(onlyDigits(text), abhaNumberGroups, '-');
}

/** Hides all but the last four digits, as NHA's card does: `"XX-XXXX-XXXX-9015"` (NHA case P2 7). */
export function maskAbhaNumber(text: string): string {
  const digits = onlyDigits(text);
  return groupDigits('X'.repeat(Math.max(0, digits.length - 4)) + digits.slice(-4), abhaNumberGroups, '-');
}
