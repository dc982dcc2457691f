import { toAsciiDigits } from './digits.js';

/** Gender codes that ABDM Connect's published API takes. */
export const genders = ['F', 'M', 'O'] as const;

/** A gender as ABDM writes it. */
export type Gender = (typeof genders)[number];

/** Whether a text is one of `genders`. */
export const isGender = (text: string): text is Gender => genders.some((gender) => gender === text);

/** Most characters of a name or address line that the kit sends. */
export const longestText = { name: 99, address: 255 } as const;

/** Year before which nobody alive was born. */
export const earliestBirthYear = 1900;

/** What can be wrong with a typed name. */
export type NameProblem = 'empty' | 'characters' | 'too-long';

/** What can be wrong with a typed date of birth. */
export type BirthProblem = 'empty' | 'year' | 'not-a-date' | 'future';

/** What can be wrong with a typed address line. */
export type AddressLineProblem = 'empty' | 'characters' | 'too-long';

/** A day of the calendar as a patient typed it: each part apart, since a part may be missing. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** A name without needless spaces. */
export const tidyText = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * What is wrong with a name, or `undefined` when nothing is. Letters of any script with their marks; spaces, dots,
 * apostrophes and hyphens between them. ABDM has the last word.
 *
 * @param needed - whether an empty one is a problem (NHA case P1 1.8: only the first name and the year are)
 */
export function nameProblem(text: string, needed: boolean): NameProblem | undefined {
  const name = tidyText(text);
  if (name === '') return needed ? 'empty' : undefined;
  if (name.length > longestText.name) return 'too-long';
  return /^\p{L}[\p{L}\p{M}\u200c\u200d .'’-]*$/u.test(name) ? undefined : 'characters';
}

/**
 * What is wrong with an address line, or `undefined` when nothing is.
 *
 * Source: AS-1369 (letters, digits and `, . ' / ( ) -`).
 */
export function addressLineProblem(text: string): AddressLineProblem | undefined {
  const line = tidyText(text);
  if (line === '') return 'empty';
  if (line.length > longestText.address) return 'too-long';
  return /^[\p{L}\p{M}\p{Nd}\u200c\u200d ,.'/()-]+$/u.test(line) ? undefined : 'characters';
}

const wholeNumber = (text: string): number | undefined => {
  const digits = toAsciiDigits(text.trim());
  return /^[0-9]{1,4}$/.test(digits) ? Number(digits) : undefined;
};

/** The numbers of a typed date, as far as they are numbers. */
export function dateNumbers({ day, month, year }: TypedDate): {
  readonly day: number | undefined;
  readonly month: number | undefined;
  readonly year: number | undefined;
} {
  return { day: wholeNumber(day), month: wholeNumber(month), year: wholeNumber(year) };
}

/** Whether three numbers are a day of the calendar on which somebody alive may have been born. */
export function isBirthDate(year: number, month: number, day: number, today = new Date()): boolean {
  return birthDateProblem(year, month, day, today) === undefined;
}

function birthDateProblem(
  year: number,
  month: number,
  day: number,
  today: Date,
): Exclude<BirthProblem, 'empty'> | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < earliestBirthYear || year > 9999) return 'year';
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return 'not-a-date';
  // Somebody east of here may have tomorrow already.
  return date.getTime() > today.getTime() + 14 * 60 * 60 * 1000 ? 'future' : undefined;
}

/**
 * What is wrong with a typed date of birth, or `undefined` when nothing is.
 *
 * Source: ABDM Connect's published API needs day, month and year (NHA case P1 1.8 only the year): the API decides.
 */
export function birthProblem(typed: TypedDate, today = new Date()): BirthProblem | undefined {
  if ([typed.day, typed.month, typed.year].some((part) => part.trim() === '')) return 'empty';
  const { day, month, year } = dateNumbers(typed);
  if (day === undefined || month === undefined || year === undefined) return 'not-a-date';
  return birthDateProblem(year, month, day, today);
}
