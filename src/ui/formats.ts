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
const numbers = remembered((locale) => new Intl.NumberFormat(locale));

/** The day of an ISO 8601 moment; `undefined` for none. */
export const dayText = (moment: string | undefined, locale: string): string | undefined =>
  moment && days(locale).format(Date.parse(moment));

/** The day and time of an ISO 8601 moment; `undefined` for none. */
export const momentText = (moment: string | undefined, locale: string): string | undefined =>
  moment && moments(locale).format(Date.parse(moment));

/** Texts as one list: `"a, b, and c"`. */
export const listText = (texts: readonly string[], locale: string): string =>
  conjunctions(locale).format(texts);

/** A whole number in the digits and groups of the locale. */
export const numberText = (number: number, locale: string): string => numbers(locale).format(number);
