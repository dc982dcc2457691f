import type { RegistrationUpstream } from '../upstream.js';
import { readOtpSent, readStep } from './answers.js';
import { type Connection, otpChecked } from './connection.js';

const base = '/abdm/na/v1/registration/aadhaar';

/** The part of the adapter that registers by Aadhaar OTP. */
export function registrationOver(connection: Connection): RegistrationUpstream {
  return {
    async sendAadhaarOtp(aadhaarNumber, caller) {
      const body = { aadhaar_number: aadhaarNumber };
      return readOtpSent(await connection({ method: 'POST', path: `${base}/init`, body }, caller));
    },
    async resendAadhaarOtp(transaction, caller) {
      const body = { txn_id: transaction };
      return readOtpSent(
        await connection({ method: 'POST', path: `${base}/resend`, body }, caller),
        transaction,
      );
    },
    async verifyAadhaarOtp(transaction, { otp, mobileNumber }, caller) {
      const body = { txn_id: transaction, otp, mobile: mobileNumber };
      return readStep(
        otpChecked(await connection({ method: 'POST', path: `${base}/verify`, body }, caller)),
        { transaction },
      );
    },
    async resendMobileOtp(transaction, caller) {
      const path = `${base}/mobile/resend`;
      const body = { txn_id: transaction };
      return readOtpSent(await connection({ method: 'POST', path, body }, caller), transaction);
    },
    async verifyMobileOtp(transaction, otp, caller) {
      const path = `${base}/mobile/verify`;
      const body = { txn_id: transaction, otp };
      return readStep(otpChecked(await connection({ method: 'POST', path, body }, caller)), { transaction });
    },
    async createAbha(transaction, abhaAddress, caller) {
      const path = `${base}/create-phr`;
      const body = { txn_id: transaction, abha_address: abhaAddress };
      const expected = { transaction, abhaAddress, creates: true };
      return readStep(await connection({ method: 'POST', path, body }, caller), expected);
    },
    async signIn(transaction, abhaAddress, caller) {
      const path = `${base}/auto-login`;
      const body = { txn_id: transaction, abha_address: abhaAddress };
      return readStep(await connection({ method: 'POST', path, body }, caller), { transaction, abhaAddress });
    },
  };
}
