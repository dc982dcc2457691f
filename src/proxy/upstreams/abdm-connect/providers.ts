import * as z from 'zod/mini';
import { provider, type Provider } from '../../../contract/providers.js';
import { type ProviderUpstream, UpstreamError } from '../upstream.js';
import { type Connection, unusable } from './connection.js';
import { isObject, fields, items, text, uniqueBy } from './reading.js';

/** The part of the adapter that knows facilities. */
export function providersOver(connection: Connection): ProviderUpstream {
  return {
    async search(name, caller) {
      // Whoever types on waits no more for what was asked before.
      const { signal } = caller;
      const answer = await connection(
        { method: 'GET', path: '/abdm/v1/providers', query: { name }, signal },
        caller,
      );
      if (!Array.isArray(answer) && !isNothing(answer)) throw unusable(answer);
      const found = items(answer).map((item) => readProvider(item));
      return uniqueBy(
        found.filter((facility) => facility !== undefined),
        ({ hipId }) => hipId,
      );
    },
    async read(hipId, caller) {
      const path = '/abdm/v1/provider/{hip_id}';
      const answer = await connection({ method: 'GET', path, inPath: { hip_id: hipId } }, caller).catch(
        unknownFacility,
      );
      if (isNothing(answer) || isBlank(answer)) throw notFound();
      const facility = readProvider(answer, hipId);
      if (facility?.hipId.toLowerCase() !== hipId.toLowerCase()) throw unusable(answer);
      return facility;
    },
  };
}

/**
 * Reads a facility; `undefined` for one without a usable id.
 *
 * @param wanted - the id that was asked for, for an answer that does not repeat it
 */
function readProvider(value: unknown, wanted?: string): Provider | undefined {
  const facility = fields(value);
  const name = text(facility['hip_name']);
  const hipId = text(facility['hip_id']) ?? (name === undefined ? undefined : wanted);
  if (!z.safeParse(provider.shape.hipId, hipId).success || hipId === undefined) return undefined;
  const [city, state] = [text(facility['city']), text(facility['state'])];
  return {
    hipId,
    name: name ?? hipId,
    ...(city !== undefined && { city }),
    ...(state !== undefined && { state }),
  };
}

// Upstream writes null, or an answer without a body, where there is nothing.
function isNothing(answer: unknown): boolean {
  return answer === null || (isObject(answer) && Object.keys(answer).length === 0);
}

function isBlank(answer: unknown): boolean {
  const { hip_id: id, hip_name: name } = fields(answer);
  return id !== undefined && text(id) === undefined && text(name) === undefined;
}

const notFound = (): UpstreamError => new UpstreamError('facility-not-found', { nothingDone: true });

// The form of the id is checked before, so what upstream refuses is one that no facility has.
function unknownFacility(error: unknown): never {
  throw error instanceof UpstreamError && error.kind === 'invalid-request' ? notFound() : error;
}
