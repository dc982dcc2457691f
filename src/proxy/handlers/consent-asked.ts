import type { ConsentAsked } from '../../abdm/consent.js';
import type { UpstreamRequest } from '../upstreams/upstream.js';

/** What a consent request asks for. */
export function askedBy({ hiTypes, from, to, eraseAt, facilities }: UpstreamRequest): ConsentAsked {
  return {
    hiTypes: hiTypes.map(({ code }) => code),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(eraseAt !== undefined && { eraseAt }),
    sources: facilities.map(({ hip, careContexts }) => ({
      hipId: hip.id,
      careContexts: careContexts.map(({ id }) => id),
    })),
  };
}
