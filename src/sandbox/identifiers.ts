import { randomInt, randomUUID } from 'node:crypto';
import { abhaNumberLength, formatAbhaNumber } from '../abdm/abha-number.js';
import { isLuhn } from '../abdm/checksum.js';
import { otpLength } from '../abdm/otp.js';

/** A new OTP. */
export function newOtp(): string {
  return String(randomInt(10 ** otpLength)).padStart(otpLength, '0');
}

/** A new ABHA number with its dashes, check digit right; `91-00` in front shows that it is invented. */
export function newAbhaNumber(): string {
  const free = abhaNumberLength - 5;
  const stem = `9100${String(randomInt(10 ** free)).padStart(free, '0')}`;
  const digits = Array.from('0123456789', (check) => stem + check).find(isLuhn);
  if (digits === undefined) throw new Error('one of ten check digits must fit');
  return formatAbhaNumber(digits);
}

/** A new token or id whose prefix says what it is, so that a leak can be found by searching for it. */
export function newCanary(kind: CanaryKind): string {
  return `sandbox-${kind}-${randomUUID()}`;
}

/** What a canary can stand for. */
export type CanaryKind =
  'access-token' | 'access-refresh-token' | 'abha-token' | 'abha-refresh-token' | 'min-token' | 'oid';
