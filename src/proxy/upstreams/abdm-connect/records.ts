import type { ErrorKind } from '../../../abdm/errors.js';
import { readRecord } from '../../../contract/records.js';
import { type RecordUpstream, UpstreamError } from '../upstream.js';
import type { Connection } from './connection.js';
import { meaningOfBody, Refusal } from './errors.js';
import { isBundle, openRecord } from './record-answer.js';
import type { FetchAnswer } from './wire.js';

const path = '/health/api/v1/fhir/retrieve';

/** The part of the adapter that reads health records. */
export function recordsOver(connection: Connection): RecordUpstream {
  return {
    async read({ hipId, careContextId, abhaAddress }, caller, signal) {
      const query = { identifier: careContextId, hip_id: hipId, health_id: abhaAddress };
      const leastTimeoutMs = readRecord.timeoutSeconds * 1000;
      const how = { reads: 'response', leastTimeoutMs, signal, ofRecords: true } as const;
      try {
        return await openRecord(
          (await connection({ method: 'GET', path, query, ...how }, caller)) as FetchAnswer,
        );
      } catch (error) {
        throw inWordsOfRecords(error);
      }
    },
  };
}

// What ABDM says of a consent means here that none allows to fetch the record.
const consentKinds: readonly ErrorKind[] = ['request-not-found', 'request-decided', 'request-expired'];
// The form of the ids is checked before, so whoever does not know them has no such record.
const unknownKinds: readonly ErrorKind[] = ['invalid-request', 'abha-not-found', 'facility-not-found'];

function inWordsOfRecords(error: unknown): unknown {
  if (!(error instanceof UpstreamError)) return error;
  const kind = kindOf(error);
  return kind === error.kind ? error : new UpstreamError(kind, { nothingDone: true });
}

function kindOf(error: UpstreamError): ErrorKind {
  const { status, body } = error instanceof Refusal ? error.answer : {};
  if (status === 404 && isBundle(body)) return 'record-not-ready';
  if (consentKinds.includes(error.kind)) return 'consent-missing';
  if (unknownKinds.includes(error.kind)) return 'record-not-found';
  return status === 403 && !meaningOfBody(body) ? 'consent-missing' : error.kind;
}
