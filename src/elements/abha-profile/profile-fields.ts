import { toAsciiDigits } from '../../abdm/digits.js';
import { tidyText } from '../../abdm/person.js';
import { nobody, type TypedPerson, typedPincode } from '../../abdm/typed-person.js';
import type { Profile } from '../../contract/profile.js';
import type { PersonField } from '../../ui/person-fields.js';

/** An input of the form. */
export type ProfileInput = keyof TypedPerson;

/** The inputs of each field; a date of birth is changed as a whole. */
export const inputsOf: Readonly<Record<PersonField, readonly ProfileInput[]>> = {
  firstName: ['firstName'],
  middleName: ['middleName'],
  lastName: ['lastName'],
  birth: ['day', 'month', 'year'],
  gender: ['gender'],
  line: ['line'],
  pincode: ['pincode'],
};

/** The fields of a profile that can be changed at all. */
export const profileFields = Object.keys(inputsOf) as readonly PersonField[];

/** The field that an input belongs to. */
export const fieldOf = (input: ProfileInput): PersonField =>
  input === 'day' || input === 'month' || input === 'year' ? 'birth' : input;

/** What ABDM knows, as it stands in the inputs. Where it knows no parts of a name, the whole is the first one. */
export const typedOf = (profile: Profile): TypedPerson => ({
  ...nobody,
  firstName: profile.firstName ?? profile.fullName,
  middleName: profile.middleName ?? '',
  lastName: profile.lastName ?? '',
  gender: profile.gender ?? '',
  day: String(profile.dayOfBirth ?? ''),
  month: String(profile.monthOfBirth ?? ''),
  year: String(profile.yearOfBirth ?? ''),
  line: profile.address ?? '',
  pincode: profile.pincode ?? '',
});

/** What stands in the inputs of one field. */
export const inputsIn = (typed: Partial<TypedPerson>, field: PersonField): Partial<TypedPerson> =>
  Object.fromEntries(inputsOf[field].map((input) => [input, typed[input] ?? '']));

function written(input: ProfileInput, typed: Partial<TypedPerson>): string {
  const text = typed[input] ?? '';
  if (input === 'pincode') return typedPincode({ pincode: text });
  if (fieldOf(input) === 'birth') return toAsciiDigits(text.trim()).replace(/^0+(?=[0-9])/, '');
  return tidyText(text);
}

/** Whether two persons have the same in an input; spaces, scripts of digits and leading zeros make no difference. */
export const isSameInput = (
  input: ProfileInput,
  one: Partial<TypedPerson>,
  other: Partial<TypedPerson>,
): boolean => written(input, one) === written(input, other);

/** Whether two persons have the same in a field. */
export const isSameField = (
  field: PersonField,
  one: Partial<TypedPerson>,
  other: Partial<TypedPerson>,
): boolean => inputsOf[field].every((input) => isSameInput(input, one, other));

const knownAs = {
  firstName: 'firstName',
  day: 'dayOfBirth',
  month: 'monthOfBirth',
  year: 'yearOfBirth',
  gender: 'gender',
} as const satisfies Partial<Record<ProfileInput, keyof Profile>>;

/**
 * Whether an input of a profile may be changed: all of a self-declared one (NHA cases P2 18.1 to 18.7); of a KYC-verified
 * one the address, and what Aadhaar did not tell ABDM (NHA cases P2 17.1, 17.3 and VRFY_ABHA_101).
 */
export function mayChangeInput(input: ProfileInput, profile: Profile): boolean {
  if (!profile.kycVerified || input === 'line' || input === 'pincode') return true;
  if (input === 'middleName' || input === 'lastName') return false;
  return profile[knownAs[input]] === undefined;
}

/** Whether a field of a profile may be changed, if only in part. */
export const mayChange = (field: PersonField, profile: Profile): boolean =>
  inputsOf[field].some((input) => mayChangeInput(input, profile));
