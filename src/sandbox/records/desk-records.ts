import type { Database } from '../database.js';

/** How a record stands: `missing` means that the upstream knows none. */
export const recordStates = ['ready', 'not-ready', 'no-consent', 'missing'] as const;

/** How a record stands. */
export type RecordState = (typeof recordStates)[number];

/** What stands in place of a visit's record. */
export interface PutRecord {
  readonly state: RecordState;
  /** Sent as it is; the visit's own record where it is `null`. */
  readonly answer: string | null;
}

/** The records that the desk has put in place of the visits' own. */
export interface DeskRecords {
  put(visitId: string, record: PutRecord): void;
  find(visitId: string): PutRecord | undefined;
}

/** Makes the register of them. */
export function createDeskRecords(database: Database): DeskRecords {
  return {
    put(visitId, { state, answer }) {
      database.run('INSERT OR REPLACE INTO desk_record (visit_id, state, answer) VALUES (?, ?, ?)', [
        visitId,
        state,
        answer,
      ]);
    },
    find: (visitId) =>
      database.first<PutRecord>('SELECT state, answer FROM desk_record WHERE visit_id = ?', [visitId]),
  };
}
