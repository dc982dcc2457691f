import { consentSchema, consentTables } from './consents/schema.js';
import { counterSchema, counterTables } from './counters/schema.js';
import { recordSchema, recordTables } from './records/schema.js';
import { linkingSchema, linkingTables } from './linking/schema.js';
import { webhookSchema, webhookTables } from './webhooks/schema.js';

/** The sandbox's tables. Times are milliseconds of the sandbox clock; yes and no are 1 and 0. */
export const schema = `
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- What UIDAI knows of somebody or, without an Aadhaar number, what somebody says of themselves; and how the sandbox
-- treats them. "mobile" is the one of the Aadhaar, or the one that a self-declared ABHA address belongs to.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  aadhaar TEXT UNIQUE,
  mobile TEXT,
  first_name TEXT NOT NULL,
  middle_name TEXT,
  last_name TEXT,
  gender TEXT NOT NULL CHECK (gender IN ('M', 'F', 'O')),
  year_of_birth INTEGER NOT NULL,
  month_of_birth INTEGER,
  day_of_birth INTEGER,
  address TEXT,
  pincode TEXT NOT NULL,
  story TEXT NOT NULL,
  ends_at_once INTEGER NOT NULL DEFAULT 0,
  blocks_aadhaar_otp INTEGER NOT NULL DEFAULT 0,
  lock TEXT,
  otp_requests_allowed INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  has_benefit INTEGER NOT NULL DEFAULT 0,
  has_photo INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX person_by_mobile ON person (mobile);

CREATE TABLE abha (
  number TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL UNIQUE REFERENCES person (id),
  mobile TEXT,
  deactivated INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX abha_by_mobile ON abha (mobile);

-- "given" is the address that every number gets by itself: its fourteen digits.
CREATE TABLE abha_address (
  address TEXT PRIMARY KEY COLLATE NOCASE,
  person_id INTEGER NOT NULL REFERENCES person (id),
  given INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX abha_address_by_person ON abha_address (person_id);

-- Somebody who signed in through this upstream, by the ids that the upstream gives them.
CREATE TABLE patient (
  oid TEXT PRIMARY KEY,
  uuid TEXT NOT NULL,
  abha_address TEXT NOT NULL UNIQUE COLLATE NOCASE REFERENCES abha_address (address)
) STRICT;

CREATE TABLE gateway_session (
  id INTEGER PRIMARY KEY,
  oid TEXT NOT NULL REFERENCES patient (oid),
  opened_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX gateway_session_by_patient ON gateway_session (oid);

-- "sent_for" says what an OTP was asked for where asking again begins another transaction.
CREATE TABLE otp_transaction (
  id TEXT PRIMARY KEY,
  flow TEXT NOT NULL,
  step TEXT NOT NULL,
  person_id INTEGER REFERENCES person (id),
  method TEXT,
  otp_system TEXT,
  sent_for TEXT,
  mobile TEXT,
  found TEXT NOT NULL DEFAULT '[]',
  otp TEXT,
  otp_sent_to TEXT,
  otp_sent_at INTEGER,
  sends INTEGER NOT NULL DEFAULT 0,
  wrong_tries INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX otp_transaction_by_person ON otp_transaction (person_id, created_at);
CREATE INDEX otp_transaction_by_sent_for ON otp_transaction (flow, sent_for);

-- The pages on which a face is confirmed, by the random part of their address.
CREATE TABLE face_page (
  id TEXT PRIMARY KEY,
  transaction_id TEXT NOT NULL REFERENCES otp_transaction (id)
) STRICT;

CREATE TABLE sms (
  id INTEGER PRIMARY KEY,
  recipient TEXT NOT NULL,
  text TEXT NOT NULL,
  otp TEXT NOT NULL,
  sent_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sms_by_recipient ON sms (recipient);

CREATE TABLE account_token (
  token TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),
  client_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
${linkingSchema}${consentSchema}${recordSchema}${counterSchema}${webhookSchema}`;

/** Every table, those that point to others first: the order in which they can be emptied. */
export const tables = [
  ...webhookTables,
  ...counterTables,
  ...recordTables,
  ...consentTables,
  ...linkingTables,
  'gateway_session',
  'patient',
  'face_page',
  'otp_transaction',
  'sms',
  'account_token',
  'abha_address',
  'abha',
  'person',
  'setting',
] as const;
