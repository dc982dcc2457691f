import type { ConsentSource } from '../../abdm/consent.js';
import { hiTypes } from '../../abdm/hi-types.js';
import { isPurpose } from '../../abdm/purposes.js';
import { refuse } from '../errors.js';
import { facilityById, knownFacilities } from '../facilities/registry.js';
import type { AskingServices } from '../services.js';
import { isLinked, type Visit } from '../visits.js';
import { approveByItself } from './auto-approval.js';
import type { NewRequest, RequestKind } from './request.js';
import { purposeTexts } from './words.js';

const day = 24 * 60 * 60;

/** Seconds that a request waits for an answer: 30 days, a subscription two hours (NHA case P3 1.1.4). */
export const expirySeconds: Readonly<Record<RequestKind, number>> = {
  consent: 30 * day,
  subscription: 2 * 60 * 60,
  authorization: 30 * day,
};

/** What a hospital wants. What is left out comes from the linked visits of the patient. Times are milliseconds. */
export interface Wish {
  readonly abhaAddress: string;
  readonly kind: RequestKind;
  readonly hiu?: { readonly id: string; readonly name: string } | undefined;
  readonly requester?: string | undefined;
  /** Code of a purpose; Care Management if left out. */
  readonly purpose?: string | undefined;
  readonly purposeText?: string | undefined;
  readonly hiTypes?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly eraseAt?: number | undefined;
  readonly sources?: readonly WishedSource[] | undefined;
  readonly expiresSeconds?: number | undefined;
  readonly createdAt?: number | undefined;
  readonly hasSlips?: boolean | undefined;
}

/** A facility, and which visits to it; without them all that are linked. */
export interface WishedSource {
  readonly hipId: string;
  readonly careContexts?: readonly string[] | undefined;
}

/**
 * Asks a patient; where they want that, the request is granted at once. Gives its id.
 *
 * @throws Refusal `abha-not-found`; `hip-unknown` for a facility that is not in the registry, `details-invalid` for a visit
 *   that the patient has not made there, or dates in the wrong order
 */
export function ask(services: AskingServices, wish: Wish): string {
  const id = services.requests.add(requestOf(services, wish));
  const request = services.requests.find(id);
  if (!request) throw new Error('a request that was just added must be there');
  approveByItself(services, request);
  return id;
}

/**
 * The request that comes of a wish.
 *
 * @throws Refusal as {@link ask}
 */
export function requestOf(services: AskingServices, wish: Wish): NewRequest {
  const { abhas, visits, clock } = services;
  const known = abhas.find(wish.abhaAddress);
  if (!known) throw refuse('abha-not-found');
  const made = visits.ofPerson(known.personId);
  const createdAt = wish.createdAt ?? clock.now();
  const linked = made.filter((visit) => isLinked(visit) && visit.visited_at <= createdAt);
  const from = wish.from ?? createdAt - 5 * 365 * day * 1000;
  const to = wish.to ?? createdAt;
  if (from > to) throw refuse('details-invalid');
  const code = wish.purpose ?? 'CAREMGT';
  return {
    kind: wish.kind,
    abha_address: known.address,
    hiu: wish.hiu ?? knownFacilities.hyderabad,
    requester: wish.requester ?? 'Dr. Meera Krishnan',
    purpose: { code, text: wish.purposeText ?? (isPurpose(code) ? purposeTexts[code] : code) },
    hi_types: wish.hiTypes ?? typesOf(linked),
    from,
    to,
    erase_at: wish.eraseAt ?? createdAt + 365 * day * 1000,
    sources: wish.sources?.map((source) => sourceOf(source, made)) ?? sourcesOf(linked),
    created_at: createdAt,
    expires_at: createdAt + Math.round((wish.expiresSeconds ?? expirySeconds[wish.kind]) * 1000),
    has_slips: wish.hasSlips ?? false,
  };
}

function typesOf(linked: readonly Visit[]): readonly string[] {
  const types = hiTypes.filter((type) => linked.some(({ hi_type }) => hi_type === type));
  return types.length > 0 ? types : hiTypes;
}

function sourcesOf(linked: readonly Visit[]): ConsentSource[] {
  const facilities = new Set(linked.map(({ hip_id }) => hip_id));
  return [...facilities].map((hipId) => sourceOf({ hipId }, linked));
}

function sourceOf({ hipId, careContexts }: WishedSource, made: readonly Visit[]): ConsentSource {
  if (!facilityById(hipId)) throw refuse('hip-unknown');
  const there = made.filter(({ hip_id }) => hip_id === hipId);
  if (careContexts?.some((id) => !there.some((visit) => visit.id === id))) throw refuse('details-invalid');
  return {
    hipId,
    careContexts: [...new Set(careContexts ?? there.filter(isLinked).map(({ id }) => id))],
  };
}
