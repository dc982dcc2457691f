import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { Database } from '../database.js';

/** Seconds in which visits can be linked after they were discovered. */
export const discoveryLifeSeconds = 20 * 60;

/** A patient of a facility, and the visits that a discovery showed. */
export interface Offered {
  readonly reference: string;
  readonly careContexts: readonly string[];
}

/** What was discovered for patients, for as long as it can be linked. */
export interface Discoveries {
  /** Writes down what was found; gives the id of the transaction. */
  add(oid: string, offered: readonly Offered[]): string;
  /** What was offered to this patient; `undefined` for another's, an unknown or an old transaction. */
  offered(id: string, oid: string): readonly Offered[] | undefined;
}

/** Makes the register of discoveries. */
export function createDiscoveries(database: Database, clock: Clock): Discoveries {
  return {
    add(oid, offered) {
      const id = randomUUID();
      database.run('INSERT INTO discovery (id, oid, offered, expires_at) VALUES (?, ?, ?, ?)', [
        id,
        oid,
        JSON.stringify(offered),
        clock.now() + discoveryLifeSeconds * 1000,
      ]);
      return id;
    },
    offered(id, oid) {
      const row = database.first<{ offered: string }>(
        'SELECT offered FROM discovery WHERE id = ? AND oid = ? AND expires_at > ?',
        [id, oid, clock.now()],
      );
      return row && (JSON.parse(row.offered) as Offered[]);
    },
  };
}
