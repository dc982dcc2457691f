import type { Counter } from '../../abdm/counter.js';
import type { Clock } from '../clock.js';
import type { Database } from '../database.js';

/** What comes of a shared profile once the facility answers. */
export interface ShareAnswer {
  /** Milliseconds; `null` where no answer ever comes. */
  readonly answers_at: number | null;
  readonly outcome: 'token' | 'no-token' | 'unknown-counter';
  /** These three are `null` without a token. */
  readonly token_number: number | null;
  readonly token_day: string | null;
  readonly expires_at: number | null;
}

/** A profile that was shared at a counter. */
export interface ProfileShare extends ShareAnswer {
  readonly id: string;
  readonly oid: string;
  readonly hip_id: string;
  readonly counter_id: string;
  /** JSON of what the patient sent: `patient`, and `location` where there is one. */
  readonly sent: string;
  readonly received_at: number;
}

/** How a shared profile stands. */
export type ShareState = 'waiting' | 'issued' | 'refused';

/** The profiles that were shared. */
export interface Shares {
  add(share: ProfileShare): void;
  byId(id: string): ProfileShare | undefined;
  /** What came to a facility, a counter, or all of them; the newest first. */
  received(at: Partial<Counter>): ProfileShare[];
  /** The newest share of a patient at a counter whose token is valid, or will be when it comes. */
  live(oid: string, counter: Counter): ProfileShare | undefined;
  /** The number that a counter gives out next on a day. */
  nextToken(counter: Counter, day: string): number;
  stateOf(share: ProfileShare): ShareState;
}

/** Makes the register of shared profiles. */
export function createShares(database: Database, clock: Clock): Shares {
  return {
    add({ id, oid, hip_id, counter_id, sent, received_at, ...answer }) {
      const { answers_at, outcome, token_number, token_day, expires_at } = answer;
      database.run('INSERT INTO profile_share VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
        ...[id, oid, hip_id, counter_id, sent, received_at],
        ...[answers_at, outcome, token_number, token_day, expires_at],
      ]);
    },
    byId: (id) => database.first<ProfileShare>('SELECT * FROM profile_share WHERE id = ?', [id]),
    received: ({ hipId, counterId }) =>
      database.all<ProfileShare>(
        `SELECT * FROM profile_share WHERE (?1 IS NULL OR hip_id = ?1) AND (?2 IS NULL OR counter_id = ?2)
           ORDER BY rowid DESC`,
        [hipId ?? null, counterId ?? null],
      ),
    live: (oid, { hipId, counterId }) =>
      database.first<ProfileShare>(
        `SELECT * FROM profile_share WHERE oid = ? AND hip_id = ? AND counter_id = ? AND expires_at > ?
           ORDER BY rowid DESC LIMIT 1`,
        [oid, hipId, counterId, clock.now()],
      ),
    nextToken: ({ hipId, counterId }, day) =>
      (database.first<{ newest: number | null }>(
        `SELECT max(token_number) AS newest FROM profile_share
           WHERE hip_id = ? AND counter_id = ? AND token_day = ?`,
        [hipId, counterId, day],
      )?.newest ?? 0) + 1,
    stateOf({ answers_at, outcome }) {
      if (answers_at === null || answers_at > clock.now()) return 'waiting';
      return outcome === 'token' ? 'issued' : 'refused';
    },
  };
}
