import { onlyDigits } from './digits.js';

/** Digits of a one-time password (NHA case CRT_ABHA_105). */
export const otpLength = 6;

/** Seconds before another OTP may be asked for (NHA cases CRT_ABHA_106 and VRFY_ABHA_101). */
export const otpCooldownSeconds = 60;

/** How often an OTP may be sent again after the first time (NHA case CRT_ABHA_106). */
export const otpResends = 2;

/** Seconds of the lock after too many OTPs or tries in one transaction (ABDM-1100). */
export const otpLockSeconds = 30 * 60;

/** What can be wrong with a typed OTP. */
export type OtpProblem = 'empty' | 'too-short' | 'too-long';

/** What is wrong with a typed OTP, or `undefined` when nothing is. */
export function otpProblem(text: string): OtpProblem | undefined {
  const { length } = onlyDigits(text);
  if (length === 0) return 'empty';
  if (length < otpLength) return 'too-short';
  return length > otpLength ? 'too-long' : undefined;
}

/** Whether a value is an OTP as it goes over the wire: six ASCII digits. */
export function isOtp(value: string): boolean {
  return /^[0-9]{6}$/.test(value);
}
