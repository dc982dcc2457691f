import { isMobileNumber, maskMobile, mobileDigits } from '../../../abdm/mobile.js';
import { type ConsentPinUpstream, UpstreamError } from '../upstream.js';
import { readOtpSent } from './answers.js';
import { type Connection, otpChecked, unusable } from './connection.js';
import { failedCheck } from './errors.js';
import { fields, flag, maskedNumber, text } from './reading.js';

const base = '/abdm/v1/consents/pin';

/** The part of the adapter that knows the consent PIN. */
export function consentPinOver(connection: Connection): ConsentPinUpstream {
  return {
    async exists(caller) {
      const answer = await connection({ method: 'GET', path: `${base}/exists` }, caller);
      const exists = flag(fields(answer)['exist'] ?? fields(answer)['exists']);
      if (exists === undefined) throw unusable(answer);
      return exists;
    },
    async set(pin, caller) {
      await connection({ method: 'POST', path: `${base}/set`, body: { pin } }, caller);
    },
    async verify(pin, caller) {
      await checked(connection({ method: 'POST', path: `${base}/verify`, body: { pin } }, caller));
    },
    async change(pin, newPin, caller) {
      const body = { old: pin, new: newPin };
      await checked(connection({ method: 'POST', path: `${base}/change`, body }, caller));
    },
    async sendOtp(caller) {
      const answer = await connection({ method: 'POST', path: `${base}/forgot/init` }, caller);
      const sentTo = readMedium(fields(answer)['otp_medium_value']);
      return { ...readOtpSent(answer), ...(sentTo !== undefined && { sentTo }) };
    },
    async verifyOtp(transaction, otp, caller) {
      const body = { txn_id: transaction, otp };
      otpChecked(await connection({ method: 'POST', path: `${base}/forgot/verify`, body }, caller));
    },
    async reset(pin, caller) {
      await connection({ method: 'POST', path: `${base}/reset`, body: { pin } }, caller);
    },
  };
}

// The form of the PIN is checked before, so what upstream refuses is one that is not the patient's.
async function checked(answer: Promise<unknown>): Promise<void> {
  const wrong = new UpstreamError('pin-wrong', { nothingDone: true });
  try {
    if (failedCheck(await answer) === undefined) return;
  } catch (error) {
    throw error instanceof UpstreamError && error.kind === 'invalid-request' ? wrong : error;
  }
  throw wrong;
}

function readMedium(value: unknown): string | undefined {
  const digits = mobileDigits(text(value) ?? '');
  return isMobileNumber(digits) ? maskMobile(digits) : maskedNumber(value);
}
