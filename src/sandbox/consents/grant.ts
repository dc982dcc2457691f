import type { ConsentAsked, ConsentEntry } from '../../abdm/consent.js';
import { isoTime } from '../clock.js';
import type { AskingServices } from '../services.js';
import type { ConsentRequest } from './request.js';

/** What a request asks for, as the rules of consents want it. */
export function askedOf(request: ConsentRequest): Required<ConsentAsked> {
  return {
    hiTypes: request.hi_types,
    from: isoTime(request.from),
    to: isoTime(request.to),
    eraseAt: isoTime(request.erase_at),
    sources: request.sources,
  };
}

/** All that a request asks for, facility by facility. */
export function entriesAsAsked(request: ConsentRequest): ConsentEntry[] {
  const { sources, ...terms } = askedOf(request);
  return sources.map((source) => ({ ...source, ...terms }));
}

/** Grants: one artefact for each facility (NHA case P3 1.5.1). The request is over when the last of them is. */
export function grant(
  { requests, artefacts }: AskingServices,
  request: ConsentRequest,
  entries: readonly ConsentEntry[],
): void {
  for (const entry of entries) artefacts.add(request.id, entry);
  const ends_at = Math.max(...entries.map(({ eraseAt }) => Date.parse(eraseAt)));
  requests.decide(request, { status: 'granted', ends_at });
}
