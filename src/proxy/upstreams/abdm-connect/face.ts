import type { FaceUpstream } from '../upstream.js';
import { readOtpSent, readStep } from './answers.js';
import { type Connection, unusable } from './connection.js';
import { fields, text } from './reading.js';

const base = '/abdm/na/v1/face-auth';

/** The part of the adapter that confirms a face instead of an Aadhaar OTP. */
export function faceOver(connection: Connection): FaceUpstream {
  return {
    async start(caller) {
      const answer = await connection({ method: 'POST', path: `${base}/init` }, caller);
      const link = text(fields(answer)['url']);
      if (link === undefined) throw unusable(answer);
      return { transaction: readOtpSent(answer).transaction, link };
    },
    async isVerified(transaction, caller) {
      const body = { txn_id: transaction };
      const answer = await connection({ method: 'POST', path: `${base}/capture`, body }, caller);
      const status = text(fields(answer)['status'])?.toLowerCase();
      if (status !== 'verified' && status !== 'pending') throw unusable(answer);
      return status === 'verified';
    },
    async verify(transaction, aadhaarNumber, caller) {
      const body = { txn_id: transaction, aadhaar: aadhaarNumber };
      const answer = await connection({ method: 'POST', path: `${base}/verify`, body }, caller);
      return readStep(answer, { transaction });
    },
  };
}
