import type { Counter } from '../../abdm/counter.js';
import type { Database } from '../database.js';
import type { CounterBehaviour } from './behaviours.js';

/** A counter that its facility knows. */
export interface KnownCounter extends Counter {
  readonly behaviour: CounterBehaviour;
}

/** The counters of all facilities. */
export interface Counters {
  /** Adds a counter, or changes how it answers from now on. */
  put(counter: KnownCounter): void;
  /** Those of the seed first. */
  all(): KnownCounter[];
  find(counter: Counter): KnownCounter | undefined;
}

const columns = 'hip_id AS hipId, counter_id AS counterId, behaviour';

/** Makes the register of counters. */
export function createCounters(database: Database): Counters {
  return {
    put({ hipId, counterId, behaviour }) {
      database.run(
        `INSERT INTO counter (hip_id, counter_id, behaviour) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET behaviour = excluded.behaviour`,
        [hipId, counterId, behaviour],
      );
    },
    all: () => database.all<KnownCounter>(`SELECT ${columns} FROM counter ORDER BY rowid`),
    find: ({ hipId, counterId }) =>
      database.first<KnownCounter>(`SELECT ${columns} FROM counter WHERE hip_id = ? AND counter_id = ?`, [
        hipId,
        counterId,
      ]),
  };
}
