import { isVerhoeff } from './checksum.js';
import { groupDigits, onlyDigits } from './digits.js';

/** Digits of an Aadhaar number. */
export const aadhaarLength = 12;

/** How an Aadhaar number is grouped for reading: `XXXX XXXX XXXX` (NHA case CRT_ABHA_104). */
export const aadhaarGroups: readonly number[] = [4, 4, 4];

/** What can be wrong with a typed Aadhaar number. */
export type AadhaarProblem = 'empty' | 'too-short' | 'too-long' | 'check-digit';

/**
 * What is wrong with a typed Aadhaar number, or `undefined` when nothing is. Spaces, dashes and digits of Indian
 * scripts are understood.
 *
 * Source: 12 digits and Verhoeff, NHA test case CRT_ABHA_104 and NHA's own app.
 */
export function aadhaarProblem(text: string): AadhaarProblem | undefined {
  const digits = onlyDigits(text);
  if (digits.length === 0) return 'empty';
  if (digits.length < aadhaarLength) return 'too-short';
  if (digits.length > aadhaarLength) return 'too-long';
  return isVerhoeff(digits) ? undefined : 'check-digit';
}

/** Whether a value is an Aadhaar number as it goes over the wire: 12 ASCII digits, check digit right. */
export function isAadhaarNumber(value: string): boolean {
  return /^[0-9]{12}$/.test(value) && isVerhoeff(value);
}

/** `"1234 5678 9012"`; a shorter number is grouped as far as it goes. */
export function formatAadhaar(digits: string): string {
  return groupDigits(digits, aadhaarGroups);
}

/** Hides all but the last four digits, as UIDAI asks: `"XXXX XXXX 9012"`. A number still incomplete is hidden whole. */
export function maskAadhaar(digits: string): string {
  const shown = digits.length === aadhaarLength ? digits.slice(-4) : '';
  return groupDigits('X'.repeat(digits.length - shown.length) + shown, aadhaarGroups);
}
