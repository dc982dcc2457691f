import { refuse } from '../errors.js';
import type { Patient } from '../patients.js';
import type { Services } from '../services.js';
import type { Artefact } from './artefacts.js';
import { ownArtefact } from './own-artefact.js';

/**
 * Takes artefacts of a patient back, all or none. A request is revoked when none of its artefacts is left.
 *
 * @throws Refusal `artefact-not-found`, `request-decided` for one that was revoked before, `request-expired` for one that
 *   is over
 */
export function revoke(services: Services, patient: Patient, ids: readonly string[]): void {
  const { artefacts } = services;
  const found = [...new Set(ids)].map((id) => activeArtefact(services, patient, id));
  for (const artefact of found) artefacts.revoke(artefact);
  for (const requestId of new Set(found.map(({ request_id }) => request_id))) settle(services, requestId);
}

function activeArtefact(services: Services, { abha_address }: Patient, id: string): Artefact {
  const { artefact } = ownArtefact(services, id, (request) => request.abha_address === abha_address);
  const state = services.artefacts.stateOf(artefact);
  if (state === 'revoked') throw refuse('request-decided');
  if (state === 'expired') throw refuse('request-expired');
  return artefact;
}

function settle({ artefacts, requests }: Services, requestId: string): void {
  const request = requests.find(requestId);
  if (!request) throw new Error('an artefact must have a request');
  const left = artefacts.ofRequest(requestId).filter(({ revoked_at }) => revoked_at === null);
  if (left.length === 0) requests.decide(request, { status: 'revoked' });
  else {
    const ends_at = Math.max(...left.map(({ erase_at }) => erase_at));
    requests.decide(request, { status: 'granted', ends_at });
  }
}
