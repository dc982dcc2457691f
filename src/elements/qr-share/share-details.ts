import { mobileDigits, mobileProblem } from '../../abdm/mobile.js';
import { notices } from '../../abdm/notices.js';
import { dateNumbers, isGender, tidyText, type TypedDate } from '../../abdm/person.js';
import { personProblems } from '../../abdm/typed-person.js';
import type { AddedDetails, NeededDetail } from '../../contract/share.js';
import { begin, stay } from './share-moves.js';
import type {
  Location,
  ShareProblems,
  ShareState,
  ShareTransition,
  TypedPatient,
  Unlocated,
} from './share-state.js';

/** The needed details that upstream has not. */
export const missingDetails = ({ review }: ShareState): readonly NeededDetail[] => review?.missing ?? [];

/** Parts of the date of birth that upstream has: what it has is not replaced. */
export function knownDate({ review }: ShareState): Partial<TypedDate> {
  const { yearOfBirth, monthOfBirth, dayOfBirth } = review?.details ?? {};
  return {
    ...(yearOfBirth !== undefined && { year: String(yearOfBirth) }),
    ...(monthOfBirth !== undefined && { month: String(monthOfBirth) }),
    ...(dayOfBirth !== undefined && { day: String(dayOfBirth) }),
  };
}

/** What is typed, with the parts of the date that upstream has. */
export const typedPatient = (state: ShareState): TypedPatient => ({ ...state.patient, ...knownDate(state) });

/** What is wrong with the details that the patient must add. */
export function addedProblems(state: ShareState): ShareProblems {
  const typed = typedPatient(state);
  const { firstName, gender, birth } = personProblems(typed, false);
  const mobile = mobileProblem(typed.mobile);
  const found = { name: { firstName }, gender: { gender }, birth: { birth }, mobile: { mobile } };
  const problems = Object.assign({}, ...missingDetails(state).map((detail) => found[detail])) as object;
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

/** What the patient adds; only where {@link addedProblems} finds nothing. */
function added(state: ShareState): AddedDetails | undefined {
  const typed = typedPatient(state);
  const missing = missingDetails(state);
  const { day, month, year } = dateNumbers(typed);
  const { gender } = typed;
  if (missing.length === 0) return undefined;
  return {
    ...(missing.includes('name') && { name: tidyText(typed.firstName) }),
    ...(missing.includes('gender') && isGender(gender) && { gender }),
    ...(missing.includes('birth') && { yearOfBirth: year, monthOfBirth: month, dayOfBirth: day }),
    ...(missing.includes('mobile') && { mobile: mobileDigits(typed.mobile) }),
  };
}

/**
 * Shares what was reviewed.
 *
 * @param location - where the patient is, or why that is not known; left out where the patient does not send it
 */
export function sharedNow(
  state: ShareState,
  language: string,
  location?: Location | Unlocated,
): ShareTransition {
  const { counter } = state;
  if (!counter) return stay(state);
  const details = added(state);
  const place = typeof location === 'object' ? location : undefined;
  const unlocated = typeof location === 'string' ? location : undefined;
  return begin({ ...state, unlocated }, 'shareProfile', {
    ...counter,
    consent: { version: notices['profile-share'].version, language },
    ...(details && { added: details }),
    ...(place && { location: place }),
  });
}
