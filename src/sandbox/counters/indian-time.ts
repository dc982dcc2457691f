const ahead = 5.5 * 60 * 60 * 1000;

/** A moment as clocks in India show it, to the second: `2025-07-25T18:36:20+05:30`. */
export function indianTime(milliseconds: number): string {
  return `${new Date(milliseconds + ahead).toISOString().slice(0, 19)}+05:30`;
}

/** The day in India at a moment: `2025-07-25`. */
export const indianDay = (milliseconds: number): string => indianTime(milliseconds).slice(0, 10);
