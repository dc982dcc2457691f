import { abhaMobileOf } from './abha-accounts.js';
import type { Abhas } from './abhas.js';
import { fullName, isKycVerified, type Person, type PersonDetails } from './people.js';
import { resolvePincode } from './pincodes.js';

/** `ProfileResponse` of the published API: what ABDM knows of an ABHA's holder. */
export interface ProfileAnswer extends PersonDetails {
  abha_address: string;
  abha_addresses: string[];
  abha_number: string | null;
  full_name: string;
  mobile: string | null;
  district_code?: string;
  district_name?: string;
  state_code?: string;
  state_name?: string;
  kyc_verified: boolean;
}

/** The same as a read profile: only there is the photo. */
export interface ProfileRead extends ProfileAnswer {
  /** Base64; missing for somebody of whom there is none. */
  profile_photo?: string;
}

/** The profile of somebody who is signed in with one of their addresses. */
export function profileAnswer(abhas: Abhas, person: Person, address: string): ProfileAnswer {
  const place = resolvePincode(person.pincode);
  return {
    abha_address: address,
    abha_addresses: abhas.allAddresses(person.id),
    abha_number: abhas.ofPerson(person.id)?.number ?? null,
    first_name: person.first_name,
    middle_name: person.middle_name,
    last_name: person.last_name,
    full_name: fullName(person),
    gender: person.gender,
    day_of_birth: person.day_of_birth,
    month_of_birth: person.month_of_birth,
    year_of_birth: person.year_of_birth,
    mobile: abhaMobileOf({ abhas }, person),
    address: person.address,
    pincode: person.pincode,
    ...(place && {
      district_code: place.dist_code,
      district_name: place.dist_name,
      state_code: place.state_code,
      state_name: place.state_name,
    }),
    kyc_verified: isKycVerified(person),
  };
}
