import * as z from 'zod/mini';
import { otpSent } from './outcomes.js';
import { profile } from './profile.js';
import { route } from './route.js';
import { aadhaarNumber, abhaNumber, otp, sealed } from './values.js';

const flows = ['kyc'] as const;

/**
 * Sends the OTP that proves who a patient with a self-declared address is (NHA cases P2 15.1 to 15.6), by their ABHA
 * number or Aadhaar number. `already-linked` when KYC is verified by now.
 */
export const sendKycOtp = route({
  name: 'sendKycOtp',
  method: 'POST',
  path: '/v1/profile/kyc/otp',
  request: z.discriminatedUnion('method', [
    z.strictObject({ method: z.literal('abha-number'), abhaNumber }),
    z.strictObject({
      method: z.literal('aadhaar'),
      aadhaarNumber,
      /** Proof of the agreement to the notice `aadhaar-consent`. */
      agreement: sealed,
    }),
  ]),
  response: otpSent,
  patient: true,
  gatewaySession: true,
  sendsOtp: true,
  timeoutSeconds: 40,
});

/** Sends that OTP again. */
export const resendKycOtp = route({
  name: 'resendKycOtp',
  method: 'POST',
  path: '/v1/profile/kyc/otp/resend',
  request: z.strictObject({ transaction: sealed }),
  response: otpSent,
  patient: true,
  gatewaySession: true,
  sendsOtp: true,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Checks that OTP; afterwards the profile is KYC-verified and has the ABHA number's details. */
export const verifyKycOtp = route({
  name: 'verifyKycOtp',
  method: 'POST',
  path: '/v1/profile/kyc/verify',
  request: z.strictObject({ transaction: sealed, otp }),
  /** The profile as it is now; absent when it could not be read again. */
  response: z.object({ profile: z.optional(profile) }),
  patient: true,
  gatewaySession: true,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});
