import { dateFormat } from '../reading/formats.js';

/** A time of day of FHIR, `08:30:00`. */
export function timeText(text: string, locale: string): string {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?$/.exec(text) ?? [];
  if (hour === undefined) return text;
  const at = Date.UTC(2000, 0, 1, Number(hour), Number(minute));
  return dateFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(at);
}
