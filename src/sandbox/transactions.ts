import { randomUUID } from 'node:crypto';
import type { IdentifierKind, OtpSystem } from '../abdm/login.js';
import type { Clock } from './clock.js';
import type { Database } from './database.js';
import { refuse } from './errors.js';

/** Seconds that a transaction waits for its next step. While it waits for an OTP, they begin when the OTP is no longer valid. */
export const transactionSeconds = 10 * 60;

/** The flows of somebody who has signed in; their transactions have found one address, the patient's. */
export type PatientFlow = 'session' | 'kyc' | 'consent-pin' | 'linking';

/** What a transaction is for. */
export type Flow = 'aadhaar-registration' | 'mobile-registration' | 'login' | PatientFlow;

/** The steps that wait for an OTP. */
export type OtpStep =
  'aadhaar-otp' | 'mobile-otp' | 'login-otp' | 'session-otp' | 'kyc-otp' | 'consent-pin-otp' | 'link-otp';

/** What a transaction waits for. */
export type Step = OtpStep | 'face' | 'face-captured' | 'choose-address' | 'ended';

/** A patient's way through one flow. */
export interface Transaction {
  readonly id: string;
  readonly flow: Flow;
  readonly step: Step;
  /** Whose it is, as soon as that is known. */
  readonly personId: number | null;
  /** What the patient names; for `login` and `kyc` only. */
  readonly method: IdentifierKind | null;
  /** Who sends the OTP; for `login` and `kyc` only. */
  readonly otpSystem: OtpSystem | null;
  /** The mobile that the patient wants for the ABHA, or signs in with. */
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
export type TransactionChange = Partial<Omit<Transaction, 'id' | 'flow' | 'method' | 'otpSystem'>> & {
  readonly lockedUntil?: number;
  /** Seconds that it waits for the next step; ten minutes if left out. */
  readonly waitSeconds?: number;
};

/** What is known when a transaction begins. */
export interface Beginning {
  readonly personId?: number;
  readonly method?: IdentifierKind;
  readonly otpSystem?: OtpSystem;
  readonly mobile?: string;
  /** What an OTP is asked for, where asking again begins another transaction. */
  readonly sentFor?: string;
}

/** The open transactions. */
export interface Transactions {
  begin(flow: Flow, step: Step, beginning: Beginning): Transaction;
  /**
   * The same as {@link inStep}, but `undefined` where that refuses with `transaction-lost`.
   *
   * @throws Refusal `otp-too-many` for one that is locked
   */
  open(id: string, flows: Flow | readonly Flow[], ...steps: Step[]): Transaction | undefined;
  /**
   * The transaction, if it belongs to one of these flows and waits for one of these steps.
   *
   * @throws Refusal `transaction-lost` for one that is unknown, over, or in another step; `otp-too-many` for one that is
   *   locked
   */
  inStep(id: string, flows: Flow | readonly Flow[], ...steps: Step[]): Transaction;
  change(transaction: Transaction, change: TransactionChange): Transaction;
  /** Ends what a patient has begun. */
  endOf(abhaAddress: string, ...flows: PatientFlow[]): void;
  /** How many transactions of a person began after a time. */
  countSince(personId: number, time: number): number;
  /** When an OTP that still waits was last sent for something. */
  otpSentFor(flow: Flow, sentFor: string): number | undefined;
}

interface Row {
  id: string;
  flow: Flow;
  step: Step;
  person_id: number | null;
  method: IdentifierKind | null;
  otp_system: OtpSystem | null;
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
  const open: Transactions['open'] = (id, flows, ...steps) => {
    const row = read(id);
    if (!row || ![flows].flat().includes(row.flow)) return undefined;
    if (row.locked_until !== null && row.locked_until > clock.now()) throw refuse('otp-too-many');
    const isOpen = row.expires_at > clock.now() && steps.includes(row.step);
    return isOpen ? fromRow(row) : undefined;
  };

  return {
    open,
    begin(flow, step, { personId, method, otpSystem, mobile, sentFor }) {
      const id = randomUUID();
      const now = clock.now();
      database.run(
        `INSERT INTO otp_transaction (id, flow, step, person_id, method, otp_system, mobile, sent_for, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          id,
          flow,
          step,
          personId ?? null,
          method ?? null,
          otpSystem ?? null,
          mobile ?? null,
          sentFor ?? null,
          now,
          now + transactionSeconds * 1000,
        ],
      );
      const row = read(id);
      if (!row) throw new Error('a transaction that just began must be there');
      return fromRow(row);
    },
    inStep(id, flows, ...steps) {
      const transaction = open(id, flows, ...steps);
      if (!transaction) throw refuse('transaction-lost');
      return transaction;
    },
    change(transaction, { waitSeconds = transactionSeconds, lockedUntil, ...change }) {
      const changed = { ...transaction, ...change };
      database.run(
        `UPDATE otp_transaction SET step = ?, person_id = ?, mobile = ?, found = ?, otp = ?, otp_sent_to = ?, otp_sent_at = ?, sends = ?,
           wrong_tries = ?, locked_until = ?, expires_at = ? WHERE id = ?`,
        [
          changed.step,
          changed.personId,
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
    endOf(abhaAddress, ...flows) {
      for (const flow of flows)
        database.run("UPDATE otp_transaction SET step = 'ended', otp = NULL WHERE flow = ? AND found = ?", [
          flow,
          JSON.stringify([abhaAddress]),
        ]);
    },
    countSince: (personId, time) =>
      database.first<{ count: number }>(
        'SELECT count(*) AS count FROM otp_transaction WHERE person_id = ? AND created_at > ?',
        [personId, time],
      )?.count ?? 0,
    otpSentFor: (flow, sentFor) =>
      database.first<{ at: number | null }>(
        'SELECT max(otp_sent_at) AS at FROM otp_transaction WHERE flow = ? AND sent_for = ? AND otp IS NOT NULL',
        [flow, sentFor],
      )?.at ?? undefined,
  };
}

function fromRow(row: Row): Transaction {
  return {
    id: row.id,
    flow: row.flow,
    step: row.step,
    personId: row.person_id,
    method: row.method,
    otpSystem: row.otp_system,
    mobile: row.mobile,
    found: JSON.parse(row.found) as string[],
    otp: row.otp,
    otpSentTo: row.otp_sent_to,
    otpSentAt: row.otp_sent_at,
    sends: row.sends,
    wrongTries: row.wrong_tries,
  };
}
