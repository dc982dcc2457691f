const minute = 60 * 1000;
const indianOffset = 5.5 * 60 * minute;

/** Milliseconds of a day. */
export const day = 24 * 60 * minute;

/** A moment in Indian time, as FHIR writes it: `2026-11-01T14:30:00+05:30`. */
export function indianTime(milliseconds: number): string {
  return new Date(milliseconds + indianOffset).toISOString().replace(/\.\d+Z$/, '+05:30');
}

/** The day of a moment in India: `2026-11-01`. */
export const indianDate = (milliseconds: number): string => indianTime(milliseconds).slice(0, 10);
