import * as z from 'zod/mini';
import { addressLineProblem, genders, isBirthDate, nameProblem, tidyText } from '../abdm/person.js';
import { isPincode } from '../abdm/pincode.js';
import { refuse } from './errors.js';
import type { PersonDetails } from './people.js';

const optionalText = z.nullish(z.string());

/** `DetailsRequestType2` of the published API: what somebody says of themselves. */
export const detailsRequest = z.object({
  first_name: z.string(),
  middle_name: optionalText,
  last_name: optionalText,
  gender: z.enum(genders),
  day_of_birth: z.int(),
  month_of_birth: z.int(),
  year_of_birth: z.int(),
  pincode: z.string(),
  address: optionalText,
});

/**
 * What somebody says of themselves, if ABDM takes it.
 *
 * @param now - milliseconds since 1970; nobody is born later
 * @throws Refusal `details-invalid`, `pincode-invalid` or `address-line-invalid`
 */
export function readDetails(sent: z.output<typeof detailsRequest>, now: number): PersonDetails {
  const { day_of_birth: day, month_of_birth: month, year_of_birth: year, pincode } = sent;
  const address = textOrNull(sent.address);
  if (nameProblem(sent.first_name, true) || !isBirthDate(year, month, day, new Date(now)))
    throw refuse('details-invalid');
  for (const name of [sent.middle_name, sent.last_name])
    if (nameProblem(name ?? '', false)) throw refuse('details-invalid');
  if (!isPincode(pincode)) throw refuse('pincode-invalid');
  if (address !== null && addressLineProblem(address)) throw refuse('address-line-invalid');
  return {
    first_name: tidyText(sent.first_name),
    middle_name: textOrNull(sent.middle_name),
    last_name: textOrNull(sent.last_name),
    gender: sent.gender,
    day_of_birth: day,
    month_of_birth: month,
    year_of_birth: year,
    address,
    pincode,
  };
}

function textOrNull(text: string | null | undefined): string | null {
  return tidyText(text ?? '') || null;
}
