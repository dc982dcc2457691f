import type * as z from 'zod/mini';
import { refuse } from './errors.js';
import { type detailsRequest, readDetails } from './person-details.js';
import { isKycVerified, type Person, type PersonDetails } from './people.js';
import type { Services } from './services.js';

/**
 * Changes what ABDM knows of somebody.
 *
 * @throws Refusal for details that ABDM does not take, or that Aadhaar vouches for
 */
export function changeProfile(
  { people, clock }: Pick<Services, 'people' | 'clock'>,
  person: Person,
  sent: z.output<typeof detailsRequest>,
): void {
  const details = readDetails(sent, clock.now());
  if (isKycVerified(person) && !agreesWithKyc(details, person)) throw refuse('details-invalid');
  people.change(person, details);
}

/** Name, birth and gender come from Aadhaar (NHA case VRFY_ABHA_101); what it does not know of the birth may be added. */
function agreesWithKyc(details: PersonDetails, person: Person): boolean {
  const names = ['first_name', 'middle_name', 'last_name', 'gender'] as const;
  const births = ['day_of_birth', 'month_of_birth', 'year_of_birth'] as const;
  return (
    names.every((field) => details[field] === person[field]) &&
    births.every((field) => person[field] === null || details[field] === person[field])
  );
}
