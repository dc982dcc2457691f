import { toAsciiDigits } from './digits.js';
import {
  addressLineProblem,
  type AddressLineProblem,
  birthProblem,
  type BirthProblem,
  dateNumbers,
  type Gender,
  isGender,
  nameProblem,
  type NameProblem,
  tidyText,
  type TypedDate,
} from './person.js';
import { isPincode } from './pincode.js';

/** What somebody types of themselves, as it stands in the fields. */
export interface TypedPerson extends TypedDate {
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  /** One of the codes of `genders`, or empty. */
  readonly gender: string;
  /** House, street and place. */
  readonly line: string;
  readonly pincode: string;
}

/** What is wrong with it, field by field. */
export interface PersonProblems {
  readonly firstName?: NameProblem;
  readonly middleName?: NameProblem;
  readonly lastName?: NameProblem;
  readonly birth?: BirthProblem;
  /** `empty` as well for a code that is none of `genders`. */
  readonly gender?: 'empty';
  readonly line?: AddressLineProblem;
  readonly pincode?: 'empty' | 'format' | 'not-found';
}

/** Nothing typed yet. */
export const nobody: TypedPerson = {
  firstName: '',
  middleName: '',
  lastName: '',
  gender: '',
  day: '',
  month: '',
  year: '',
  line: '',
  pincode: '',
};

/** A typed postal code in ASCII digits. */
export const typedPincode = ({ pincode }: Pick<TypedPerson, 'pincode'>): string =>
  toAsciiDigits(pincode.trim());

function pincodeProblem(typed: TypedPerson, isUnknown: boolean): PersonProblems['pincode'] {
  const pincode = typedPincode(typed);
  if (pincode === '') return 'empty';
  if (!isPincode(pincode)) return 'format';
  return isUnknown ? 'not-found' : undefined;
}

/**
 * What is wrong with what somebody typed of themselves (NHA case P1 1.8).
 *
 * @param pincodeUnknown - whether ABDM has said that it does not know the postal code
 */
export function personProblems(typed: TypedPerson, pincodeUnknown: boolean): PersonProblems {
  const found = {
    firstName: nameProblem(typed.firstName, true),
    middleName: nameProblem(typed.middleName, false),
    lastName: nameProblem(typed.lastName, false),
    birth: birthProblem(typed),
    gender: isGender(typed.gender) ? undefined : 'empty',
    line: addressLineProblem(typed.line),
    pincode: pincodeProblem(typed, pincodeUnknown),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}

/** Name and date of birth; only where {@link personProblems} finds nothing. */
export function statedNameAndBirth(typed: TypedPerson): {
  firstName: string;
  middleName?: string;
  lastName?: string;
  yearOfBirth: number;
  monthOfBirth: number;
  dayOfBirth: number;
} {
  const { day = 0, month = 0, year = 0 } = dateNumbers(typed);
  const middleName = tidyText(typed.middleName);
  const lastName = tidyText(typed.lastName);
  return {
    firstName: tidyText(typed.firstName),
    ...(middleName && { middleName }),
    ...(lastName && { lastName }),
    yearOfBirth: year,
    monthOfBirth: month,
    dayOfBirth: day,
  };
}

/** Who somebody is: name, birth and gender; only where {@link personProblems} finds nothing. */
export const statedIdentity = (
  typed: TypedPerson,
): ReturnType<typeof statedNameAndBirth> & { gender: Gender } => ({
  ...statedNameAndBirth(typed),
  gender: typed.gender as Gender,
});

/** Where somebody lives; only where {@link personProblems} finds nothing. */
export const statedAddress = (typed: TypedPerson): { pincode: string; address: string } => ({
  pincode: typedPincode(typed),
  address: tidyText(typed.line),
});
