/** The table of webhooks. Times are milliseconds of the computer's clock, since the receiver's is not moved by the desk. */
export const webhookSchema = `
-- "id" is the transaction that the body names; "next_at" is when it is sent the next time, NULL once it was taken or given
-- up; "answered" is the receiver's last status, NULL where none came; "signature" is the last one that was sent.
CREATE TABLE webhook (
  id TEXT PRIMARY KEY,
  event TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  next_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  answered INTEGER,
  signature TEXT
) STRICT;
CREATE INDEX webhook_by_next ON webhook (next_at);
`;

/** These tables, those that point to others first. */
export const webhookTables = ['webhook'] as const;
