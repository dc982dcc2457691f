import { dateFormat } from './formats.js';

const shape =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** Whether a text is a day or a moment of FHIR: at least year and month. */
export const isDate = (text: string): boolean => text.length > 4 && shape.test(text);

/**
 * A date of FHIR as far as it is known: a year, a month, a day, or a moment. A moment is shown as the sender's clock said
 * it; one in UTC as the reader's clock does. What is no date stays as it is.
 *
 * @param locale - BCP 47 tag
 */
export function dateText(text: string, locale: string): string {
  const found = shape.exec(text);
  if (!found) return text;
  const [, year = '', month, day, hour, minute, second = '0', zone] = found;
  const at = Date.UTC(
    Number(year),
    Number(month ?? 1) - 1,
    Number(day ?? 1),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second),
  );
  const isReal = new Date(at).getUTCMonth() === Number(month ?? 1) - 1 && Number(hour ?? 0) < 24;
  if (!isReal) return text;
  const format = (options: Intl.DateTimeFormatOptions): string =>
    dateFormat(locale, { timeZone: 'UTC', ...options }).format(at);
  if (!month) return format({ year: 'numeric' });
  if (!day) return format({ year: 'numeric', month: 'long' });
  if (!hour) return format({ dateStyle: 'long' });
  const moment = { dateStyle: 'long', timeStyle: 'short' } as const;
  return zone === 'Z' ? dateFormat(locale, moment).format(at) : format(moment);
}
