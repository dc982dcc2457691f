import { text } from './reading.js';

const form =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(?:Z|([+-]\d\d)(?::?(\d\d))?)?)?$/i;

/** Sorts by moments as {@link readMoment} gives them, the newest first and those without one last. */
export function newerFirst(one = '', other = ''): number {
  return one === other ? 0 : one > other ? -1 : 1;
}

/**
 * A moment as ISO 8601 in UTC, from a date with or without time, fraction and offset; without an offset it is UTC, as
 * ABDM writes its dates. `undefined` for what is no moment.
 */
export function readMoment(value: unknown): string | undefined {
  const match = form.exec(text(value) ?? '');
  if (!match) return undefined;
  const [, day = '', time = '00:00', hours, minutes = '00'] = match;
  const isDay = new Date(`${day}T00:00Z`).toJSON()?.startsWith(day);
  const date = new Date(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
  const written = date.toJSON();
  // An offset can move the first and the last day out of the years of four digits.
  return isDay && /^\d/.test(written ?? '') ? written : undefined;
}
