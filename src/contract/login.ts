import * as z from 'zod/mini';
import { otpSystems } from '../abdm/login.js';
import { loginOutcome, otpSent } from './outcomes.js';
import { route } from './route.js';
import { aadhaarNumber, abhaAddress, abhaNumber, mobileNumber, otp, sealed } from './values.js';

const flows = ['login'] as const;
const otpSystem = z.enum(otpSystems);

/** What a patient signs in with. */
export const identifier = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mobile'), value: mobileNumber }),
  z.strictObject({ kind: z.literal('abha-number'), value: abhaNumber }),
  z.strictObject({ kind: z.literal('abha-address'), value: abhaAddress }),
  z.strictObject({ kind: z.literal('aadhaar'), value: aadhaarNumber }),
]);

/** Who may send an OTP for an ABHA address (NHA case P1 6.1). Tells nothing else about it. */
export const findLoginMethods = route({
  name: 'findLoginMethods',
  method: 'POST',
  path: '/v1/login/methods',
  request: z.strictObject({ abhaAddress }),
  response: z.object({
    /** Ways that are allowed now. */
    allowed: z.array(otpSystem),
    /** Ways that ABDM has blocked for a while. */
    blocked: z.array(otpSystem),
  }),
  repeatable: true,
  lookUp: true,
  timeoutSeconds: 20,
});

/** Sends the OTP of a sign-in. */
export const sendLoginOtp = route({
  name: 'sendLoginOtp',
  method: 'POST',
  path: '/v1/login/otp',
  request: z.strictObject({ identifier, otpSystem }),
  response: otpSent,
  sendsOtp: true,
  timeoutSeconds: 40,
});

/** Sends the OTP of a sign-in again; what the patient signs in with is not needed again. */
export const resendLoginOtp = route({
  name: 'resendLoginOtp',
  method: 'POST',
  path: '/v1/login/otp/resend',
  request: z.strictObject({ transaction: sealed }),
  response: otpSent,
  sendsOtp: true,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Checks the OTP of a sign-in. */
export const verifyLoginOtp = route({
  name: 'verifyLoginOtp',
  method: 'POST',
  path: '/v1/login/verify',
  request: z.strictObject({ transaction: sealed, otp }),
  response: loginOutcome,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Signs in to one of the accounts that were found. */
export const signInToAccount = route({
  name: 'signInToAccount',
  method: 'POST',
  path: '/v1/login/account',
  request: z.strictObject({ transaction: sealed, abhaAddress }),
  response: loginOutcome,
  transaction: { flows, steps: ['choose-account'] },
  timeoutSeconds: 40,
});
