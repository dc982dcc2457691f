import type { CareContextStatus } from '../abdm/care-contexts.js';
import type { HiType } from '../abdm/hi-types.js';
import type { Clock } from './clock.js';
import type { Database } from './database.js';

/** A visit of somebody to a facility: one care context, with one kind of record. Times are milliseconds since 1970. */
export interface Visit {
  readonly id: string;
  readonly hip_id: string;
  readonly person_id: number;
  readonly display: string;
  readonly hi_type: HiType;
  readonly visited_at: number;
  /** When it was linked with the ABHA, so that others can ask for it; `null` while it is not. */
  readonly linked_at: number | null;
  /** What becomes of its data once it is linked. */
  readonly outcome: CareContextStatus;
}

/** What facilities have of people. */
export interface Visits {
  add(visit: Visit): void;
  /**
   * Adds many visits at one facility, an hour between them, the newest first: `visit` with a number behind its id and
   * display. They are written when somebody looks at the person's visits, because thousands of rows take their time.
   */
  addSeries(visit: Visit, count: number): void;
  /** All visits of somebody, the newest first. */
  ofPerson(personId: number): Visit[];
  /** Those to one facility. */
  ofPersonAt(personId: number, hipId: string): Visit[];
  /** The facilities with linked visits of somebody, that of the newest visit first. */
  linkedFacilities(personId: number): string[];
  /** The visits with these ids, the newest first. */
  byIds(ids: readonly string[]): Visit[];
  /** Links a visit now. */
  link(visit: Visit): void;
}

/** Whether a visit is linked with the ABHA. */
export const isLinked = ({ linked_at }: Visit): boolean => linked_at !== null;

const columns = 'id, hip_id, person_id, display, hi_type, visited_at, linked_at, outcome';
const newestFirst = 'ORDER BY visited_at DESC, id';
const hour = 60 * 60 * 1000;

/** Makes the register of visits. */
export function createVisits(database: Database, clock: Clock): Visits {
  const writeSeries = (personId: number): void => {
    const isWaiting = database.first('SELECT id FROM visit_series WHERE person_id = ?', [personId]);
    if (!isWaiting) return;
    // What a crash between the two statements has written is not written again.
    database.run(
      `WITH RECURSIVE
         series AS (SELECT * FROM visit_series WHERE person_id = ?),
         number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < (SELECT max(count) FROM series))
       INSERT OR IGNORE INTO visit (${columns})
       SELECT id || '-' || n, hip_id, person_id, display || ' ' || n, hi_type, visited_at - (n - 1) * ${hour},
         linked_at, outcome
       FROM series JOIN number ON n <= count`,
      [personId],
    );
    database.run('DELETE FROM visit_series WHERE person_id = ?', [personId]);
  };
  const read = (personId: number, hipId?: string): Visit[] => {
    writeSeries(personId);
    return database.all<Visit>(
      `SELECT * FROM visit WHERE person_id = ?1 AND (?2 IS NULL OR hip_id = ?2) ${newestFirst}`,
      [personId, hipId ?? null],
    );
  };

  return {
    add(visit) {
      database.run(`INSERT INTO visit (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, valuesOf(visit));
    },
    addSeries(visit, count) {
      database.run(`INSERT INTO visit_series (${columns}, count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
        ...valuesOf(visit),
        count,
      ]);
    },
    ofPerson: (personId) => read(personId),
    ofPersonAt: (personId, hipId) => read(personId, hipId),
    linkedFacilities(personId) {
      writeSeries(personId);
      return database
        .all<{ hip_id: string }>(
          `SELECT hip_id FROM visit WHERE person_id = ? AND linked_at IS NOT NULL
           GROUP BY hip_id ORDER BY max(visited_at) DESC, hip_id`,
          [personId],
        )
        .map(({ hip_id }) => hip_id);
    },
    byIds: (ids) =>
      database.all<Visit>(`SELECT * FROM visit WHERE id IN (SELECT value FROM json_each(?)) ${newestFirst}`, [
        JSON.stringify(ids),
      ]),
    link({ id }) {
      database.run('UPDATE visit SET linked_at = ? WHERE id = ?', [clock.now(), id]);
    },
  };
}

function valuesOf(visit: Visit): (string | number | null)[] {
  return [
    visit.id,
    visit.hip_id,
    visit.person_id,
    visit.display,
    visit.hi_type,
    visit.visited_at,
    visit.linked_at,
    visit.outcome,
  ];
}
