import { isAbhaAddress } from '../../../abdm/abha-address.js';
import { formatAbhaNumber, isAbhaNumber } from '../../../abdm/abha-number.js';
import { isMobileNumber, mobileDigits } from '../../../abdm/mobile.js';
import { type Gender, genders, tidyText } from '../../../abdm/person.js';
import { isPincode } from '../../../abdm/pincode.js';
import type { Abha, Person } from '../../../contract/values.js';
import { definedOf } from '../../defined.js';
import type { Place, UpstreamProfile } from '../upstream.js';
import { type Fields, fields, flag, items, maskedNumber, text, wholeNumber } from './reading.js';

/** An ABHA address, if a value is one. */
export function readAddress(value: unknown): string | undefined {
  const written = text(value);
  return written !== undefined && isAbhaAddress(written) ? written : undefined;
}

function readAbhaNumber(value: unknown): string | undefined {
  const written = text(value) ?? '';
  const abhaNumber = /^\d{14}$/.test(written) ? formatAbhaNumber(written) : written;
  return isAbhaNumber(abhaNumber) ? abhaNumber : undefined;
}

function readName(profile: Fields): string {
  const parts = [profile['first_name'], profile['middle_name'], profile['last_name']].map(text);
  return text(profile['full_name']) ?? parts.filter((part) => part !== undefined).join(' ');
}

function readKyc(profile: Fields): { kycVerified: boolean; abhaNumber?: string } {
  const kycVerified = flag(profile['kyc_verified']) ?? false;
  const abhaNumber = kycVerified ? readAbhaNumber(profile['abha_number']) : undefined;
  return { kycVerified, ...(abhaNumber !== undefined && { abhaNumber }) };
}

/**
 * Reads the ABHA in a profile.
 *
 * @param expectedAddress - the address that was asked for, for a profile that does not repeat it
 */
export function readAbha(profile: Fields, expectedAddress: string | undefined): Abha | undefined {
  const abhaAddress = text(profile['abha_address']) ?? expectedAddress;
  if (abhaAddress === undefined || !isAbhaAddress(abhaAddress)) return undefined;
  return { abhaAddress, name: readName(profile), ...readKyc(profile) };
}

/** Reads a whole profile; `undefined` for one without an ABHA address. */
export function readProfile(body: unknown): UpstreamProfile | undefined {
  const answer = fields(body);
  const others = items(answer['abha_addresses']).flatMap((value) => readAddress(value) ?? []);
  const abhaAddress = readAddress(answer['abha_address']) ?? others[0];
  if (abhaAddress === undefined) return undefined;
  const pincode = text(answer['pincode']);
  return {
    abhaAddress,
    abhaAddresses: [...new Set([abhaAddress, ...others])],
    ...readKyc(answer),
    fullName: readName(answer),
    ...definedOf({
      firstName: text(answer['first_name']),
      middleName: text(answer['middle_name']),
      lastName: text(answer['last_name']),
      gender: readGender(answer['gender']),
      yearOfBirth: wholeNumber(answer['year_of_birth'], 1800, 9999),
      monthOfBirth: wholeNumber(answer['month_of_birth'], 1, 12),
      dayOfBirth: wholeNumber(answer['day_of_birth'], 1, 31),
      mobile: readMobile(answer['mobile']),
      address: text(answer['address']),
      pincode: pincode !== undefined && isPincode(pincode) ? pincode : undefined,
      state: readPlace(answer['state_code'], answer['state_name']),
      district: readPlace(answer['district_code'], answer['district_name']),
      photo: readPhoto(answer['profile_photo']),
    }),
  };
}

/** The nine fields that upstream takes of a person; all of them, also those that are empty. */
export function writePerson(person: Person): object {
  const optional = (name: string | undefined): string | null => tidyText(name ?? '') || null;
  return {
    first_name: tidyText(person.firstName),
    middle_name: optional(person.middleName),
    last_name: optional(person.lastName),
    gender: person.gender,
    day_of_birth: person.dayOfBirth,
    month_of_birth: person.monthOfBirth,
    year_of_birth: person.yearOfBirth,
    pincode: person.pincode,
    address: optional(person.address),
  };
}

function readGender(value: unknown): Gender | undefined {
  const letter = text(value)?.charAt(0).toUpperCase();
  return genders.find((gender) => gender === letter);
}

// The mask stays where upstream sends one.
function readMobile(value: unknown): string | undefined {
  const digits = mobileDigits(text(value) ?? '');
  return isMobileNumber(digits) ? digits : maskedNumber(value);
}

function readPlace(code: unknown, name: unknown): Place | undefined {
  const [knownCode, knownName] = [text(code), text(name)];
  return knownCode === undefined || knownName === undefined
    ? undefined
    : { code: knownCode, name: knownName };
}

// JPEG and PNG begin so in Base64; anything else would be no picture.
function readPhoto(value: unknown): string | undefined {
  const photo =
    text(value)
      ?.replace(/^data:image\/(?:jpeg|jpg|png);base64,/, '')
      .replace(/\s+/g, '') ?? '';
  return /^(?:\/9j\/|iVBORw0KGgo)[A-Za-z0-9+/]*={0,2}$/.test(photo) ? photo : undefined;
}
