import * as z from 'zod/mini';
import { refuse } from '../errors.js';
import type { Services } from '../services.js';
import { recordStates } from './desk-records.js';

/** What the desk is told of a record: another answer, or how it stands; `ready` brings the visit's own back. */
export const recordRequest = z.union([
  z.strictObject({ care_context_id: z.string(), bundle: z.unknown() }),
  z.strictObject({ care_context_id: z.string(), status: z.enum(recordStates) }),
]);

/** What the desk is told of a record. */
export type RecordRequest = z.output<typeof recordRequest>;

/** What the desk does with records. */
export interface RecordDesk {
  /**
   * Puts an answer or a state in place of a visit's record. A bundle that is a text is sent as it is, whatever it says.
   *
   * @throws Refusal for a visit that does not exist, and for a bundle nested deeper than JSON is written
   */
  putRecord(record: RecordRequest): void;
}

/** Makes that part of the desk. */
export function createRecordDesk({ database, visits, deskRecords }: Services): RecordDesk {
  return {
    putRecord: (record) =>
      database.atomically(() => {
        const { care_context_id: id } = record;
        if (visits.byIds([id]).length === 0) throw refuse('record-not-found');
        deskRecords.put(
          id,
          'status' in record
            ? { state: record.status, answer: null }
            : { state: 'ready', answer: textOf(record.bundle) },
        );
      }),
  };
}

function textOf(bundle: unknown): string {
  if (typeof bundle === 'string') return bundle;
  try {
    return JSON.stringify(bundle);
  } catch {
    throw refuse('bad-request');
  }
}
