import type { Services } from '../services.js';
import { isLinked, type Visit } from '../visits.js';
import type { Artefact } from './artefacts.js';
import type { ConsentRequest } from './request.js';

/** The visits that an artefact lets its holder see; where it names none, the linked ones that fit its types and dates. */
export function visitsGranted(
  { abhas, visits }: Services,
  request: ConsentRequest,
  artefact: Artefact,
): Visit[] {
  if (artefact.care_contexts.length > 0) return visits.byIds(artefact.care_contexts);
  const personId = abhas.find(request.abha_address)?.personId;
  if (personId === undefined) return [];
  return visits
    .ofPersonAt(personId, artefact.hip_id)
    .filter(
      (visit) =>
        isLinked(visit) &&
        artefact.hi_types.includes(visit.hi_type) &&
        visit.visited_at >= artefact.from &&
        visit.visited_at <= artefact.to,
    );
}
