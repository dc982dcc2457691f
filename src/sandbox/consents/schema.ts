/** Tables of requests and consents. Times are milliseconds of the sandbox clock; yes and no are 1 and 0. */
export const consentSchema = `
-- Consent, subscription or authorization. "sources" are the facilities and their visits; "ends_at" is when an unanswered
-- request, or a grant, is over; "has_slips" makes upstream's answers stray from what is published.
CREATE TABLE request (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('consent', 'subscription', 'authorization')),
  abha_address TEXT NOT NULL COLLATE NOCASE REFERENCES abha_address (address),
  hiu_id TEXT NOT NULL,
  hiu_name TEXT NOT NULL,
  requester TEXT NOT NULL,
  purpose_code TEXT NOT NULL,
  purpose_text TEXT NOT NULL,
  hi_types TEXT NOT NULL,
  records_from INTEGER NOT NULL,
  records_to INTEGER NOT NULL,
  erase_at INTEGER NOT NULL,
  sources TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('requested', 'granted', 'denied', 'revoked')),
  denial_reason TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  has_slips INTEGER NOT NULL
) STRICT;
CREATE INDEX request_by_address ON request (abha_address, created_at);

-- What was granted at one facility. No care contexts: whatever the facility has.
CREATE TABLE artefact (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES request (id),
  hip_id TEXT NOT NULL,
  care_contexts TEXT NOT NULL,
  hi_types TEXT NOT NULL,
  records_from INTEGER NOT NULL,
  records_to INTEGER NOT NULL,
  erase_at INTEGER NOT NULL,
  granted_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE INDEX artefact_by_request ON artefact (request_id);

CREATE TABLE consent_settings (
  abha_address TEXT PRIMARY KEY COLLATE NOCASE REFERENCES abha_address (address),
  auto_approval INTEGER NOT NULL DEFAULT 0,
  pin TEXT,
  wrong_pins INTEGER NOT NULL DEFAULT 0,
  pin_locked_until INTEGER,
  pin_reset_until INTEGER
) STRICT;

-- Whom hospitals ask by themselves: "backlog" requests at once when somebody first looks, then one now and then.
CREATE TABLE asked_patient (
  abha_address TEXT PRIMARY KEY COLLATE NOCASE REFERENCES abha_address (address),
  backlog INTEGER NOT NULL,
  asked_at INTEGER NOT NULL
) STRICT;
`;

/** These tables, those that point to others first. */
export const consentTables = ['asked_patient', 'consent_settings', 'artefact', 'request'] as const;
