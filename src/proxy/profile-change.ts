import { isBirthDate, tidyText } from '../abdm/person.js';
import type { ProfileChanges } from '../contract/profile.js';
import type { Person } from '../contract/values.js';
import { Failure } from './failure.js';
import { personFields } from './profile-etag.js';
import type { UpstreamProfile } from './upstreams/upstream.js';

const fromAadhaar = [
  'firstName',
  'middleName',
  'lastName',
  'gender',
  'yearOfBirth',
  'monthOfBirth',
  'dayOfBirth',
] as const satisfies (keyof Person)[];

const birth = ['yearOfBirth', 'monthOfBirth', 'dayOfBirth'] as const satisfies (keyof Person)[];

const needed = ['firstName', 'gender', ...birth, 'pincode', 'address'] as const satisfies (keyof Person)[];

/**
 * A profile with what the patient wants to be different, as upstream wants it: whole.
 *
 * @throws Failure `invalid-request` with the first field that must not change or that the whole lacks
 */
export function changedPerson(before: UpstreamProfile, changes: ProfileChanges): Person {
  const fixed = before.kycVerified
    ? fromAadhaar.find((name) => differs(before[name], changes[name]))
    : undefined;
  if (fixed !== undefined) throw refused(fixed);
  const merged = personFields.map((name) => [name, changes[name] ?? before[name]] as const);
  // An empty name takes away what was there.
  const whole: Partial<Person> = Object.fromEntries(
    merged.filter(([, value]) => value !== undefined && value !== ''),
  );
  if (!isWhole(whole)) throw refused(needed.find((name) => whole[name] === undefined) ?? 'changes');
  const { yearOfBirth, monthOfBirth, dayOfBirth } = whole;
  // What stays as ABDM has it is not ours to judge.
  const isNewBirth = birth.some((name) => changes[name] !== undefined);
  if (isNewBirth && !isBirthDate(yearOfBirth, monthOfBirth, dayOfBirth)) throw refused('dayOfBirth');
  return whole;
}

const isWhole = (whole: Partial<Person>): whole is Person =>
  needed.every((name) => whole[name] !== undefined);

// Only where ABDM has a value: the patient may add what is missing there.
function differs(before: string | number | undefined, wanted: string | number | undefined): boolean {
  return (
    before !== undefined && wanted !== undefined && tidyText(String(before)) !== tidyText(String(wanted))
  );
}

function refused(field: string): Failure {
  return new Failure('invalid-request', { status: 422, field });
}
