import { isAadhaarNumber } from './aadhaar.js';
import { addressName, isAbhaAddress, type AddressDomain } from './abha-address.js';
import { abhaNumberLength, formatAbhaNumber } from './abha-number.js';
import { onlyDigits, toAsciiDigits } from './digits.js';
import { isMobileNumber, mobileDigits, mobileLength } from './mobile.js';

/** What a patient can sign in with (NHA cases P1 4, 6, 7, 8 and 9; e-mail is deprecated by NHA). */
export const identifierKinds = ['mobile', 'abha-number', 'abha-address', 'aadhaar'] as const;

/** What a patient can sign in with. */
export type IdentifierKind = (typeof identifierKinds)[number];

/** Who sends the OTP of a sign-in: ABDM to the ABHA's mobile number, or UIDAI to the one linked with Aadhaar. */
export const otpSystems = ['abdm', 'aadhaar'] as const;

/** Who sends the OTP of a sign-in. */
export type OtpSystem = (typeof otpSystems)[number];

/** Who can send the OTP for each identifier; an ABHA address is asked for its own methods first (NHA case P1 6.1). */
export const otpSystemsOf: Readonly<Record<IdentifierKind, readonly OtpSystem[]>> = {
  mobile: ['abdm'],
  'abha-number': ['abdm', 'aadhaar'],
  'abha-address': ['abdm', 'aadhaar'],
  aadhaar: ['aadhaar'],
};

/** What a typed identifier may be, the likeliest first; empty when it is none yet. */
export function possibleKinds(text: string): readonly IdentifierKind[] {
  const typed = toAsciiDigits(text.trim());
  if (typed === '') return [];
  if (!/^[+0-9\s()-]+$/u.test(typed)) return ['abha-address'];
  const digits = onlyDigits(typed);
  if (typed.startsWith('+')) return mobileDigits(typed).length === mobileLength ? ['mobile'] : [];
  if (digits.length === abhaNumberLength) return ['abha-number', 'abha-address'];
  if (digits.length === 12) {
    const mayBeMobile = isMobileNumber(mobileDigits(digits));
    return isAadhaarNumber(digits) || !mayBeMobile
      ? mayBeMobile
        ? ['aadhaar', 'mobile']
        : ['aadhaar']
      : ['mobile', 'aadhaar'];
  }
  if (isMobileNumber(mobileDigits(digits))) return ['mobile'];
  return [];
}

/** What can be wrong with an identifier of a kind. */
export type IdentifierProblem = 'empty' | 'unknown' | IdentifierKind;

/** An identifier as it goes over the wire. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/**
 * A typed text as an identifier of a kind, or `undefined` when it is none.
 *
 * @param domain - part after the `@` that an address gets when the patient left it out
 */
export function readIdentifier(
  text: string,
  kind: IdentifierKind,
  domain: AddressDomain,
): Identifier | undefined {
  const typed = toAsciiDigits(text.trim());
  const digits = onlyDigits(typed);
  const isNumber = /^[+0-9\s()-]+$/u.test(typed);
  switch (kind) {
    case 'mobile': {
      const value = mobileDigits(typed);
      return isNumber && isMobileNumber(value) ? { kind, value } : undefined;
    }
    case 'abha-number':
      return isNumber && digits.length === abhaNumberLength
        ? { kind, value: formatAbhaNumber(digits) }
        : undefined;
    case 'aadhaar':
      return isNumber && isAadhaarNumber(digits) ? { kind, value: digits } : undefined;
    case 'abha-address': {
      const written = addressName(typed);
      // The address that every ABHA number has: its digits, with or without the number's dashes.
      const name = /^[0-9\s-]+$/u.test(written) || isNumber ? onlyDigits(written) : written;
      const ending = /@(abdm|sbx)$/i.exec(typed)?.[1]?.toLowerCase() ?? domain;
      const value = `${name}@${ending}`;
      return isAbhaAddress(value) ? { kind, value } : undefined;
    }
  }
}
