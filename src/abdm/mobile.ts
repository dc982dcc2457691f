import { groupDigits, onlyDigits } from './digits.js';

/** Digits of an Indian mobile number without its country code. */
export const mobileLength = 10;

/** How a mobile number is grouped for reading. */
export const mobileGroups: readonly number[] = [5, 5];

/** What can be wrong with a typed mobile number. */
export type MobileProblem = 'empty' | 'too-short' | 'too-long' | 'first-digit';

/** The ten digits of a typed mobile number: a leading `+91`, `91` or `0` before ten digits is dropped. */
export function mobileDigits(text: string): string {
  const digits = onlyDigits(text);
  if (digits.length === mobileLength + 2 && digits.startsWith('91')) return digits.slice(2);
  if (digits.length === mobileLength + 1 && digits.startsWith('0')) return digits.slice(1);
  return digits;
}

/**
 * What is wrong with a typed mobile number, or `undefined` when nothing is.
 *
 * Source: ABDM's server pattern (first digit 1 to 9, optional `+91` or `0`); NHA case VRFY_ABHA_301.
 */
export function mobileProblem(text: string): MobileProblem | undefined {
  const digits = mobileDigits(text);
  if (digits.length === 0) return 'empty';
  if (digits.length < mobileLength) return 'too-short';
  if (digits.length > mobileLength) return 'too-long';
  return digits.startsWith('0') ? 'first-digit' : undefined;
}

/** Whether a value is a mobile number as it goes over the wire: ten ASCII digits, the first not zero. */
export function isMobileNumber(value: string): boolean {
  return /^[1-9][0-9]{9}$/.test(value);
}

/** Whether a number is unusual for an Indian mobile (they begin with 6 to 9). A hint only: ABDM accepts it. */
export function isUnusualMobile(digits: string): boolean {
  return isMobileNumber(digits) && /^[1-5]/.test(digits);
}

/** `"99999 00001"`; a shorter number is grouped as far as it goes. */
export function formatMobile(digits: string): string {
  return groupDigits(digits, mobileGroups);
}

/** Hides all but the last four digits: `"******0001"` (NHA case CRT_ABHA_105). */
export function maskMobile(digits: string): string {
  return '*'.repeat(Math.max(0, digits.length - 4)) + digits.slice(-4);
}

/** Hides all but the last four digits, as NHA's card does: `"XXXXXX2278"` (NHA case P2 7). */
export function maskMobileOnCard(mobile: string): string {
  return maskMobile(mobile).replaceAll('*', 'X');
}
