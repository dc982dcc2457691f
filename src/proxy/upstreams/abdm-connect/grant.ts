import type { ConsentEntry } from '../../../abdm/consent.js';
import type { UpstreamRequest } from '../upstream.js';

const inUtc = (moment: string): string => new Date(moment).toISOString();

/** The body of a grant: an entry for each facility (NHA case P3 1.5.1), the visits with the names that upstream gave them. */
export function writeGrant({ id, facilities }: UpstreamRequest, entries: readonly ConsentEntry[]): object {
  return {
    id,
    consent_artefacts: entries.map(({ hipId, careContexts, hiTypes, from, to, eraseAt }) => {
      const granted = new Set(careContexts);
      const asked = facilities.find(({ hip }) => hip.id === hipId)?.careContexts ?? [];
      return {
        hip_id: hipId,
        care_contexts: asked.filter((visit) => granted.has(visit.id)),
        hi_types: [...new Set(hiTypes)],
        duration: { from: inUtc(from), to: inUtc(to) },
        erase_at: inUtc(eraseAt),
        access_mode: 'view',
      };
    }),
  };
}
