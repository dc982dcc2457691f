import * as z from 'zod/mini';
import { hiTypes } from '../../abdm/hi-types.js';
import type { NewVisits } from './desk-linking.js';

const mostVisits = 10_000;
const longestAgo = 100 * 365;

/** What the desk is told of new visits. */
export const visitsRequest = z.strictObject({
  abha_address: z.string(),
  hip_id: z.string(),
  display: z.string(),
  hi_type: z.optional(z.enum(hiTypes)),
  days_ago: z.optional(z.number().check(z.gte(0), z.lte(longestAgo))),
  linked: z.optional(z.boolean()),
  count: z.optional(z.int().check(z.gte(1), z.lte(mostVisits))),
});

/** What the desk is told of a visit that another app links. */
export const linkRequest = z.strictObject({ abha_address: z.string(), care_context_id: z.string() });

/** The visits that the desk was told of. */
export function newVisitsOf(sent: z.output<typeof visitsRequest>): NewVisits {
  return {
    abhaAddress: sent.abha_address,
    hipId: sent.hip_id,
    display: sent.display,
    hiType: sent.hi_type,
    daysAgo: sent.days_ago,
    isLinked: sent.linked,
    count: sent.count,
  };
}
