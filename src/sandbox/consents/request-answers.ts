import { isHiType } from '../../abdm/hi-types.js';
import { isoTime } from '../clock.js';
import { facilityById } from '../facilities/registry.js';
import type { Services } from '../services.js';
import type { Artefact } from './artefacts.js';
import type { ConsentRequest } from './request.js';
import { hiTypeTexts } from './words.js';

interface Named {
  id: string;
  name: string;
}

/** `ListsRequestDetail` of the published API. */
export interface RequestHeadAnswer {
  id: string;
  created_at: string;
  duration: { from: string; to: string };
  hiu: Named;
  purpose: { code: string; text: string };
  requester: { name: string };
}

/** `DetailsProviders` of the published API: a facility, and the id of what is granted there now. */
export interface ProviderAnswer {
  hip: Named;
  consent_artefact_id: string | null;
  care_contexts: { id: string; display: string }[] | null;
}

/** `DetailsResponse` of the published API. */
export interface RequestAnswer extends RequestHeadAnswer {
  status: string;
  access_mode: 'view';
  updated_at: string;
  erase_at: string;
  hi_types: { id: string; display: string; enabled: boolean }[];
  providers: ProviderAnswer[];
}

/** A request as the list has it. */
export function headAnswer(request: ConsentRequest): RequestHeadAnswer {
  return {
    id: request.id,
    created_at: isoTime(request.created_at),
    duration: { from: isoTime(request.from), to: isoTime(request.to) },
    hiu: { id: request.hiu.id, name: request.hiu.name },
    purpose: { code: request.purpose.code, text: request.purpose.text },
    requester: { name: request.requester },
  };
}

/**
 * All that the patient is told of a request. Once granted, dates and visits are those that were granted, and kinds of records
 * that were not are not enabled.
 */
export function requestAnswer(services: Services, request: ConsentRequest): RequestAnswer {
  const artefacts = services.artefacts.ofRequest(request.id);
  const granted = new Set(artefacts.flatMap(({ hi_types }) => hi_types));
  return {
    ...headAnswer(request),
    status: request.status,
    access_mode: 'view',
    updated_at: isoTime(request.updated_at),
    erase_at: isoTime(request.erase_at),
    hi_types: request.hi_types.map((id, index) => ({
      id: request.has_slips && index > 0 ? ` ${id}` : id,
      display: isHiType(id) ? hiTypeTexts[id] : id,
      enabled: artefacts.length === 0 || granted.has(id),
    })),
    providers: providersOf(services, request, artefacts),
  };
}

function providersOf(
  { artefacts, visits }: Services,
  { sources, has_slips }: ConsentRequest,
  granted: readonly Artefact[],
): ProviderAnswer[] {
  const asked = sources.flatMap(({ careContexts }) => careContexts);
  const displays = new Map(visits.byIds(asked).map(({ id, display }) => [id, display]));
  return sources.map(({ hipId, careContexts }) => {
    const artefact = granted.find(({ hip_id }) => hip_id === hipId);
    const isActive = artefact && artefacts.stateOf(artefact) === 'active';
    const shown = (artefact?.care_contexts ?? careContexts).map((id) => ({
      id,
      display: displays.get(id) ?? id,
    }));
    return {
      hip: { id: hipId, name: facilityName(hipId) },
      consent_artefact_id: isActive ? artefact.id : null,
      care_contexts: has_slips && shown.length === 0 ? null : shown,
    };
  });
}

/** The name of a facility; its id where it is not in the registry. */
export function facilityName(id: string): string {
  return facilityById(id)?.name ?? id;
}
