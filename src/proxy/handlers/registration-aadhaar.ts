import type { RegistrationOutcome } from '../../contract/outcomes.js';
import type { Call } from '../call.js';
import type { RegistrationStep } from '../upstreams/upstream.js';
import type { HandlersOf } from './handler.js';
import { endStep, sendAgain, sendFirst } from './otp-steps.js';
import { registrationOutcome, requireFound } from './outcome.js';

const goOn = async (call: Call, work: () => Promise<RegistrationStep>): Promise<RegistrationOutcome> =>
  registrationOutcome(call, await endStep(call, work));

/** Handlers of the creation of an ABHA by Aadhaar OTP. */
export const registrationAadhaarHandlers: HandlersOf<
  | 'sendAadhaarOtp'
  | 'resendAadhaarOtp'
  | 'verifyAadhaarOtp'
  | 'resendMobileOtp'
  | 'verifyMobileOtp'
  | 'createAbha'
  | 'signInToFoundAbha'
> = {
  async sendAadhaarOtp({ aadhaarNumber, agreement }, call) {
    const { agreements, sealer, settings } = call.services;
    await agreements.require(agreement, 'aadhaar-consent', call.binding);
    const digest = await sealer.digest('aadhaar', aadhaarNumber);
    return sendFirst(call, { flow: 'registration-aadhaar', digest }, () =>
      settings.upstream.registration.sendAadhaarOtp(aadhaarNumber, call.stranger),
    );
  },

  async resendAadhaarOtp(_input, call) {
    const { registration } = call.services.settings.upstream;
    return sendAgain(call, (transaction) => registration.resendAadhaarOtp(transaction, call.stranger));
  },

  async verifyAadhaarOtp({ otp, mobileNumber }, call) {
    const { registration } = call.services.settings.upstream;
    const { upstream } = call.transaction;
    return goOn(call, () => registration.verifyAadhaarOtp(upstream, { otp, mobileNumber }, call.stranger));
  },

  async resendMobileOtp(_input, call) {
    const { registration } = call.services.settings.upstream;
    return sendAgain(call, (transaction) => registration.resendMobileOtp(transaction, call.stranger));
  },

  async verifyMobileOtp({ otp }, call) {
    const { registration } = call.services.settings.upstream;
    return goOn(call, () => registration.verifyMobileOtp(call.transaction.upstream, otp, call.stranger));
  },

  async createAbha({ abhaAddress }, call) {
    const { registration } = call.services.settings.upstream;
    return goOn(call, () => registration.createAbha(call.transaction.upstream, abhaAddress, call.stranger));
  },

  async signInToFoundAbha({ abhaAddress }, call) {
    const { registration } = call.services.settings.upstream;
    requireFound(call, abhaAddress);
    return goOn(call, () => registration.signIn(call.transaction.upstream, abhaAddress, call.stranger));
  },
};
