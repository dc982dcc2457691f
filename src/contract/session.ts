import * as z from 'zod/mini';
import { otpSent } from './outcomes.js';
import { route } from './route.js';
import { abhaAddress, otp, sealed } from './values.js';

const flows = ['session'] as const;

const signedInPatient = z.object({
  /** Names the patient to `switchPatient`; good for this browser only. */
  patient: z.string(),
  abhaAddress,
  name: z.string(),
  /** Whether the elements show this patient now. */
  current: z.boolean(),
});

/** Who is signed in on a browser, and how the present patient's session with ABDM stands. */
export const session = z.object({
  /** Patients who signed in on this browser, for the portal's present user: a parent and children, for example. */
  patients: z.array(signedInPatient),
  /** The present patient's session with ABDM; `unknown` when upstream could not be asked. */
  gatewaySession: z.enum(['open', 'expired', 'unknown', 'none']),
});

/** Who is signed in on a browser, and how the present patient's session with ABDM stands. */
export type Session = z.infer<typeof session>;

/** Says who is signed in, and asks ABDM whether the session is still open. Never fails because it is not. */
export const findSession = route({
  name: 'findSession',
  method: 'GET',
  path: '/v1/session',
  request: z.strictObject({}),
  response: session,
  repeatable: true,
});

/** Shows another of the signed-in patients from now on; what elements showed before is void. */
export const switchPatient = route({
  name: 'switchPatient',
  method: 'POST',
  path: '/v1/session/patient',
  request: z.strictObject({ patient: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)) }),
  response: session,
  patient: true,
});

/** Signs all patients of this browser out, for good. */
export const signOut = route({
  name: 'signOut',
  method: 'POST',
  path: '/v1/session/sign-out',
  request: z.strictObject({}),
  response: session,
});

/** Sends the OTP that opens the present patient's session with ABDM again. */
export const sendSessionOtp = route({
  name: 'sendSessionOtp',
  method: 'POST',
  path: '/v1/session/otp',
  request: z.strictObject({}),
  response: otpSent,
  patient: true,
  sendsOtp: true,
  timeoutSeconds: 40,
});

/** Sends the OTP of the session again. */
export const resendSessionOtp = route({
  name: 'resendSessionOtp',
  method: 'POST',
  path: '/v1/session/otp/resend',
  request: z.strictObject({ transaction: sealed }),
  response: otpSent,
  patient: true,
  sendsOtp: true,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Checks the OTP of the session; afterwards it is open. */
export const verifySessionOtp = route({
  name: 'verifySessionOtp',
  method: 'POST',
  path: '/v1/session/verify',
  request: z.strictObject({ transaction: sealed, otp }),
  response: session,
  patient: true,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});
