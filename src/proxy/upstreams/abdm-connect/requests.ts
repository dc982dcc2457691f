import type { RequestUpstream } from '../upstream.js';
import { UpstreamError } from '../upstream.js';
import { type Connection, unusable } from './connection.js';
import { writeGrant } from './grant.js';
import { fields, text } from './reading.js';
import { readRequest, readRequests } from './request-answers.js';

const consents = '/abdm/v1/consents';
const autoApproval = `${consents}/auto-approval`;

/** The part of the adapter that knows requests for the patient's records. */
export function requestsOver(connection: Connection): RequestUpstream {
  return {
    async list(status, caller) {
      const query = { status, type: 'all' };
      const answer = await connection({ method: 'GET', path: '/abdm/v1/requests', query }, caller);
      const requests = readRequests(answer);
      if (!requests) throw unusable(answer);
      return requests;
    },
    async read(kind, id, caller) {
      const call = { method: 'GET', path: '/abdm/v1/request', query: { id, type: kind } } as const;
      const answer = await connection(call, caller).catch(unknownRequest);
      const request = readRequest(answer, { kind, id });
      if (!request) throw unusable(answer);
      return request;
    },
    async grant(asked, entries, caller) {
      const body = writeGrant(asked, entries);
      await connection({ method: 'POST', path: `${consents}/approve`, body }, caller);
    },
    async deny(id, reason, caller) {
      await connection({ method: 'POST', path: `${consents}/deny`, body: { id, reason } }, caller);
    },
    async revoke(artefactIds, caller) {
      const body = { consent_artefacts: artefactIds };
      await connection({ method: 'POST', path: `${consents}/revoke`, body }, caller);
    },
    async isAutoApproving(caller) {
      const answer = await connection({ method: 'GET', path: autoApproval }, caller);
      const status = text(fields(answer)['status'])?.toLowerCase();
      if (status !== 'enabled' && status !== 'disabled') throw unusable(answer);
      return status === 'enabled';
    },
    async turnAutoApproval(caller) {
      await connection({ method: 'PATCH', path: autoApproval, form: {} }, caller);
    },
  };
}

// The form of the id is checked before, so what upstream refuses is a request that this patient does not have.
function unknownRequest(error: unknown): never {
  const isUnknown = error instanceof UpstreamError && error.kind === 'invalid-request';
  throw isUnknown ? new UpstreamError('request-not-found', { nothingDone: true }) : error;
}
