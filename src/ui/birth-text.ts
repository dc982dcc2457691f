/** A date of birth as far as it is known. */
export interface KnownBirth {
  readonly yearOfBirth?: number | undefined;
  readonly monthOfBirth?: number | undefined;
  readonly dayOfBirth?: number | undefined;
}

/**
 * A date of birth as it is read: the year alone, or the whole day; `undefined` where nothing is known.
 *
 * @param locale - BCP 47 tag
 */
export function birthText(
  { yearOfBirth, monthOfBirth, dayOfBirth }: KnownBirth,
  locale: string,
): string | undefined {
  if (yearOfBirth === undefined) return undefined;
  if (monthOfBirth === undefined || dayOfBirth === undefined)
    return new Intl.NumberFormat(locale, { useGrouping: false }).format(yearOfBirth);
  const day = new Date(Date.UTC(yearOfBirth, monthOfBirth - 1, dayOfBirth));
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}
