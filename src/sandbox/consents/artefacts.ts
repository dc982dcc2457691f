import { randomUUID } from 'node:crypto';
import type { ConsentEntry } from '../../abdm/consent.js';
import type { Clock } from '../clock.js';
import type { Database } from '../database.js';

/** What was granted at one facility (NHA case P3 1.5.1). Times are milliseconds since 1970. */
export interface Artefact {
  readonly id: string;
  readonly request_id: string;
  readonly hip_id: string;
  /** Ids of care contexts. None: whatever the facility has. */
  readonly care_contexts: readonly string[];
  readonly hi_types: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly erase_at: number;
  readonly granted_at: number;
  readonly revoked_at: number | null;
}

/** How an artefact stands. */
export type ArtefactState = 'active' | 'revoked' | 'expired';

/** All that was granted. */
export interface Artefacts {
  add(requestId: string, entry: ConsentEntry): void;
  find(id: string): Artefact | undefined;
  /** What came of a request, in the order in which it was granted. */
  ofRequest(requestId: string): Artefact[];
  stateOf(artefact: Artefact): ArtefactState;
  revoke(artefact: Artefact): void;
}

interface Row extends Omit<Artefact, 'care_contexts' | 'hi_types' | 'from' | 'to'> {
  readonly care_contexts: string;
  readonly hi_types: string;
  readonly records_from: number;
  readonly records_to: number;
}

/** Makes the register of artefacts. */
export function createArtefacts(database: Database, clock: Clock): Artefacts {
  const all = (where: string, value: string): Artefact[] =>
    database.all<Row>(`SELECT * FROM artefact WHERE ${where} = ? ORDER BY rowid`, [value]).map(fromRow);
  return {
    add(requestId, entry) {
      database.run(
        `INSERT INTO artefact (id, request_id, hip_id, care_contexts, hi_types, records_from, records_to, erase_at, granted_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          randomUUID(),
          requestId,
          entry.hipId,
          JSON.stringify(entry.careContexts),
          JSON.stringify(entry.hiTypes),
          Date.parse(entry.from),
          Date.parse(entry.to),
          Date.parse(entry.eraseAt),
          clock.now(),
        ],
      );
    },
    find: (id) => all('id', id)[0],
    ofRequest: (requestId) => all('request_id', requestId),
    stateOf({ revoked_at, erase_at }) {
      if (revoked_at !== null) return 'revoked';
      return erase_at <= clock.now() ? 'expired' : 'active';
    },
    revoke({ id }) {
      database.run('UPDATE artefact SET revoked_at = ? WHERE id = ?', [clock.now(), id]);
    },
  };
}

function fromRow({ records_from, records_to, care_contexts, hi_types, ...row }: Row): Artefact {
  return {
    ...row,
    care_contexts: JSON.parse(care_contexts) as string[],
    hi_types: JSON.parse(hi_types) as string[],
    from: records_from,
    to: records_to,
  };
}
