import * as z from 'zod/mini';
import { otpSent, registrationOutcome } from './outcomes.js';
import { route } from './route.js';
import { aadhaarNumber, abhaAddress, mobileNumber, otp, sealed } from './values.js';

const flows = ['registration-aadhaar'] as const;

/** Sends an OTP to the mobile number that UIDAI has for an Aadhaar number. Needs a recorded agreement. */
export const sendAadhaarOtp = route({
  name: 'sendAadhaarOtp',
  method: 'POST',
  path: '/v1/registration/aadhaar/otp',
  request: z.strictObject({ aadhaarNumber, agreement: sealed }),
  response: otpSent,
  sendsOtp: true,
  timeoutSeconds: 40,
});

/** Sends the Aadhaar OTP again; the number is not needed again. */
export const resendAadhaarOtp = route({
  name: 'resendAadhaarOtp',
  method: 'POST',
  path: '/v1/registration/aadhaar/otp/resend',
  request: z.strictObject({ transaction: sealed }),
  response: otpSent,
  sendsOtp: true,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Checks the Aadhaar OTP and names the mobile number that the ABHA shall have. */
export const verifyAadhaarOtp = route({
  name: 'verifyAadhaarOtp',
  method: 'POST',
  path: '/v1/registration/aadhaar/verify',
  request: z.strictObject({ transaction: sealed, otp, mobileNumber }),
  response: registrationOutcome,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Sends the OTP for the ABHA's own mobile number again. */
export const resendMobileOtp = route({
  name: 'resendMobileOtp',
  method: 'POST',
  path: '/v1/registration/aadhaar/mobile/otp/resend',
  request: z.strictObject({ transaction: sealed }),
  response: otpSent,
  sendsOtp: true,
  transaction: { flows, steps: ['mobile-otp'] },
  timeoutSeconds: 40,
});

/** Checks the OTP that went to the ABHA's own mobile number. */
export const verifyMobileOtp = route({
  name: 'verifyMobileOtp',
  method: 'POST',
  path: '/v1/registration/aadhaar/mobile/verify',
  request: z.strictObject({ transaction: sealed, otp }),
  response: registrationOutcome,
  transaction: { flows, steps: ['mobile-otp'] },
  timeoutSeconds: 40,
});

/** Creates the ABHA with a new address and signs the patient in. */
export const createAbha = route({
  name: 'createAbha',
  method: 'POST',
  path: '/v1/registration/aadhaar/abha',
  request: z.strictObject({ transaction: sealed, abhaAddress }),
  response: registrationOutcome,
  transaction: { flows, steps: ['create-address'] },
  timeoutSeconds: 40,
});

/** Signs in to an ABHA that was found on the way instead of creating another. */
export const signInToFoundAbha = route({
  name: 'signInToFoundAbha',
  method: 'POST',
  path: '/v1/registration/aadhaar/sign-in',
  request: z.strictObject({ transaction: sealed, abhaAddress }),
  response: registrationOutcome,
  transaction: { flows, steps: ['choose-account', 'create-address'] },
  timeoutSeconds: 40,
});
