import type { SessionUpstream } from '../upstream.js';
import { readOtpSent } from './answers.js';
import { type Connection, otpChecked, unusable } from './connection.js';
import { fields, flag, text } from './reading.js';

const base = '/abdm/v1/session';

/** The part of the adapter that knows the patient's gateway session. */
export function sessionOver(connection: Connection): SessionUpstream {
  return {
    async isOpen(caller) {
      const answer = await connection({ method: 'GET', path: `${base}/status` }, caller);
      const isLoggedIn = flag(fields(answer)['logged_in']);
      if (isLoggedIn === undefined) throw unusable(answer);
      return isLoggedIn;
    },
    async sendOtp(abhaAddress, caller) {
      const body = { abha_address: abhaAddress };
      return readOtpSent(await connection({ method: 'POST', path: `${base}/init`, body }, caller));
    },
    async verifyOtp(transaction, otp, caller) {
      const body = { txn_id: transaction, otp };
      const answer = await connection({ method: 'POST', path: `${base}/verify`, body }, caller);
      if (text(fields(otpChecked(answer))['token']) === undefined) throw unusable(answer);
    },
  };
}
