import { isHiType } from '../../abdm/hi-types.js';
import { isPurpose } from '../../abdm/purposes.js';
import type { RequestDetails, RequestHead } from '../../contract/requests.js';
import type { RequestsMessages } from '../../locales/requests.js';

/** Characters of a text from elsewhere that stand in a row; the rest is unfolded. */
export const longestInRow = 160;

/** The beginning of a text that is too long for a row; a short one as it is. */
export const clipped = (text: string): string =>
  text.length <= longestInRow ? text : `${text.slice(0, longestInRow).replace(/[\ud800-\udbff]$/, '')}…`;

/** A text from elsewhere, or that it was not told: one without any visible character tells nothing. */
export const told = (text: string | undefined, m: RequestsMessages): string =>
  text !== undefined && /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text : m.notTold;

/** Why a request was made, in plain words; its own text where the kit does not know the code. */
export const purposeText = ({ code, text }: RequestHead['purpose'], m: RequestsMessages): string =>
  isPurpose(code) ? m.purposes[code] : told(text || code, m);

/** Formats are slow to make, and every row needs them. */
function remembered<Format>(make: (locale: string) => Format): (locale: string) => Format {
  const made = new Map<string, Format>();
  return (locale) => {
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}

const days = remembered((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const moments = remembered(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);
const conjunctions = remembered((locale) => new Intl.ListFormat(locale));

/** The day of an ISO 8601 moment; `undefined` for none. */
export const dayText = (moment: string | undefined, locale: string): string | undefined =>
  moment && days(locale).format(Date.parse(moment));

/** The day and time of an ISO 8601 moment; `undefined` for none. */
export const momentText = (moment: string | undefined, locale: string): string | undefined =>
  moment && moments(locale).format(Date.parse(moment));

/** Kinds of records in plain words, as a list; the texts of those that the kit does not know. */
export const hiTypesText = (
  hiTypes: RequestDetails['hiTypes'],
  m: RequestsMessages,
  locale: string,
): string =>
  conjunctions(locale).format(
    hiTypes.map(({ code, text }) => (isHiType(code) ? m.hiTypes[code] : told(text || code, m))),
  ) || m.notTold;
