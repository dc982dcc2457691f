import * as z from 'zod/mini';
import { route } from './route.js';
import {
  aadhaarNumber,
  abha,
  abhaAddress,
  account,
  addressDomain,
  mobileNumber,
  otp,
  otpBudget,
  sealed,
} from './values.js';

const flow = 'registration-aadhaar';
const otpSent = z.object({ transaction: sealed, otp: otpBudget });

/** What a registration made: a new ABHA, another address of an ABHA that existed before, or nothing. */
export const created = z.enum(['abha', 'address', 'nothing']);

/** What a registration made. */
export type Created = z.infer<typeof created>;

/** What comes after a step of a registration; `next` names the screen. */
export const registrationOutcome = z.discriminatedUnion('next', [
  /** Another OTP went to the mobile number that the patient wants for the ABHA (NHA case CRT_ABHA_109). */
  z.object({ next: z.literal('mobile-otp'), transaction: sealed, otp: otpBudget }),
  /** ABHA addresses exist already: sign in to one; `mayCreate` says whether a new one may be made instead. */
  z.object({
    next: z.literal('choose-account'),
    transaction: sealed,
    accounts: z.array(account),
    mayCreate: z.boolean(),
    addressDomain,
  }),
  /** A new ABHA address is to be chosen. */
  z.object({ next: z.literal('create-address'), transaction: sealed, addressDomain }),
  /** The patient is signed in. */
  z.object({ next: z.literal('done'), created, abha }),
]);

/** What comes after a step of a registration. */
export type RegistrationOutcome = z.infer<typeof registrationOutcome>;

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
  transaction: { flow, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Checks the Aadhaar OTP and names the mobile number that the ABHA shall have. */
export const verifyAadhaarOtp = route({
  name: 'verifyAadhaarOtp',
  method: 'POST',
  path: '/v1/registration/aadhaar/verify',
  request: z.strictObject({ transaction: sealed, otp, mobileNumber }),
  response: registrationOutcome,
  transaction: { flow, steps: ['otp'] },
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
  transaction: { flow, steps: ['mobile-otp'] },
  timeoutSeconds: 40,
});

/** Checks the OTP that went to the ABHA's own mobile number. */
export const verifyMobileOtp = route({
  name: 'verifyMobileOtp',
  method: 'POST',
  path: '/v1/registration/aadhaar/mobile/verify',
  request: z.strictObject({ transaction: sealed, otp }),
  response: registrationOutcome,
  transaction: { flow, steps: ['mobile-otp'] },
  timeoutSeconds: 40,
});

/** Creates the ABHA with a new address and signs the patient in. */
export const createAbha = route({
  name: 'createAbha',
  method: 'POST',
  path: '/v1/registration/aadhaar/abha',
  request: z.strictObject({ transaction: sealed, abhaAddress }),
  response: registrationOutcome,
  transaction: { flow, steps: ['create-address'] },
  timeoutSeconds: 40,
});

/** Signs in to an ABHA that was found on the way instead of creating another. */
export const signInToFoundAbha = route({
  name: 'signInToFoundAbha',
  method: 'POST',
  path: '/v1/registration/aadhaar/sign-in',
  request: z.strictObject({ transaction: sealed, abhaAddress }),
  response: registrationOutcome,
  transaction: { flow, steps: ['choose-account', 'create-address'] },
  timeoutSeconds: 40,
});
