import type { HiType } from '../abdm/hi-types.js';
import type { Database } from './database.js';

/** A visit of somebody to a facility: one care context, with one kind of record. */
export interface Visit {
  readonly id: string;
  readonly hip_id: string;
  readonly person_id: number;
  readonly display: string;
  readonly hi_type: HiType;
  /** Milliseconds since 1970. */
  readonly visited_at: number;
  /** Whether it is linked with the ABHA, so that others can ask for it. */
  readonly linked: number;
}

/** What facilities have of people. */
export interface Visits {
  add(visit: Visit): void;
  /** All visits of somebody, the newest first. */
  ofPerson(personId: number): Visit[];
  /** The visits with these ids, the newest first. */
  byIds(ids: readonly string[]): Visit[];
}

/** Makes the register of visits. */
export function createVisits(database: Database): Visits {
  return {
    add(visit) {
      database.run(
        'INSERT INTO visit (id, hip_id, person_id, display, hi_type, visited_at, linked) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [
          visit.id,
          visit.hip_id,
          visit.person_id,
          visit.display,
          visit.hi_type,
          visit.visited_at,
          visit.linked,
        ],
      );
    },
    ofPerson: (personId) =>
      database.all<Visit>('SELECT * FROM visit WHERE person_id = ? ORDER BY visited_at DESC, id', [personId]),
    byIds: (ids) =>
      database.all<Visit>(
        'SELECT * FROM visit WHERE id IN (SELECT value FROM json_each(?)) ORDER BY visited_at DESC, id',
        [JSON.stringify(ids)],
      ),
  };
}
