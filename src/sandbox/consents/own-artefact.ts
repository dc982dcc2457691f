import { refuse } from '../errors.js';
import type { Services } from '../services.js';
import type { Artefact } from './artefacts.js';
import type { ConsentRequest } from './request.js';

/**
 * An artefact and the request it came of.
 *
 * @param isOwn - whether the caller may know of it
 * @throws Refusal `artefact-not-found`
 */
export function ownArtefact(
  { artefacts, requests }: Services,
  id: string,
  isOwn: (request: ConsentRequest) => boolean,
): { artefact: Artefact; request: ConsentRequest } {
  const artefact = artefacts.find(id);
  const request = artefact && requests.find(artefact.request_id);
  if (!artefact || !request || !isOwn(request)) throw refuse('artefact-not-found');
  return { artefact, request };
}
