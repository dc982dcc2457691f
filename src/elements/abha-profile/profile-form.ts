import {
  nobody,
  personProblems,
  type PersonProblems,
  statedAddress,
  statedIdentity,
  type TypedPerson,
  typedPincode,
} from '../../abdm/typed-person.js';
import { isPincode } from '../../abdm/pincode.js';
import type { Failure } from '../../client/failure.js';
import type { Profile, updateProfile } from '../../contract/profile.js';
import type { RequestOf } from '../../contract/route.js';
import type { Place } from '../../ui/person-fields.js';

/** What a profile is changed to. */
export type ProfileChange = RequestOf<typeof updateProfile>;

/** A profile that is being edited. */
export interface ProfileForm {
  readonly typed: TypedPerson;
  readonly problems: PersonProblems;
  readonly place: Place;
  readonly saving: boolean;
  readonly failure?: Failure | undefined;
}

/** The form for a profile, filled with what ABDM knows. */
export function formOf(profile: Profile): ProfileForm {
  const { state, district } = profile;
  return {
    typed: {
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
    },
    problems: {},
    place: state && district ? { state: state.name, district: district.name } : 'unknown',
    saving: false,
  };
}

/** Takes what was typed into a field. */
export function typedInto(form: ProfileForm, field: keyof TypedPerson, text: string): ProfileForm {
  const problemOf = field === 'day' || field === 'month' || field === 'year' ? 'birth' : field;
  const { [problemOf]: _mended, ...problems } = form.problems;
  const typed = { ...form.typed, [field]: text };
  const isNewPincode = field === 'pincode';
  const place: Place = isNewPincode ? (isPincode(typedPincode(typed)) ? 'looking' : 'unknown') : form.place;
  return { ...form, typed, problems, place, failure: undefined };
}

/** Whether ABDM does not know the whole date of birth. */
export const lacksBirth = ({ dayOfBirth, monthOfBirth, yearOfBirth }: Profile): boolean =>
  dayOfBirth === undefined || monthOfBirth === undefined || yearOfBirth === undefined;

/** Whether ABDM lacks something of a profile that a patient can add. */
export const isPartial = (profile: Profile): boolean =>
  lacksBirth(profile) || profile.gender === undefined || !profile.pincode || !profile.address;

/**
 * What is wrong with the form, as far as the patient can mend it.
 *
 * @param profile - the profile that is edited; what KYC confirmed of it is not asked for
 */
export function formProblems({ typed, place }: ProfileForm, profile: Profile | undefined): PersonProblems {
  const { birth, gender, line, pincode, ...names } = personProblems(typed, place === 'not-found');
  const isLocked = profile?.kycVerified === true;
  return {
    ...(!isLocked && names),
    ...(birth && !(isLocked && !lacksBirth(profile)) && { birth }),
    ...(gender && { gender }),
    ...(line && { line }),
    ...(pincode && { pincode }),
  };
}

/** The change that a form without problems asks for. */
export const changeOf = ({ typed }: ProfileForm): ProfileChange => ({
  identity: statedIdentity(typed),
  ...statedAddress(typed),
});

/** Whether a profile is what a change asked for: a change whose answer was lost is read back, not repeated. */
export function isChanged(profile: Profile, { identity, pincode, address }: ProfileChange): boolean {
  return (
    profile.pincode === pincode &&
    profile.address === address &&
    (profile.firstName ?? '') === identity.firstName &&
    (profile.middleName ?? '') === (identity.middleName ?? '') &&
    (profile.lastName ?? '') === (identity.lastName ?? '') &&
    profile.gender === identity.gender &&
    profile.yearOfBirth === identity.yearOfBirth &&
    profile.monthOfBirth === identity.monthOfBirth &&
    profile.dayOfBirth === identity.dayOfBirth
  );
}
