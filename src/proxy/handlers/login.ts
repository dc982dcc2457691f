import { otpSystemsOf } from '../../abdm/login.js';
import { Failure } from '../failure.js';
import type { HandlersOf } from './handler.js';
import { endStep, sendAgain, sendFirst } from './otp-steps.js';
import { loginOutcome, requireFound } from './outcome.js';

/** Handlers of the sign-in to an ABHA that exists. */
export const loginHandlers: HandlersOf<
  'findLoginMethods' | 'sendLoginOtp' | 'resendLoginOtp' | 'verifyLoginOtp' | 'signInToAccount'
> = {
  async findLoginMethods({ abhaAddress }, call) {
    const { allowed, blocked } = await call.services.settings.upstream.login.methods(
      abhaAddress,
      call.stranger,
    );
    return { allowed: [...allowed], blocked: [...blocked] };
  },

  async sendLoginOtp({ identifier, otpSystem }, call) {
    const { sealer, settings } = call.services;
    const { kind, value } = identifier;
    if (!otpSystemsOf[kind].includes(otpSystem)) throw new Failure('invalid-request', { field: 'otpSystem' });
    const digest = await sealer.digest(kind, value.toLowerCase());
    return sendFirst(call, { flow: 'login', digest, login: { identifier, otpSystem } }, () =>
      settings.upstream.login.sendOtp(identifier, otpSystem, call.stranger),
    );
  },

  async resendLoginOtp(_input, call) {
    const { upstream } = call.services.settings;
    const { login } = call.transaction;
    if (!login) throw new Failure('transaction-lost');
    return sendAgain(call, () => upstream.login.sendOtp(login.identifier, login.otpSystem, call.stranger));
  },

  async verifyLoginOtp({ otp }, call) {
    const { upstream } = call.services.settings;
    const { login, upstream: transaction } = call.transaction;
    if (!login) throw new Failure('transaction-lost');
    const proof = { otp, kind: login.identifier.kind };
    const step = await endStep(call, () => upstream.login.verifyOtp(transaction, proof, call.stranger));
    return loginOutcome(call, step);
  },

  async signInToAccount({ abhaAddress }, call) {
    const { upstream } = call.services.settings;
    requireFound(call, abhaAddress);
    const { upstream: transaction } = call.transaction;
    const step = await endStep(call, () => upstream.login.signIn(transaction, abhaAddress, call.stranger));
    return loginOutcome(call, step);
  },
};
