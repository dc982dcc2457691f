import * as z from 'zod/mini';
import { refuse } from '../errors.js';
import { facilityById } from '../facilities/registry.js';
import type { Wish } from './asking.js';
import { requestKinds } from './request.js';

const moment = z.optional(z.iso.datetime({ offset: true }));
const text = z.optional(z.string());
const longestExpiry = 10 * 365 * 24 * 60 * 60;

/** What the desk is told of a hospital's wish. */
export const wishRequest = z.strictObject({
  abha_address: z.string(),
  kind: z.enum(requestKinds),
  /** Id of a facility of the registry, or any id and name. */
  hiu: z.optional(z.union([z.string(), z.strictObject({ id: z.string(), name: z.string() })])),
  requester: text,
  purpose: text,
  hi_types: z.optional(z.array(z.string())),
  from: moment,
  to: moment,
  erase_at: moment,
  facilities: z.optional(
    z.array(
      z.union([
        z.string(),
        z.strictObject({ hip_id: z.string(), care_contexts: z.optional(z.array(z.string())) }),
      ]),
    ),
  ),
  expires_s: z.optional(z.number().check(z.gte(0), z.lte(longestExpiry))),
});

/**
 * The wish that the desk was told of.
 *
 * @throws Refusal `hiu-unknown`
 */
export function wishOf(sent: z.output<typeof wishRequest>): Wish {
  const time = (moment: string | undefined): number | undefined =>
    moment === undefined ? undefined : Date.parse(moment);
  return {
    abhaAddress: sent.abha_address,
    kind: sent.kind,
    hiu: askerOf(sent.hiu),
    requester: sent.requester,
    purpose: sent.purpose,
    hiTypes: sent.hi_types,
    from: time(sent.from),
    to: time(sent.to),
    eraseAt: time(sent.erase_at),
    sources: sent.facilities?.map((facility) =>
      typeof facility === 'string'
        ? { hipId: facility }
        : { hipId: facility.hip_id, careContexts: facility.care_contexts },
    ),
    expiresSeconds: sent.expires_s,
  };
}

function askerOf(hiu: z.output<typeof wishRequest>['hiu']): Wish['hiu'] {
  if (typeof hiu !== 'string') return hiu;
  const facility = facilityById(hiu);
  if (!facility) throw refuse('hiu-unknown');
  return { id: facility.id, name: facility.name };
}
