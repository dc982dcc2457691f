import type { TypedPerson } from '../../abdm/typed-person.js';
import type { Profile } from '../../contract/profile.js';
import type { PersonField } from '../../ui/person-fields.js';
import {
  inputsIn,
  inputsOf,
  isSameField,
  mayChange,
  mayChangeInput,
  profileFields,
  typedOf,
} from './profile-fields.js';
import { type Conflict, placeOf, type ProfileForm, withTyped } from './profile-form.js';

/** What becomes of one field. */
interface MergedField {
  readonly texts: Partial<TypedPerson>;
  readonly conflict?: Conflict | undefined;
  readonly note?: 'taken' | 'closed' | undefined;
}

function mergedField(field: PersonField, form: ProfileForm, profile: Profile): MergedField {
  const was = typedOf(form.base);
  const theirs = inputsIn(typedOf(profile), field);
  const conflict = form.conflicts[field];
  const stated = conflict?.mine ?? inputsIn(form.typed, field);
  const isMine = !isSameField(field, stated, was);
  const isTheirs = !isSameField(field, theirs, was);
  // What Aadhaar has confirmed by now is no more the patient's to say.
  const fixed = inputsOf[field].filter((input) => !mayChangeInput(input, profile));
  const mine = { ...stated, ...Object.fromEntries(fixed.map((input) => [input, theirs[input]])) };
  const note = isMine && !isSameField(field, mine, stated) ? 'closed' : undefined;

  if (!mayChange(field, profile) || (isTheirs && !isMine))
    return { texts: theirs, note: note ?? (isTheirs ? 'taken' : undefined) };
  if (!isTheirs) {
    const kept = conflict && { ...conflict, mine };
    return { texts: kept?.choice === 'theirs' ? theirs : mine, conflict: kept, note };
  }
  return isSameField(field, mine, theirs) ? { texts: mine, note } : { texts: mine, conflict: { mine }, note };
}

/**
 * A form over a profile that was changed elsewhere meanwhile. What only ABDM changed is taken, what only the patient
 * changed stays, and where both did the patient must choose.
 *
 * @param profile - the profile as ABDM has it now
 */
export function merged(form: ProfileForm, profile: Profile): ProfileForm {
  const results = profileFields.map((field) => ({ field, ...mergedField(field, form, profile) }));
  const noted = (note: 'taken' | 'closed', before: readonly PersonField[]): PersonField[] =>
    results
      .filter((result) => result.note === note || (before.includes(result.field) && !result.conflict))
      .map(({ field }) => field);
  const typed = Object.assign({}, form.typed, ...results.map(({ texts }) => texts)) as TypedPerson;
  const next = withTyped({ ...form, base: profile }, typed);
  return {
    ...next,
    place: isSameField('pincode', typed, typedOf(profile)) ? placeOf(profile) : next.place,
    taken: noted('taken', form.taken),
    closed: noted('closed', form.closed),
    conflicts: Object.fromEntries(
      results.flatMap(({ field, conflict }) => (conflict ? [[field, conflict]] : [])),
    ),
    remark: undefined,
  };
}
