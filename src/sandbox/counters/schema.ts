/** Tables of counters and of the profiles that they received. Times are milliseconds of the sandbox clock. */
export const counterSchema = `
CREATE TABLE counter (
  hip_id TEXT NOT NULL,
  counter_id TEXT NOT NULL,
  behaviour TEXT NOT NULL,
  PRIMARY KEY (hip_id, counter_id)
) STRICT;

-- "sent" is what the patient sent, as JSON. "answers_at" is NULL where no answer ever comes; the outcome shows itself then.
-- Token numbers begin again with every "token_day".
CREATE TABLE profile_share (
  id TEXT PRIMARY KEY,
  oid TEXT NOT NULL,
  hip_id TEXT NOT NULL,
  counter_id TEXT NOT NULL,
  sent TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  answers_at INTEGER,
  outcome TEXT NOT NULL CHECK (outcome IN ('token', 'no-token', 'unknown-counter')),
  token_number INTEGER,
  token_day TEXT,
  expires_at INTEGER
) STRICT;
CREATE INDEX profile_share_by_counter ON profile_share (hip_id, counter_id);
`;

/** These tables. */
export const counterTables = ['profile_share', 'counter'] as const;
