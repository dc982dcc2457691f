import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { Database } from '../database.js';
import { refuse } from '../errors.js';
import type { ConsentRequest, Decision, NewRequest, RequestStatus } from './request.js';
import { requestFromRow, valuesOf, type RequestRow } from './request-row.js';

/** All requests of hospitals. */
export interface Requests {
  /** Writes a request down; gives its id. */
  add(request: NewRequest): string;
  /** Writes many down in one statement. */
  addMany(requests: readonly NewRequest[]): void;
  find(id: string): ConsentRequest | undefined;
  /**
   * One request of a patient.
   *
   * @throws Refusal `request-not-found`, also for another patient's
   */
  ofPatient(abhaAddress: string, id: string): ConsentRequest;
  /** A patient's requests of one status, the newest first. */
  list(abhaAddress: string, status: RequestStatus): ConsentRequest[];
  /** What one facility has asked a patient, the newest first. */
  byAsker(abhaAddress: string, hiuId: string): ConsentRequest[];
  /** Writes down how a request was decided. */
  decide(request: ConsentRequest, decision: Decision): void;
}

const columns = `id, kind, abha_address, hiu_id, hiu_name, requester, purpose_code, purpose_text, hi_types, records_from,
  records_to, erase_at, sources, created_at, ends_at, has_slips`;
const count = columns.split(',').length;

// What is open and over is expired: nothing happens at that moment, so the clock alone decides.
const isOver = "(status IN ('requested', 'granted') AND ends_at <= ?1)";
// Once granted, a request is shown with the dates that were granted: the widest of its artefacts.
const select = `SELECT request.*, iif(${isOver}, 'expired', status) AS status_now, granted_from, granted_to, granted_until
  FROM request LEFT JOIN (
    SELECT request_id, min(records_from) AS granted_from, max(records_to) AS granted_to, max(erase_at) AS granted_until
    FROM artefact GROUP BY request_id
  ) ON request_id = id`;
const newestFirst = 'ORDER BY created_at DESC, id';

/** Makes the register of requests. */
export function createRequests(database: Database, clock: Clock): Requests {
  const all = (where: string, ...values: string[]): ConsentRequest[] =>
    database
      .all<RequestRow>(`${select} WHERE ${where}`, [clock.now(), ...values])
      .map((row) => requestFromRow(row));
  const find = (id: string): ConsentRequest | undefined => all('id = ?2', id)[0];
  const insert = `INSERT INTO request (${columns}, status, updated_at)`;

  return {
    add(request) {
      const id = randomUUID();
      database.run(`${insert} VALUES (${'?, '.repeat(count)}'requested', ?14)`, valuesOf(id, request));
      return id;
    },
    addMany(requests) {
      const fields = Array.from({ length: count }, (_, index) => `value ->> ${index}`).join(', ');
      const rows = requests.map((request) => valuesOf(randomUUID(), request));
      database.run(`${insert} SELECT ${fields}, 'requested', value ->> 13 FROM json_each(?)`, [
        JSON.stringify(rows),
      ]);
    },
    find,
    ofPatient(abhaAddress, id) {
      const [request] = all('id = ?2 AND abha_address = ?3', id, abhaAddress);
      if (!request) throw refuse('request-not-found');
      return request;
    },
    list: (abhaAddress, status) =>
      all(`abha_address = ?2 AND status_now = ?3 ${newestFirst}`, abhaAddress, status),
    byAsker: (abhaAddress, hiuId) =>
      all(`abha_address = ?2 AND hiu_id = ?3 ${newestFirst}`, abhaAddress, hiuId),
    decide({ id }, { status, ends_at, denial_reason }) {
      database.run(
        `UPDATE request SET status = ?, updated_at = ?, ends_at = coalesce(?, ends_at), denial_reason = ? WHERE id = ?`,
        [status, clock.now(), ends_at ?? null, denial_reason ?? null, id],
      );
    },
  };
}
