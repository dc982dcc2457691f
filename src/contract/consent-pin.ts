import * as z from 'zod/mini';
import { isConsentPin } from '../abdm/consent-pin.js';
import { otpSent } from './outcomes.js';
import { route } from './route.js';
import { moment, otp, sealed } from './values.js';

const pin = z.string().check(z.refine(isConsentPin));

/** Proof for `grantConsent` and `revokeConsent` that the patient has given the PIN. */
const pinProven = z.object({
  pinProof: sealed,
  /** The proxy's present. */
  at: moment,
  /** When the PIN must be given again. */
  validUntil: moment,
});

const flows = ['consent-pin'] as const;

/** Whether decisions need the patient's consent PIN, and whether the patient has one. */
export const readConsentPin = route({
  name: 'readConsentPin',
  method: 'GET',
  path: '/v1/consent-pin',
  request: z.strictObject({}),
  /** A PIN is needed where the patient has set one, or where the portal asks for it. */
  response: z.object({ needed: z.boolean(), exists: z.boolean() }),
  patient: true,
  gatewaySession: true,
  repeatable: true,
});

/** Sets the PIN of a patient who has none. */
export const setConsentPin = route({
  name: 'setConsentPin',
  method: 'POST',
  path: '/v1/consent-pin',
  request: z.strictObject({ pin }),
  response: pinProven,
  patient: true,
  gatewaySession: true,
});

/** Checks the PIN; `pin-wrong`, and after several in a row `pin-locked`. */
export const verifyConsentPin = route({
  name: 'verifyConsentPin',
  method: 'POST',
  path: '/v1/consent-pin/verify',
  request: z.strictObject({ pin }),
  response: pinProven,
  patient: true,
  gatewaySession: true,
});

/** Replaces the PIN by another one. */
export const changeConsentPin = route({
  name: 'changeConsentPin',
  method: 'POST',
  path: '/v1/consent-pin/change',
  request: z.strictObject({ pin, newPin: pin }),
  response: pinProven,
  patient: true,
  gatewaySession: true,
});

/** Sends the OTP with which a forgotten PIN can be replaced. */
export const sendPinOtp = route({
  name: 'sendPinOtp',
  method: 'POST',
  path: '/v1/consent-pin/otp',
  request: z.strictObject({}),
  response: otpSent,
  patient: true,
  gatewaySession: true,
  sendsOtp: true,
  timeoutSeconds: 40,
});

/** Sends that OTP again. */
export const resendPinOtp = route({
  name: 'resendPinOtp',
  method: 'POST',
  path: '/v1/consent-pin/otp/resend',
  request: z.strictObject({ transaction: sealed }),
  response: otpSent,
  patient: true,
  gatewaySession: true,
  sendsOtp: true,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Checks that OTP; the transaction that it gives lets `resetConsentPin` set another PIN. */
export const verifyPinOtp = route({
  name: 'verifyPinOtp',
  method: 'POST',
  path: '/v1/consent-pin/otp/verify',
  request: z.strictObject({ transaction: sealed, otp }),
  response: z.object({ transaction: sealed }),
  patient: true,
  gatewaySession: true,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Sets another PIN in place of the forgotten one. */
export const resetConsentPin = route({
  name: 'resetConsentPin',
  method: 'POST',
  path: '/v1/consent-pin/reset',
  request: z.strictObject({ transaction: sealed, pin }),
  response: pinProven,
  patient: true,
  gatewaySession: true,
  transaction: { flows, steps: ['new-pin'] },
});
