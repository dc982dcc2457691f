import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.js';
import type { Database } from './database.js';
import { refuse } from './errors.js';

/** Seconds that a transaction waits for its next step. While it waits for an OTP, they begin when the OTP is no longer valid. */
export const transactionSeconds = 10 * 60;

/** What a transaction is for. */
export type Flow = 'aadhaar-registration';

/** What a transaction waits for. */
export type Step = 'aadhaar-otp' | 'mobile-otp' | 'choose-address' | 'ended';

/** A patient's way through one flow. */
export interface Transaction {
  readonly id: string;
  readonly flow: Flow;
  readonly step: Step;
  readonly personId: number;
  /** The mobile that the patient wants for the ABHA. */
  readonly mobile: string | null;
  /** The ABHA addresses that this transaction has shown. */
  readonly found: readonly string[];
  readonly otp: string | null;
  readonly otpSentTo: string | null;
  readonly otpSentAt: number | null;
  readonly sends: number;
  readonly wrongTries: number;
}

/** What changes when a transaction goes on. */
export type TransactionChange = Partial<Omit<Transaction, 'id' | 'flow' | 'personId'>> & {
  readonly lockedUntil?: number;
  /** Seconds that it waits for the next step; ten minutes if left out. */
  readonly waitSeconds?: number;
};

/** The open transactions. */
export interface Transactions {
  begin(flow: Flow, step: Step, personId: number): Transaction;
  /**
   * The transaction, if it waits for one of these steps.
   *
   * @throws Refusal `transaction-lost` for one that is unknown, over, or in another step; `otp-too-many` for one that is
   *   locked
   */
  inStep(id: string, flow: Flow, ...steps: Step[]): Transaction;
  change(transaction: Transaction, change: TransactionChange): Transaction;
  /** How many transactions of a person began after a time. */
  countSince(personId: number, time: number): number;
}

interface Row {
  id: string;
  flow: Flow;
  step: Step;
  person_id: number;
  mobile: string | null;
  found: string;
  otp: string | null;
  otp_sent_to: string | null;
  otp_sent_at: number | null;
  sends: number;
  wrong_tries: number;
  locked_until: number | null;
  expires_at: number;
}

/** Makes the register of transactions. */
export function createTransactions(database: Database, clock: Clock): Transactions {
  const read = (id: string): Row | undefined =>
    database.first<Row>('SELECT * FROM otp_transaction WHERE id = ?', [id]);

  return {
    begin(flow, step, personId) {
      const id = randomUUID();
      const now = clock.now();
      database.run(
        'INSERT INTO otp_transaction (id, flow, step, person_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
        [id, flow, step, personId, now, now + transactionSeconds * 1000],
      );
      const row = read(id);
      if (!row) throw new Error('a transaction that just began must be there');
      return fromRow(row);
    },
    inStep(id, flow, ...steps) {
      const row = read(id);
      if (row?.flow !== flow) throw refuse('transaction-lost');
      if (row.locked_until !== null && row.locked_until > clock.now()) throw refuse('otp-too-many');
      if (row.expires_at <= clock.now() || !steps.includes(row.step)) throw refuse('transaction-lost');
      return fromRow(row);
    },
    change(transaction, { waitSeconds = transactionSeconds, lockedUntil, ...change }) {
      const changed = { ...transaction, ...change };
      database.run(
        `UPDATE otp_transaction SET step = ?, mobile = ?, found = ?, otp = ?, otp_sent_to = ?, otp_sent_at = ?, sends = ?,
           wrong_tries = ?, locked_until = ?, expires_at = ? WHERE id = ?`,
        [
          changed.step,
          changed.mobile,
          JSON.stringify(changed.found),
          changed.otp,
          changed.otpSentTo,
          changed.otpSentAt,
          changed.sends,
          changed.wrongTries,
          lockedUntil ?? null,
          clock.now() + waitSeconds * 1000,
          changed.id,
        ],
      );
      return changed;
    },
    countSince: (personId, time) =>
      database.first<{ count: number }>(
        'SELECT count(*) AS count FROM otp_transaction WHERE person_id = ? AND created_at > ?',
        [personId, time],
      )?.count ?? 0,
  };
}

function fromRow(row: Row): Transaction {
  return {
    id: row.id,
    flow: row.flow,
    step: row.step,
    personId: row.person_id,
    mobile: row.mobile,
    found: JSON.parse(row.found) as string[],
    otp: row.otp,
    otpSentTo: row.otp_sent_to,
    otpSentAt: row.otp_sent_at,
    sends: row.sends,
    wrongTries: row.wrong_tries,
  };
}
