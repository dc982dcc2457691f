import * as z from 'zod/mini';
import { isDenialReason } from '../abdm/consent.js';
import { route } from './route.js';
import { careContextId, hipId, moment, sealed } from './values.js';

/** How a request stands. An ignored request expires; that is not a denial. */
export const requestStatuses = ['requested', 'granted', 'expired', 'denied', 'revoked'] as const;

/** How a request stands. */
export type RequestStatus = (typeof requestStatuses)[number];

/** Kinds of requests. Only a consent can be decided here: upstream publishes no call for the others. */
export const requestKinds = ['consent', 'subscription', 'authorization'] as const;

/** A kind of request. */
export type RequestKind = (typeof requestKinds)[number];

/** Upstream's id of a request, as the list named it; it stands in paths, where a slash or a percent sign would mislead. */
export const requestId = z.string().check(z.regex(/^(?!\.{1,2}$)[!-$&-.0-[\]-~]{1,200}$/));

const named = z.object({ id: z.string(), name: z.string() });

const head = {
  id: requestId,
  kind: z.enum(requestKinds),
  createdAt: z.optional(moment),
  /** The records that are asked for: from when to when they were made. */
  from: z.optional(moment),
  to: z.optional(moment),
  /** The facility that asks. */
  hiu: named,
  /** Why. The code is one of `purposes`, or one that the kit does not know. */
  purpose: z.object({ code: z.string(), text: z.string() }),
  /** The person who asks. */
  requester: z.optional(z.string()),
};

/** A request as the list has it. */
export const requestHead = z.object(head);

/** A request as the list has it. */
export type RequestHead = z.infer<typeof requestHead>;

/** A facility whose records a request is about. */
export const requestFacility = z.object({
  hip: named,
  /** Whether what was granted at this facility holds: it can be revoked. */
  isGranted: z.boolean(),
  careContexts: z.array(z.object({ id: z.string(), display: z.string() })),
});

/** A facility whose records a request is about. */
export type RequestFacility = z.infer<typeof requestFacility>;

/** A request with all that upstream tells of it. */
export const requestDetails = z.object({
  ...head,
  status: z.enum(requestStatuses),
  updatedAt: z.optional(moment),
  /** When what was shared must be erased. */
  eraseAt: z.optional(moment),
  /** Kinds of records; the code is one of `hiTypes`, or one that the kit does not know. */
  hiTypes: z.array(z.object({ code: z.string(), text: z.string() })),
  facilities: z.array(requestFacility),
});

/** A request with all that upstream tells of it. */
export type RequestDetails = z.infer<typeof requestDetails>;

/** The patient's requests of one status, the newest first. Upstream has no pages: it may be thousands. */
export const listRequests = route({
  name: 'listRequests',
  method: 'GET',
  path: '/v1/requests/{status}',
  request: z.strictObject({ status: z.enum(requestStatuses) }),
  response: z.object({ requests: z.array(requestHead) }),
  patient: true,
  gatewaySession: true,
  repeatable: true,
  timeoutSeconds: 40,
});

/** All that upstream tells of one request. It tells nothing more of an authorization than the list. */
export const readRequest = route({
  name: 'readRequest',
  method: 'GET',
  path: '/v1/requests/{kind}/{id}',
  request: z.strictObject({ kind: z.enum(['consent', 'subscription']), id: requestId }),
  response: requestDetails,
  patient: true,
  gatewaySession: true,
  repeatable: true,
});

/** What is granted at one facility. */
export const consentEntry = z.strictObject({
  hipId,
  /** None only where the request names none either. */
  careContexts: z.array(careContextId).check(z.maxLength(10_000)),
  hiTypes: z.array(z.string().check(z.regex(/^[A-Za-z0-9]{1,60}$/))).check(z.minLength(1), z.maxLength(30)),
  from: moment,
  to: moment,
  eraseAt: moment,
});

/** The outcome of a decision: the request read again after it; absent when it could not be read. */
const decided = z.object({ request: z.optional(requestDetails) });

/** Proof that the patient has just given the consent PIN; needed where a PIN is on (`pin-required`). */
const pinProof = z.optional(sealed);

/**
 * Grants a consent, facility by facility. The proxy reads the request again and refuses whatever goes beyond it as
 * `consent-too-wide`; `request-decided` and `request-expired` when it cannot be granted any more.
 */
export const grantConsent = route({
  name: 'grantConsent',
  method: 'POST',
  path: '/v1/consents/{id}/grant',
  request: z.strictObject({
    id: requestId,
    entries: z.array(consentEntry).check(z.minLength(1), z.maxLength(100)),
    pinProof,
  }),
  response: decided,
  patient: true,
  gatewaySession: true,
  timeoutSeconds: 40,
});

/** Denies a consent request. */
export const denyConsent = route({
  name: 'denyConsent',
  method: 'POST',
  path: '/v1/consents/{id}/denial',
  request: z.strictObject({ id: requestId, reason: z.string().check(z.refine(isDenialReason)) }),
  response: decided,
  patient: true,
  gatewaySession: true,
  timeoutSeconds: 40,
});

/** Takes back what was granted at the named facilities; nothing more is shared from then on. */
export const revokeConsent = route({
  name: 'revokeConsent',
  method: 'POST',
  path: '/v1/consents/{id}/revocation',
  request: z.strictObject({
    id: requestId,
    hipIds: z.array(hipId).check(z.minLength(1), z.maxLength(100)),
    pinProof,
  }),
  response: decided,
  patient: true,
  gatewaySession: true,
  timeoutSeconds: 40,
});

const autoApproval = z.object({ enabled: z.boolean() });

/** Whether ABDM grants consent requests for the patient without asking. */
export const readAutoApproval = route({
  name: 'readAutoApproval',
  method: 'GET',
  path: '/v1/auto-approval',
  request: z.strictObject({}),
  response: autoApproval,
  patient: true,
  gatewaySession: true,
  repeatable: true,
});

/**
 * Turns auto-approval on or off (NHA cases P2 14 and P3 1.2). Upstream's call only turns it over, so the proxy reads before
 * and after and never repeats it; the answer is how it stands then.
 */
export const setAutoApproval = route({
  name: 'setAutoApproval',
  method: 'POST',
  path: '/v1/auto-approval',
  request: z.strictObject({ enabled: z.boolean() }),
  response: autoApproval,
  patient: true,
  gatewaySession: true,
  timeoutSeconds: 40,
});
