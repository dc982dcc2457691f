import type { HandlersOf } from './handler.js';
import { endStep, sendAgain, sendFirst } from './otp-steps.js';
import { UpstreamError } from '../upstreams/upstream.js';
import { registrationOutcome, requireFound } from './outcome.js';

/** Handlers of the creation of a self-declared ABHA address by mobile OTP. */
export const registrationMobileHandlers: HandlersOf<
  | 'sendSelfDeclaredOtp'
  | 'resendSelfDeclaredOtp'
  | 'verifySelfDeclaredOtp'
  | 'createSelfDeclaredAddress'
  | 'signInToSelfDeclared'
> = {
  async sendSelfDeclaredOtp({ mobileNumber }, call) {
    const { sealer, settings } = call.services;
    const digest = await sealer.digest('mobile', mobileNumber);
    return sendFirst(call, { flow: 'registration-mobile', digest }, () =>
      settings.upstream.selfDeclared.sendOtp(mobileNumber, call.stranger),
    );
  },

  async resendSelfDeclaredOtp(_input, call) {
    const { selfDeclared } = call.services.settings.upstream;
    return sendAgain(call, (transaction) => selfDeclared.resendOtp(transaction, call.stranger));
  },

  async verifySelfDeclaredOtp({ otp }, call) {
    const { selfDeclared } = call.services.settings.upstream;
    const { upstream } = call.transaction;
    const step = await endStep(call, () => selfDeclared.verifyOtp(upstream, otp, call.stranger));
    return registrationOutcome(call, step);
  },

  async createSelfDeclaredAddress({ abhaAddress, person, agreement }, call) {
    const { agreements, settings } = call.services;
    await agreements.require(agreement, 'user-information', call.binding);
    const { upstream } = call.transaction;
    const wanted = { abhaAddress, person };
    const step = await endStep(call, () =>
      settings.upstream.selfDeclared.create(upstream, wanted, call.stranger),
    );
    return registrationOutcome(call, step);
  },

  async signInToSelfDeclared({ abhaAddress }, call) {
    const { selfDeclared } = call.services.settings.upstream;
    requireFound(call, abhaAddress);
    const { upstream } = call.transaction;
    try {
      const signedIn = await endStep(call, async () => {
        const answer = await selfDeclared.signIn(upstream, abhaAddress, call.stranger);
        // Not the end of the step: whoever does not want one more OTP may still pick another address.
        if (!answer) throw new UpstreamError('method-not-allowed', { nothingDone: true });
        return answer;
      });
      return await registrationOutcome(call, { next: 'done', created: false, ...signedIn });
    } catch (error) {
      if (error instanceof UpstreamError && error.kind === 'method-not-allowed')
        return { next: 'login', abhaAddress };
      throw error;
    }
  },
};
