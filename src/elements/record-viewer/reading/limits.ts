/** What a record may ask of a phone; beyond it is said how much more there is. */
export const limits = {
  /** Levels of a value inside others. */
  depth: 12,
  /** Values that one resource is asked for. */
  values: 20_000,
  /** Characters of one text. */
  text: 20_000,
  /** Values in one list, and facts of one resource. */
  list: 500,
  /** Rows of one table; a longer one goes on in the next. */
  rows: 100,
  /** Levels of sections inside sections. */
  sections: 6,
  /** Characters of a facility's own text. */
  narrative: 100_000,
  /** Bytes of a picture that is shown in the page; a larger one is for download. */
  picture: 5 * 1024 * 1024,
} as const;
