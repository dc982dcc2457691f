import * as z from 'zod/mini';
import { facilityNameProblem } from '../abdm/care-contexts.js';
import { route } from './route.js';
import { hipId } from './values.js';

/** Most facilities that one search answers. */
export const mostProvidersFound = 50;

/** A facility that takes part in ABDM. */
export const provider = z.object({
  hipId,
  name: z.string(),
  city: z.optional(z.string()),
  state: z.optional(z.string()),
});

/** A facility that takes part in ABDM. */
export type Provider = z.infer<typeof provider>;

/**
 * Finds facilities by a part of their name, three characters or more (NHA case P2 1.2). In the body, because a facility's
 * name can tell an illness.
 */
export const searchProviders = route({
  name: 'searchProviders',
  method: 'POST',
  path: '/v1/providers/search',
  request: z.strictObject({
    name: z.string().check(z.refine((text) => facilityNameProblem(text) === undefined)),
  }),
  response: z.object({
    providers: z.array(provider).check(z.maxLength(mostProvidersFound)),
    /** Upstream knows more than these: a longer part of the name finds them. */
    more: z.boolean(),
  }),
  repeatable: true,
});

/** One facility; `facility-not-found` when ABDM knows none with this id. */
export const readProvider = route({
  name: 'readProvider',
  method: 'POST',
  path: '/v1/providers/details',
  request: z.strictObject({ hipId }),
  response: provider,
  repeatable: true,
});
