/** Tables of visits and of how they are linked. Times are milliseconds of the sandbox clock. */
export const linkingSchema = `
-- "linked_at" is NULL while a visit is not linked; "outcome" is what becomes of its data once it is.
CREATE TABLE visit (
  id TEXT PRIMARY KEY,
  hip_id TEXT NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id),
  display TEXT NOT NULL,
  hi_type TEXT NOT NULL,
  visited_at INTEGER NOT NULL,
  linked_at INTEGER,
  outcome TEXT NOT NULL
) STRICT;
CREATE INDEX visit_by_person ON visit (person_id, hip_id);

-- Many visits of one kind, written as rows of "visit" when somebody first looks at those of the person.
CREATE TABLE visit_series (
  id TEXT PRIMARY KEY,
  hip_id TEXT NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id),
  display TEXT NOT NULL,
  hi_type TEXT NOT NULL,
  visited_at INTEGER NOT NULL,
  linked_at INTEGER,
  outcome TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_series_by_person ON visit_series (person_id);

-- What a facility found for a patient: "offered" are its patients with their visits.
CREATE TABLE discovery (
  id TEXT PRIMARY KEY,
  oid TEXT NOT NULL,
  offered TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

-- The newest attempt of a patient to link a visit. "id" changes with every OTP, the transaction with its limits does not.
CREATE TABLE link_attempt (
  oid TEXT NOT NULL,
  visit_id TEXT NOT NULL REFERENCES visit (id),
  id TEXT NOT NULL UNIQUE,
  transaction_id TEXT NOT NULL REFERENCES otp_transaction (id),
  PRIMARY KEY (oid, visit_id)
) STRICT;
`;

/** These tables, those that point to others first. */
export const linkingTables = ['link_attempt', 'discovery', 'visit_series', 'visit'] as const;
