import type { Session } from '../../contract/session.js';
import type { Call } from '../call.js';
import { UpstreamError } from '../upstreams/upstream.js';
import type { HandlersOf } from './handler.js';
import { endStep, sendAgain, sendFirst } from './otp-steps.js';

/** Handlers of who is signed in, and of the patient's gateway session. */
export const sessionHandlers: HandlersOf<
  'findSession' | 'switchPatient' | 'signOut' | 'sendSessionOtp' | 'resendSessionOtp' | 'verifySessionOtp'
> = {
  async findSession(_input, call) {
    return sessionOf(call, await gatewaySession(call));
  },

  async switchPatient({ patient }, call) {
    await call.switchTo(patient);
    return sessionOf(call, await gatewaySession(call));
  },

  async signOut(_input, call) {
    await call.signOut();
    return sessionOf(call, 'none');
  },

  async sendSessionOtp(_input, call) {
    const { sealer } = call.services;
    const digest = await sealer.digest('abha-address', call.patient.abhaAddress.toLowerCase());
    return sendFirst(call, { flow: 'session', digest }, () => sendOtp(call));
  },

  async resendSessionOtp(_input, call) {
    return sendAgain(call, () => sendOtp(call));
  },

  async verifySessionOtp({ otp }, call) {
    const { session } = call.services.settings.upstream;
    await endStep(call, () => session.verifyOtp(call.transaction.upstream, otp, call.caller));
    return sessionOf(call, 'open');
  },
};

const sendOtp = (call: Call): ReturnType<typeof call.services.settings.upstream.session.sendOtp> =>
  call.services.settings.upstream.session.sendOtp(call.patient.abhaAddress, call.caller);

/** Who is signed in now, as the browser is told. */
export function sessionOf(call: Call, state: Session['gatewaySession']): Session {
  const current = call.presentPatient?.key;
  const patients = (call.presentBinding?.patients ?? []).map(({ key, abhaAddress, name }) => ({
    patient: key,
    abhaAddress,
    name,
    current: key === current,
  }));
  return { patients, gatewaySession: state };
}

/** How the present patient's gateway session stands. One that is over ends what is kept of the profile. */
export async function gatewaySession(call: Call): Promise<Session['gatewaySession']> {
  const state = await askState(call);
  if (state === 'expired') await call.forgetProfile();
  return state;
}

async function askState(call: Call): Promise<Session['gatewaySession']> {
  if (!call.presentPatient) return 'none';
  // Without upstream's id the question would be about the portal's user, who may have several patients.
  if (call.presentPatient.id === undefined) return 'unknown';
  try {
    return (await call.services.settings.upstream.session.isOpen(call.caller)) ? 'open' : 'expired';
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return error.kind === 'session-expired' ? 'expired' : 'unknown';
  }
}
