import * as z from 'zod/mini';
import { randomId } from './seal.js';

/** A patient who signed in on a browser, as its binding keeps it. */
export const patient = z.object({
  /** Names the patient to this browser's pages. */
  key: z.string(),
  /** Upstream's id. */
  id: z.optional(z.string()),
  abhaAddress: z.string(),
  name: z.string(),
});

/** A patient who signed in on a browser. */
export type Patient = z.output<typeof patient>;

const mostPatients = 6;
const longestName = 80;
// A sealed cookie grows by a third, and browsers drop one of more than 4096 bytes.
const mostBytes = 2300;

const sizeOf = (patients: readonly Patient[]): number =>
  new TextEncoder().encode(JSON.stringify(patients)).length;

/** Whether two ABHA addresses are the same one; ABDM does not tell capitals apart. */
export function isSameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/**
 * The patients of a browser after another one signed in, the newest last. One who signs in again takes the place of the
 * earlier sign-in; when there are too many for a cookie, the oldest goes.
 */
export function withPatient(patients: readonly Patient[], signedIn: Omit<Patient, 'key'>): Patient[] {
  const newest = {
    ...signedIn,
    key: randomId(),
    name: Array.from(signedIn.name).slice(0, longestName).join(''),
  };
  const others = patients.filter(({ abhaAddress }) => !isSameAddress(abhaAddress, signedIn.abhaAddress));
  let kept = [...others, newest].slice(-mostPatients);
  while (kept.length > 1 && sizeOf(kept) > mostBytes) kept = kept.slice(1);
  return kept;
}
