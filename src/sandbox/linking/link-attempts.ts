import { randomUUID } from 'node:crypto';
import type { Database } from '../database.js';

/** An attempt of a patient to link a visit. */
export interface LinkAttempt {
  /** The transaction as upstream names it: another one with every OTP. */
  readonly id: string;
  readonly visit_id: string;
  /** The transaction that counts OTPs and tries: one for all attempts at a visit, as long as it is open. */
  readonly transaction_id: string;
}

/** The newest attempt of each patient at each visit. */
export interface LinkAttempts {
  of(oid: string, visitId: string): LinkAttempt | undefined;
  /** The attempt with an id, where it is the newest one and this patient's. */
  byId(id: string, oid: string): LinkAttempt | undefined;
  /** Begins another attempt, which ends the one before; gives its id. */
  begin(oid: string, visitId: string, transactionId: string): string;
}

/** Makes the register of attempts. */
export function createLinkAttempts(database: Database): LinkAttempts {
  const select = 'SELECT id, visit_id, transaction_id FROM link_attempt WHERE';
  return {
    of: (oid, visitId) => database.first<LinkAttempt>(`${select} oid = ? AND visit_id = ?`, [oid, visitId]),
    byId: (id, oid) => database.first<LinkAttempt>(`${select} id = ? AND oid = ?`, [id, oid]),
    begin(oid, visitId, transactionId) {
      const id = randomUUID();
      database.run(
        'INSERT OR REPLACE INTO link_attempt (oid, visit_id, id, transaction_id) VALUES (?, ?, ?, ?)',
        [oid, visitId, id, transactionId],
      );
      return id;
    },
  };
}
