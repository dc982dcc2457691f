import type { IdentifierKind, OtpSystem } from '../../../abdm/login.js';
import type { LoginUpstream } from '../upstream.js';
import { readLoginStep, readOtpSent } from './answers.js';
import { type ApiCall, type Connection, otpChecked, unusable } from './connection.js';
import { type Fields, fields, items, text } from './reading.js';

const base = '/abdm/na/v1/profile/login';

const methods: Readonly<Record<IdentifierKind, string>> = {
  mobile: 'mobile',
  'abha-number': 'abha_number',
  'abha-address': 'phr_address',
  aadhaar: 'aadhaar_number',
};

// As ABDM and upstream write them, without capitals, spaces and signs.
const otpSystemNames: Readonly<Record<OtpSystem, readonly string[]>> = {
  abdm: ['mobileotp', 'mobile', 'abdmotp', 'abdm'],
  aadhaar: ['aadhaarotp', 'aadharotp', 'aadhaar'],
};

/** The call that signs in to one of the addresses of a transaction. */
export function loginByAddress(transaction: string, abhaAddress: string): ApiCall {
  const body = { txn_id: transaction, phr_address: abhaAddress };
  return { method: 'POST', path: `${base}/phr`, body };
}

/** The part of the adapter that signs in to an ABHA that exists. */
export function loginOver(connection: Connection): LoginUpstream {
  return {
    async methods(abhaAddress, caller) {
      const body = { abha_address: abhaAddress };
      const answer = await connection(
        { method: 'POST', path: `${base}/methods`, body, isRead: true },
        caller,
      );
      if (fields(answer)['auth_methods'] === undefined) throw unusable(answer);
      const blocked = otpSystemsIn(fields(answer), 'blocked_methods');
      const named = otpSystemsIn(fields(answer), 'auth_methods');
      return { allowed: named.filter((system) => !blocked.includes(system)), blocked };
    },
    async sendOtp({ kind, value }, otpSystem, caller) {
      const body = { method: methods[kind], identifier: value, otp_system: otpSystem };
      return readOtpSent(await connection({ method: 'POST', path: `${base}/init`, body }, caller));
    },
    async verifyOtp(transaction, { otp, kind }, caller) {
      const body = { txn_id: transaction, otp };
      const answer = await connection({ method: 'POST', path: `${base}/verify`, body }, caller);
      const step = readLoginStep(otpChecked(answer), { transaction });
      // An OTP went out for this very address, so it exists.
      if (step.next === 'no-account' && kind === 'abha-address') throw unusable(answer);
      return step;
    },
    async signIn(transaction, abhaAddress, caller) {
      const answer = await connection(loginByAddress(transaction, abhaAddress), caller);
      return readLoginStep(answer, { transaction, abhaAddress });
    },
  };
}

function otpSystemsIn(answer: Fields, list: string): OtpSystem[] {
  const named = items(answer[list]).map(
    (method) =>
      text(method)
        ?.toLowerCase()
        .replace(/[^a-z]/g, '') ?? '',
  );
  return (Object.keys(otpSystemNames) as OtpSystem[]).filter((system) =>
    otpSystemNames[system].some((name) => named.includes(name)),
  );
}
