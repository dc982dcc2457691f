import * as z from 'zod/mini';
import { otpSent, registrationOutcome } from './outcomes.js';
import { route } from './route.js';
import { abhaAddress, mobileNumber, otp, person, sealed } from './values.js';

const flows = ['registration-mobile'] as const;

/** Sends an OTP to a mobile number, to create a self-declared ABHA address with it (NHA cases P1 1.2 and 1.3). */
export const sendSelfDeclaredOtp = route({
  name: 'sendSelfDeclaredOtp',
  method: 'POST',
  path: '/v1/registration/mobile/otp',
  request: z.strictObject({ mobileNumber }),
  response: otpSent,
  sendsOtp: true,
  timeoutSeconds: 40,
});

/** Sends the OTP of a self-declared registration again (NHA case P1 1.5). */
export const resendSelfDeclaredOtp = route({
  name: 'resendSelfDeclaredOtp',
  method: 'POST',
  path: '/v1/registration/mobile/otp/resend',
  request: z.strictObject({ transaction: sealed }),
  response: otpSent,
  sendsOtp: true,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Checks the OTP, and finds every ABHA address on the mobile number (NHA cases P1 1.4 and 1.6). */
export const verifySelfDeclaredOtp = route({
  name: 'verifySelfDeclaredOtp',
  method: 'POST',
  path: '/v1/registration/mobile/verify',
  request: z.strictObject({ transaction: sealed, otp }),
  response: registrationOutcome,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Creates a self-declared ABHA address and signs the patient in. Needs the user information agreement (P1 1.9). */
export const createSelfDeclaredAddress = route({
  name: 'createSelfDeclaredAddress',
  method: 'POST',
  path: '/v1/registration/mobile/address',
  request: z.strictObject({ transaction: sealed, abhaAddress, person, agreement: sealed }),
  response: registrationOutcome,
  transaction: { flows, steps: ['create-address'] },
  timeoutSeconds: 40,
});

/** Signs in to an ABHA address that was found on the mobile number; may answer that one more OTP is needed. */
export const signInToSelfDeclared = route({
  name: 'signInToSelfDeclared',
  method: 'POST',
  path: '/v1/registration/mobile/sign-in',
  request: z.strictObject({ transaction: sealed, abhaAddress }),
  response: registrationOutcome,
  transaction: { flows, steps: ['choose-account', 'create-address'] },
  timeoutSeconds: 40,
});
