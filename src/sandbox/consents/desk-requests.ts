import { isoTime } from '../clock.js';
import type { Services } from '../services.js';
import type { ArtefactState } from './artefacts.js';
import { ask, type Wish } from './asking.js';
import { facilityName, headAnswer, type RequestHeadAnswer } from './request-answers.js';
import { visitsGranted } from './shared-records.js';

/** A request as the hospital that asks sees it. */
export interface DeskRequest extends RequestHeadAnswer {
  readonly kind: string;
  readonly abha_address: string;
  readonly status: string;
  readonly hi_types: readonly string[];
  readonly erase_at: string;
  readonly updated_at: string;
  readonly denial_reason: string | null;
  readonly artefacts: readonly DeskArtefact[];
}

/** What a hospital was granted at one facility, and nothing else. */
export interface DeskArtefact {
  readonly id: string;
  readonly state: ArtefactState;
  readonly hip: { readonly id: string; readonly name: string };
  readonly care_contexts: readonly {
    readonly id: string;
    readonly display: string;
    readonly date: string;
    readonly hi_type: string;
  }[];
  readonly hi_types: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly erase_at: string;
  readonly granted_at: string;
  readonly revoked_at: string | null;
}

/** What the desk does with requests. */
export interface RequestDesk {
  /**
   * Asks a patient in a hospital's name; gives the request's id.
   *
   * @throws Refusal for an ABHA address, facility or visit that does not exist
   */
  addRequest(wish: Wish): string;
  request(id: string): DeskRequest | undefined;
}

/** Makes that part of the desk. */
export function createRequestDesk(services: Services): RequestDesk {
  return {
    addRequest: (wish) => services.database.atomically(() => ask(services, wish)),
    request(id) {
      const { requests, artefacts } = services;
      const request = requests.find(id);
      if (!request) return undefined;
      return {
        ...headAnswer(request),
        kind: request.kind,
        abha_address: request.abha_address,
        status: request.status,
        hi_types: request.hi_types,
        erase_at: isoTime(request.erase_at),
        updated_at: isoTime(request.updated_at),
        denial_reason: request.denial_reason,
        artefacts: artefacts.ofRequest(id).map((artefact) => ({
          id: artefact.id,
          state: artefacts.stateOf(artefact),
          hip: { id: artefact.hip_id, name: facilityName(artefact.hip_id) },
          care_contexts: visitsGranted(services, request, artefact).map((visit) => ({
            id: visit.id,
            display: visit.display,
            date: isoTime(visit.visited_at),
            hi_type: visit.hi_type,
          })),
          hi_types: artefact.hi_types,
          from: isoTime(artefact.from),
          to: isoTime(artefact.to),
          erase_at: isoTime(artefact.erase_at),
          granted_at: isoTime(artefact.granted_at),
          revoked_at: artefact.revoked_at === null ? null : isoTime(artefact.revoked_at),
        })),
      };
    },
  };
}
