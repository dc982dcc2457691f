import * as z from 'zod/mini';
import { careContextStatuses } from '../abdm/care-contexts.js';
import { route } from './route.js';
import { careContextId, hipId, moment } from './values.js';

/** A care context that is linked with the patient's ABHA. */
export const linkedCareContext = z.object({
  id: careContextId,
  display: z.string(),
  createdAt: z.optional(moment),
  /** Absent where upstream tells none, or one that the kit does not know. */
  status: z.optional(z.enum(careContextStatuses)),
});

/** A care context that is linked with the patient's ABHA. */
export type LinkedCareContext = z.infer<typeof linkedCareContext>;

/** A facility with linked care contexts. */
export const linkedProvider = z.object({ hipId, name: z.optional(z.string()) });

/** A facility with linked care contexts. */
export type LinkedProvider = z.infer<typeof linkedProvider>;

/** The facilities that have care contexts linked with the patient's ABHA (NHA case P2 12.1). */
export const listLinkedProviders = route({
  name: 'listLinkedProviders',
  method: 'GET',
  path: '/v1/care-contexts/providers',
  request: z.strictObject({}),
  response: z.object({ providers: z.array(linkedProvider) }),
  patient: true,
  gatewaySession: true,
  repeatable: true,
});

/** Most care contexts in the part `newest`: what a reader sees first must not wait for thousands of others. */
export const mostNewestCareContexts = 200;

/**
 * The linked care contexts of one facility, the newest first. Upstream has no pages: it may be thousands. The facility is in
 * the body, because where somebody was treated can tell an illness.
 */
export const listCareContexts = route({
  name: 'listCareContexts',
  method: 'POST',
  path: '/v1/care-contexts/linked',
  request: z.strictObject({
    hipId,
    /** Only the newest, or only the others; all without it. */
    part: z.optional(z.enum(['newest', 'older'])),
  }),
  response: z.object({
    careContexts: z.array(linkedCareContext),
    /** How many older ones the part `newest` leaves out. */
    older: z.optional(z.int()),
  }),
  patient: true,
  gatewaySession: true,
  repeatable: true,
  timeoutSeconds: 40,
});
