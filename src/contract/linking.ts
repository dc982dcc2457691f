import * as z from 'zod/mini';
import { isPatientReference } from '../abdm/care-contexts.js';
import { otpSent } from './outcomes.js';
import { route } from './route.js';
import { careContextId, hipId, otp, sealed } from './values.js';

const flows = ['linking'] as const;

// What a step of a flow seals must fit into a few kilobytes, and these characters take six bytes each there.
const printable = z.regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** The facility's own id of somebody, as the discovery named it. */
const reference = z.string().check(z.minLength(1), z.maxLength(200), printable);

/** The facility's own id of a visit, as the discovery named it. */
const visitId = careContextId.check(printable);

/** Somebody whom a facility takes for the patient, with the visits that are not linked yet. */
export const discoveredPatient = z.object({
  reference,
  display: z.string(),
  careContexts: z.array(z.object({ id: visitId, display: z.string() })),
});

/** Somebody whom a facility takes for the patient, with the visits that are not linked yet. */
export type DiscoveredPatient = z.infer<typeof discoveredPatient>;

/** What a discovery found; never what is linked already (NHA case P2 1.5). */
export const discovery = z.discriminatedUnion('found', [
  z.object({
    found: z.literal('visits'),
    transaction: sealed,
    /** Several where the facility is not sure who the patient is; only those with visits to link. */
    patients: z.array(discoveredPatient).check(z.minLength(1)),
  }),
  /** The facility knows nobody with these details. */
  z.object({ found: z.literal('nobody') }),
  /** The facility knows the patient, and has no visit that is not linked. */
  z.object({ found: z.literal('nothing-new') }),
  /** All that the facility named is linked already. */
  z.object({ found: z.literal('all-linked') }),
]);

/** What a discovery found. */
export type Discovery = z.infer<typeof discovery>;

/**
 * Asks a facility for visits of the patient that are not linked yet (NHA cases P2 1.3 to 1.5). The facility looks by the
 * patient's ABHA, name, year of birth, gender and mobile number, which upstream sends it; it has 10 seconds.
 * `facility-unreachable` when it does not answer.
 */
export const discoverCareContexts = route({
  name: 'discoverCareContexts',
  method: 'POST',
  path: '/v1/care-contexts/discovery',
  request: z.strictObject({
    hipId,
    /** The facility's own id of the patient, where the patient knows it. */
    patientReference: z.optional(z.string().check(z.refine(isPatientReference))),
  }),
  response: discovery,
  patient: true,
  gatewaySession: true,
  timeoutSeconds: 40,
});

/**
 * Begins to link one visit: the facility sends an OTP to the number that it knows, which may be another one than the
 * ABHA's. Upstream links one visit at a time, so several visits take several OTPs.
 */
export const sendLinkOtp = route({
  name: 'sendLinkOtp',
  method: 'POST',
  path: '/v1/care-contexts/link/otp',
  request: z.strictObject({ transaction: sealed, patientReference: reference, careContextId: visitId }),
  response: otpSent,
  patient: true,
  gatewaySession: true,
  sendsOtp: true,
  transaction: { flows, steps: ['choose-visits'] },
  timeoutSeconds: 40,
});

/** Has the facility send that OTP again. */
export const resendLinkOtp = route({
  name: 'resendLinkOtp',
  method: 'POST',
  path: '/v1/care-contexts/link/otp/resend',
  request: z.strictObject({ transaction: sealed }),
  response: otpSent,
  patient: true,
  gatewaySession: true,
  sendsOtp: true,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});

/** Checks that OTP and links the visit (NHA case P2 1.7); `already-linked` when somebody was quicker. */
export const confirmLink = route({
  name: 'confirmLink',
  method: 'POST',
  path: '/v1/care-contexts/link/confirm',
  request: z.strictObject({ transaction: sealed, otp }),
  response: z.object({ careContextId: visitId }),
  patient: true,
  gatewaySession: true,
  transaction: { flows, steps: ['otp'] },
  timeoutSeconds: 40,
});
