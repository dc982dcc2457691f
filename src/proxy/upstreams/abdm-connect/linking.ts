import type { LinkingUpstream } from '../upstream.js';
import { readOtpSent } from './answers.js';
import { type ApiCall, type Connection, otpChecked, unusable } from './connection.js';
import { foundNothing, readDiscovery } from './discovery-answers.js';
import { meaningOfBody } from './errors.js';
import { isObject } from './reading.js';

const base = '/abdm/v1/care-contexts/discover';

// Upstream waits for the facility, which has 10 seconds, and for ABDM on the way there and back.
const leastTimeoutMs = 30_000;

const post = (path: string, body: object): ApiCall => ({ method: 'POST', path, body, leastTimeoutMs });

/** The part of the adapter that knows discovery and linking. */
export function linkingOver(connection: Connection): LinkingUpstream {
  return {
    async discover(hipId, patientReference, caller) {
      const body = { hip_id: hipId, ...(patientReference !== undefined && { ref_id: patientReference }) };
      return connection(post(base, body), caller).then(readDiscovery, foundNothing);
    },
    async sendOtp(transaction, { patientReference, careContextId }, caller) {
      const body = { txn_id: transaction, patient_ref_id: patientReference, cc_ref_id: careContextId };
      return readOtpSent(await connection(post(`${base}/link/init`, body), caller), transaction);
    },
    async confirm(transaction, otp, caller) {
      const body = { txn_id: transaction, otp };
      const answer = otpChecked(await connection(post(`${base}/link/confirm`, body), caller));
      // A success says nothing that must be there, so only what cannot be one is refused.
      if (!isObject(answer) || meaningOfBody(answer)) throw unusable(answer);
    },
  };
}
