import { dateNumbers, tidyText } from '../../abdm/person.js';
import { isPincode } from '../../abdm/pincode.js';
import {
  personProblems,
  type PersonProblems,
  type TypedPerson,
  typedPincode,
} from '../../abdm/typed-person.js';
import type { Failure } from '../../client/failure.js';
import type { Profile, ProfileChanges } from '../../contract/profile.js';
import type { PersonField, Place } from '../../ui/person-fields.js';
import {
  fieldOf,
  inputsIn,
  isSameInput,
  mayChange,
  mayChangeInput,
  type ProfileInput,
  profileFields,
  typedOf,
} from './profile-fields.js';

/** A field that the patient and somebody elsewhere both changed. */
export interface Conflict {
  /** What the patient typed, whichever is chosen. */
  readonly mine: Partial<TypedPerson>;
  readonly choice?: 'mine' | 'theirs' | undefined;
}

/** A profile that is being edited. */
export interface ProfileForm {
  /** The profile that is changed, as ABDM had it last. */
  readonly base: Profile;
  readonly typed: TypedPerson;
  readonly problems: PersonProblems;
  readonly place: Place;
  readonly saving: boolean;
  readonly failure?: Failure | undefined;
  /** Fields that took a newer value of ABDM. */
  readonly taken: readonly PersonField[];
  /** Fields whose change cannot be made any more, since KYC was verified meanwhile. */
  readonly closed: readonly PersonField[];
  readonly conflicts: Readonly<Partial<Record<PersonField, Conflict>>>;
  /** Why the last press on "save" did nothing. */
  readonly remark?: 'unchanged' | 'undecided' | undefined;
  /** Whether the patient is asked if the changes may be dropped. */
  readonly leaving: boolean;
}

/** The place of a profile's own PIN code. */
export const placeOf = ({ state, district }: Profile): Place =>
  state && district ? { state: state.name, district: district.name } : 'unknown';

/** The form for a profile, filled with what ABDM knows. */
export const formOf = (profile: Profile): ProfileForm => ({
  base: profile,
  typed: typedOf(profile),
  problems: {},
  place: placeOf(profile),
  saving: false,
  taken: [],
  closed: [],
  conflicts: {},
  leaving: false,
});

/** Puts texts into inputs; the place follows the PIN code. */
export function withTyped(form: ProfileForm, texts: Partial<TypedPerson>): ProfileForm {
  const typed = { ...form.typed, ...texts };
  if (isSameInput('pincode', typed, form.typed)) return { ...form, typed };
  if (isSameInput('pincode', typed, typedOf(form.base))) return { ...form, typed, place: placeOf(form.base) };
  return { ...form, typed, place: isPincode(typedPincode(typed)) ? 'looking' : 'unknown' };
}

/** Takes what was typed into an input; where both had changed the field, it is the patient's choice. */
export function typedInto(form: ProfileForm, input: ProfileInput, text: string): ProfileForm {
  const field = fieldOf(input);
  const { [field]: _mended, ...problems } = form.problems;
  const next = withTyped(form, { [input]: text });
  const conflicts = form.conflicts[field]
    ? { ...form.conflicts, [field]: { mine: inputsIn(next.typed, field), choice: 'mine' } as const }
    : form.conflicts;
  return { ...next, problems, conflicts, failure: undefined, remark: undefined, leaving: false };
}

/** Takes the patient's choice where both had changed a field. */
export function chosen(form: ProfileForm, field: PersonField, choice: 'mine' | 'theirs'): ProfileForm {
  const conflict = form.conflicts[field];
  if (!conflict) return form;
  const { [field]: _mended, ...problems } = form.problems;
  const texts = choice === 'mine' ? conflict.mine : inputsIn(typedOf(form.base), field);
  const conflicts = { ...form.conflicts, [field]: { ...conflict, choice } };
  return { ...withTyped(form, texts), problems, conflicts, failure: undefined, remark: undefined };
}

/** Fields that both changed, and for which the patient has not chosen yet. */
export const undecided = ({ conflicts }: ProfileForm): PersonField[] =>
  profileFields.filter((field) => conflicts[field] && !conflicts[field].choice);

/** Whether ABDM lacks something of a profile that a patient can add. */
export const isPartial = (profile: Profile): boolean =>
  [profile.dayOfBirth, profile.monthOfBirth, profile.yearOfBirth, profile.gender].includes(undefined) ||
  !profile.pincode ||
  !profile.address;

/** What is wrong with the form, as far as the patient can mend it. */
export function formProblems({ typed, place, base }: ProfileForm): PersonProblems {
  const found = Object.entries(personProblems(typed, place === 'not-found'));
  const canMend = ([field, problem]: [string, unknown]): boolean =>
    mayChange(field as PersonField, base) && (problem !== 'year' || mayChangeInput('year', base));
  return Object.fromEntries(found.filter(canMend));
}

/** What the patient wants to be different from what ABDM has, and nothing else. */
export function changesOf({ typed, base }: ProfileForm): ProfileChanges {
  const was = typedOf(base);
  const { day, month, year } = dateNumbers(typed);
  const values = {
    firstName: ['firstName', tidyText(typed.firstName)],
    middleName: ['middleName', tidyText(typed.middleName)],
    lastName: ['lastName', tidyText(typed.lastName)],
    gender: ['gender', typed.gender],
    year: ['yearOfBirth', year],
    month: ['monthOfBirth', month],
    day: ['dayOfBirth', day],
    pincode: ['pincode', typedPincode(typed)],
    line: ['address', tidyText(typed.line)],
  } as const satisfies Record<ProfileInput, readonly [keyof ProfileChanges, string | number | undefined]>;
  const changed = (Object.keys(values) as ProfileInput[]).filter(
    (input) => mayChangeInput(input, base) && !isSameInput(input, typed, was),
  );
  // ABDM takes no person without a first name; where it had none, the whole name stands there.
  if (changed.length > 0 && base.firstName === undefined) changed.push('firstName');
  return Object.fromEntries(changed.map((input) => values[input])) as ProfileChanges;
}

/** Whether anything would be lost if the form were closed. */
export const isDirty = (form: ProfileForm): boolean =>
  Object.keys(form.conflicts).length > 0 || Object.keys(changesOf(form)).length > 0;

/** Whether a profile is what a change asked for: a change whose answer was lost is read back, not repeated. */
export const isChanged = (profile: Profile, changes: ProfileChanges): boolean =>
  Object.entries(changes).every(([name, value]) => (profile[name as keyof ProfileChanges] ?? '') === value);
