import * as z from 'zod/mini';
import { type ErrorKind, errorKindNames, nextSteps } from '../abdm/errors.js';
import { otpBudget } from './values.js';

/** Body of every answer that is not a success. */
export const errorAnswer = z.object({
  error: z.object({
    kind: z.enum(errorKindNames),
    nextStep: z.enum(nextSteps),
    requestId: z.string(),
    /** Name of the request's field that was refused, when it is one. */
    field: z.optional(z.string()),
    /** Seconds until the next try is worth it. */
    retryAfterSeconds: z.optional(z.number()),
    /** Where the patient stands with OTPs after this error. */
    otp: z.optional(otpBudget),
  }),
});

/** Body of every answer that is not a success. */
export type ErrorAnswer = z.infer<typeof errorAnswer>;

/** HTTP status of each kind of failure. `offline`, `timeout` and `unexpected-answer` arise in the browser only. */
export const errorStatus: Readonly<Record<ErrorKind, number>> = {
  'invalid-request': 400,
  'aadhaar-invalid': 422,
  'aadhaar-not-found': 422,
  'aadhaar-without-mobile': 422,
  'mobile-invalid': 422,
  'mobile-limit': 422,
  'address-limit': 422,
  'otp-wrong': 422,
  'otp-expired': 422,
  'otp-too-soon': 429,
  'otp-too-many': 429,
  'otp-locked': 429,
  'address-invalid': 422,
  'address-taken': 409,
  'abha-number-invalid': 422,
  'abha-not-found': 404,
  'abha-deactivated': 403,
  'benefit-linked': 403,
  'already-linked': 409,
  'profile-changed': 412,
  'aadhaar-has-abha': 409,
  'method-not-allowed': 403,
  'pincode-not-found': 404,
  'request-not-found': 404,
  'request-decided': 409,
  'request-expired': 410,
  'consent-too-wide': 422,
  'consent-dates': 422,
  'pin-required': 403,
  'pin-wrong': 422,
  'pin-locked': 429,
  'record-not-ready': 404,
  'record-not-found': 404,
  'consent-missing': 403,
  'record-too-large': 422,
  'facility-not-found': 404,
  'share-not-supported': 422,
  'share-duplicate': 409,
  'share-not-found': 404,
  'face-not-verified': 409,
  'agreement-required': 403,
  'transaction-lost': 409,
  'patient-changed': 409,
  'sign-in-required': 401,
  'session-expired': 401,
  'too-many-requests': 429,
  'origin-refused': 403,
  misconfigured: 502,
  'facility-unreachable': 502,
  'upstream-unavailable': 503,
  'upstream-timeout': 504,
  internal: 500,
  offline: 503,
  timeout: 504,
  'unexpected-answer': 502,
};
