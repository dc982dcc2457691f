import { isAadhaarNumber } from '../abdm/aadhaar.js';
import { isAbhaAddress } from '../abdm/abha-address.js';
import { isAbhaNumber } from '../abdm/abha-number.js';
import type { IdentifierKind, OtpSystem } from '../abdm/login.js';
import { isMobileNumber } from '../abdm/mobile.js';
import { abhaMobileOf, holdersOnMobile, isDeactivated } from './abha-accounts.js';
import { refuse } from './errors.js';
import { refuseLockedOut } from './lock-out.js';
import { isKycVerified, type Person } from './people.js';
import type { Services } from './services.js';

/** Whom an OTP of a sign-in goes to. */
export interface Holder {
  readonly mobile: string;
  /** Missing for a mobile: several people may be behind it, or none. */
  readonly person?: Person;
  /** As it is written down; only for somebody who signs in with it. */
  readonly address?: string;
}

/**
 * Finds whom an identifier belongs to, and where their OTP goes.
 *
 * @throws Refusal for an identifier that is malformed or unknown, for somebody who is deactivated or locked out, and for
 *   an OTP that cannot reach them
 */
export function findHolder(
  services: Services,
  method: IdentifierKind,
  identifier: string,
  otpSystem: OtpSystem,
): Holder {
  if (method === 'mobile') {
    if (!isMobileNumber(identifier)) throw refuse('mobile-invalid');
    const people = holdersOnMobile(services, identifier);
    if (people.length > 0 && people.every((person) => isDeactivated(services, person)))
      throw refuse('abha-deactivated-login');
    for (const person of people) refuseLockedOut(services, person);
    return { mobile: identifier };
  }
  const { person, address } = holderOf(services, method, identifier);
  if (isDeactivated(services, person)) throw refuse('abha-deactivated-login');
  refuseLockedOut(services, person);
  const mobile = otpSystem === 'aadhaar' ? aadhaarMobile(person) : abhaMobileOf(services, person);
  if (mobile === null) throw refuse('abha-without-mobile');
  return { mobile, person, ...(address !== undefined && { address }) };
}

function holderOf(
  { abhas, people }: Services,
  method: Exclude<IdentifierKind, 'mobile'>,
  identifier: string,
): { person: Person; address?: string } {
  switch (method) {
    case 'abha-number': {
      if (!isAbhaNumber(identifier)) throw refuse('abha-number-invalid');
      const abha = abhas.byNumber(identifier);
      if (!abha) throw refuse('abha-number-not-found');
      return { person: people.byId(abha.person_id) };
    }
    case 'abha-address': {
      if (!isAbhaAddress(identifier)) throw refuse('address-invalid');
      const known = abhas.find(identifier);
      if (!known) throw refuse('user-not-found');
      return { person: people.byId(known.personId), address: known.address };
    }
    case 'aadhaar': {
      if (!isAadhaarNumber(identifier)) throw refuse('aadhaar-invalid');
      const person = people.byAadhaar(identifier);
      if (!person) throw refuse('aadhaar-not-found');
      if (!abhas.ofPerson(person.id)) throw refuse('aadhaar-without-abha');
      return { person };
    }
  }
}

function aadhaarMobile(person: Person): string {
  if (!isKycVerified(person) || person.blocks_aadhaar_otp) throw refuse('aadhaar-otp-not-allowed');
  if (person.mobile === null) throw refuse('aadhaar-without-mobile');
  return person.mobile;
}
