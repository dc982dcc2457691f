import type { sendKycOtp } from '../../contract/kyc.js';
import type { RequestOf } from '../../contract/route.js';
import type { KycIdentifier } from '../upstreams/upstream.js';
import { tellAbhaLinked } from './abha-linked.js';
import type { HandlersOf } from './handler.js';
import { endStep, sendAgain, sendFirst } from './otp-steps.js';
import { changePatientProfile, shownProfile } from './patient-profile.js';

/** Handlers of the KYC of a self-declared ABHA address. */
export const kycHandlers: HandlersOf<'sendKycOtp' | 'resendKycOtp' | 'verifyKycOtp'> = {
  async sendKycOtp(input, call) {
    const { agreements, sealer, settings } = call.services;
    const caller = call.identified;
    if (input.method === 'aadhaar')
      await agreements.require(input.agreement, 'aadhaar-consent', call.binding);
    const identifier = identifierOf(input);
    const number = identifier.method === 'aadhaar' ? identifier.aadhaarNumber : identifier.abhaNumber;
    // The same purposes as at registration and sign-in, so that OTPs for one number count together.
    const digest = await sealer.digest(identifier.method, number);
    return sendFirst(call, { flow: 'kyc', digest }, () => settings.upstream.kyc.sendOtp(identifier, caller));
  },

  async resendKycOtp(_input, call) {
    const { kyc } = call.services.settings.upstream;
    const caller = call.identified;
    return sendAgain(call, (transaction) => kyc.resendOtp(transaction, caller));
  },

  async verifyKycOtp({ otp }, call) {
    const { kyc } = call.services.settings.upstream;
    const caller = call.identified;
    const { upstream } = call.transaction;
    const after = await changePatientProfile(call, () =>
      endStep(call, () => kyc.verifyOtp(upstream, otp, caller)),
    );
    if (!after) return {};
    const { kycVerified, abhaNumber } = after;
    if (kycVerified) {
      await tellAbhaLinked(call, { abhaAddress: call.patient.abhaAddress, abhaNumber }, 'nothing');
    }
    return { profile: await shownProfile(call, after) };
  },
};

function identifierOf(input: RequestOf<typeof sendKycOtp>): KycIdentifier {
  const { method } = input;
  return method === 'aadhaar'
    ? { method, aadhaarNumber: input.aadhaarNumber }
    : { method, abhaNumber: input.abhaNumber };
}
