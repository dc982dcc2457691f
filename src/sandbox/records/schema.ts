/** The table of records. */
export const recordSchema = `
-- What the desk has put in place of a visit's record: a state, or an answer as it is sent.
CREATE TABLE desk_record (
  visit_id TEXT PRIMARY KEY REFERENCES visit (id),
  state TEXT NOT NULL CHECK (state IN ('ready', 'not-ready', 'no-consent', 'missing')),
  answer TEXT
) STRICT;
`;

/** This table, as those that point to others. */
export const recordTables = ['desk_record'] as const;
