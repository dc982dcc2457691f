import * as z from 'zod/mini';
import { isMobileNumber } from '../../abdm/mobile.js';
import { genders, isBirthDate, longestText } from '../../abdm/person.js';
import { isPincode } from '../../abdm/pincode.js';
import { refuse } from '../errors.js';

const address = z.strictObject({
  line: z.optional(z.string()),
  district: z.optional(z.string()),
  state: z.optional(z.string()),
  pin_code: z.string(),
});

const patient = z.strictObject({
  abha_address: z.string(),
  name: z.string(),
  gender: z.string(),
  day_of_birth: z.string(),
  month_of_birth: z.string(),
  year_of_birth: z.string(),
  mobile: z.string(),
  address: z.optional(address),
});

const location = z.strictObject({ latitude: z.nullish(z.string()), longitude: z.nullish(z.string()) });

/**
 * `ScanandshareProfileShareRequest` of the published API. The document does without the patient; what facilities get then it
 * does not say. `request_id` and `user_x_token` count for nothing.
 */
export const shareRequest = z.strictObject({
  hip_id: z.string(),
  counter_id: z.string(),
  location: z.optional(location),
  patient,
  request_id: z.optional(z.string()),
  user_x_token: z.optional(z.string()),
});

/** What a patient sends to a counter. */
export type ShareRequest = z.output<typeof shareRequest>;

/** First, middle and last name with spaces between. */
const longestName = 3 * longestText.name + 2;

/**
 * Refuses what no facility could register somebody by.
 *
 * @param now - milliseconds since 1970; nobody is born later
 * @throws Refusal `details-invalid` or `pincode-invalid`
 */
export function checkSent({ patient: sent, location: place }: ShareRequest, now: number): void {
  const { name, gender, mobile, address: home } = sent;
  const birth = [sent.year_of_birth, sent.month_of_birth, sent.day_of_birth];
  const [year = 0, month = 0, day = 0] = birth.map(Number);
  const isDate =
    birth.every((part) => /^\d{1,4}$/.test(part)) && isBirthDate(year, month, day, new Date(now));
  const isName = name.trim() !== '' && name.length <= longestName;
  const isGender = genders.some((known) => known === gender);
  if (!isDate || !isName || !isGender || !isMobileNumber(mobile) || !isPlace(place))
    throw refuse('details-invalid');
  if (home && !isPincode(home.pin_code)) throw refuse('pincode-invalid');
}

function isPlace(place: ShareRequest['location']): boolean {
  const { latitude = null, longitude = null } = place ?? {};
  if (latitude === null && longitude === null) return true;
  return isDegrees(latitude, 90) && isDegrees(longitude, 180);
}

function isDegrees(text: string | null, most: number): boolean {
  return (
    text !== null && /^-?\d{1,3}(?:\.\d{1,20})?(?:e-\d{1,3})?$/.test(text) && Math.abs(Number(text)) <= most
  );
}
