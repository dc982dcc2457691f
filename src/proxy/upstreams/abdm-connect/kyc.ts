import type { KycUpstream } from '../upstream.js';
import { readOtpSent } from './answers.js';
import { type Connection, otpChecked, unusable } from './connection.js';
import { meaningOfBody } from './errors.js';
import { isObject } from './reading.js';

const base = '/abdm/v1/profile/kyc';

/** The part of the adapter that verifies who a patient with a self-declared address is. */
export function kycOver(connection: Connection): KycUpstream {
  return {
    async sendOtp(by, caller) {
      // The description says nothing of dashes; ABDM wants an ABHA number with them, and upstream's own examples have them.
      const identifier = by.method === 'aadhaar' ? by.aadhaarNumber : by.abhaNumber;
      const body = { method: by.method, identifier };
      return readOtpSent(await connection({ method: 'POST', path: `${base}/init`, body }, caller));
    },
    async resendOtp(transaction, caller) {
      const body = { txn_id: transaction };
      const answer = await connection({ method: 'POST', path: `${base}/resend`, body }, caller);
      return readOtpSent(answer, transaction);
    },
    async verifyOtp(transaction, otp, caller) {
      const body = { txn_id: transaction, otp };
      const answer = otpChecked(await connection({ method: 'POST', path: `${base}/verify`, body }, caller));
      // A success says nothing that must be there, so only what cannot be one is refused.
      if (!isObject(answer) || meaningOfBody(answer)) throw unusable(answer);
    },
  };
}
