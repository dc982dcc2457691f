import * as z from 'zod/mini';
import { tidyText } from '../abdm/person.js';
import type { ProfileChanges } from '../contract/profile.js';
import { type Person, person } from '../contract/values.js';
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
  const known = merged.filter(([, value]) => value !== undefined && value !== '');
  const whole = z.safeParse(person, Object.fromEntries(known));
  if (whole.success) return whole.data;
  throw refused(String(whole.error.issues[0]?.path[0] ?? 'changes'));
}

// Only where ABDM has a value: the patient may add what is missing there.
function differs(before: string | number | undefined, wanted: string | number | undefined): boolean {
  return (
    before !== undefined && wanted !== undefined && tidyText(String(before)) !== tidyText(String(wanted))
  );
}

function refused(field: string): Failure {
  return new Failure('invalid-request', { status: 422, field });
}
