import { type RegistrationStep, type SelfDeclaredUpstream, UpstreamError } from '../upstream.js';
import { type Expected, readLoginStep, readOtpSent, readStep } from './answers.js';
import { type Connection, otpChecked, unusable } from './connection.js';
import { loginByAddress } from './login.js';
import { writePerson } from './person.js';
import { fields, text } from './reading.js';

const base = '/abdm/na/v1/registration/mobile';

/** The part of the adapter that creates self-declared ABHA addresses by mobile OTP. */
export function selfDeclaredOver(connection: Connection): SelfDeclaredUpstream {
  return {
    async sendOtp(mobileNumber, caller) {
      const body = { mobile_number: mobileNumber };
      return readOtpSent(await connection({ method: 'POST', path: `${base}/init`, body }, caller));
    },
    async resendOtp(transaction, caller) {
      const body = { txn_id: transaction };
      const answer = await connection({ method: 'POST', path: `${base}/resend`, body }, caller);
      return readOtpSent(answer, transaction);
    },
    async verifyOtp(transaction, otp, caller) {
      const body = { txn_id: transaction, otp };
      const answer = await connection({ method: 'POST', path: `${base}/verify`, body }, caller);
      return readVerified(otpChecked(answer), { transaction });
    },
    async create(transaction, { abhaAddress, person }, caller) {
      const body = { txn_id: transaction, abha_address: abhaAddress, profile: writePerson(person) };
      const answer = await connection({ method: 'POST', path: `${base}/create-phr`, body }, caller);
      const step = readStep(answer, { transaction, abhaAddress, creates: true });
      if (step.next !== 'done') throw unusable(answer);
      return step;
    },
    async signIn(transaction, abhaAddress, caller) {
      const answer = await connection(loginByAddress(transaction, abhaAddress), caller).catch(notHere);
      if (answer === undefined) return undefined;
      const step = readLoginStep(answer, { transaction, abhaAddress });
      return step.next === 'done' ? step : undefined;
    },
  };
}

// Whoever has addresses on the mobile number may make another one all the same (NHA case P1 1.7).
function readVerified(body: unknown, expected: Expected): RegistrationStep {
  const hasProfile = fields(body)['profile'] !== undefined;
  const isEnd = text(fields(body)['skip_state'])?.toLowerCase() === 'abha_end';
  // The published answer of this call has no profile, so an end by it names nobody.
  const step = isEnd && !hasProfile ? readLoginStep(body, expected) : readStep(body, expected);
  switch (step.next) {
    case 'choose-account':
      return { ...step, mayCreate: true };
    case 'mobile-otp':
    case 'no-account':
      throw unusable(body);
    default:
      return step as RegistrationStep;
  }
}

// Upstream publishes no such sign-in: what it refuses goes on with one more OTP.
function notHere(error: unknown): undefined {
  const isRefusal = error instanceof UpstreamError && error.nothingDone;
  const isAnswer = isRefusal && !/^otp-|^(?:too-many-requests|upstream-)/.test(error.kind);
  if (!isAnswer) throw error;
  return undefined;
}
