import type { Abhas } from './abhas.js';
import { fullName, type Person } from './people.js';
import { resolvePincode } from './pincodes.js';

/** `ProfileResponse` of the published API: what ABDM knows of an ABHA's holder. */
export interface ProfileAnswer {
  abha_address: string;
  abha_addresses: string[];
  abha_number: string | null;
  first_name: string;
  middle_name: string | null;
  last_name: string | null;
  full_name: string;
  gender: 'M' | 'F' | 'O';
  day_of_birth: number | null;
  month_of_birth: number | null;
  year_of_birth: number;
  mobile: string | null;
  address: string;
  pincode: string;
  district_code?: string;
  district_name?: string;
  state_code?: string;
  state_name?: string;
  kyc_verified: boolean;
}

/** The profile of somebody who is signed in with one of their addresses. */
export function profileAnswer(abhas: Abhas, person: Person, address: string): ProfileAnswer {
  const abha = abhas.ofPerson(person.id);
  const place = resolvePincode(person.pincode);
  return {
    abha_address: address,
    abha_addresses: abhas.allAddresses(person.id),
    abha_number: abha?.number ?? null,
    first_name: person.first_name,
    middle_name: person.middle_name,
    last_name: person.last_name,
    full_name: fullName(person),
    gender: person.gender,
    day_of_birth: person.day_of_birth,
    month_of_birth: person.month_of_birth,
    year_of_birth: person.year_of_birth,
    mobile: abha?.mobile ?? null,
    address: person.address,
    pincode: person.pincode,
    ...(place && {
      district_code: place.dist_code,
      district_name: place.dist_name,
      state_code: place.state_code,
      state_name: place.state_name,
    }),
    kyc_verified: true,
  };
}
