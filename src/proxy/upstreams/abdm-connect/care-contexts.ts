import * as z from 'zod/mini';
import { careContextStatuses } from '../../../abdm/care-contexts.js';
import {
  linkedCareContext,
  type LinkedCareContext,
  linkedProvider,
  type LinkedProvider,
} from '../../../contract/care-contexts.js';
import type { CareContextUpstream } from '../upstream.js';
import { type Connection, unusable } from './connection.js';
import { Refusal, saysNoRecords } from './errors.js';
import { newerFirst, readMoment } from './moments.js';
import { exactId, fields, isObject, text, uniqueBy } from './reading.js';

const base = '/abdm/v1/care-contexts';

/** The part of the adapter that knows what is linked with the patient's ABHA. */
export function careContextsOver(connection: Connection): CareContextUpstream {
  return {
    async providers(caller) {
      const call = { method: 'GET', path: `${base}/providers` } as const;
      const answer = await connection(call, caller).catch(noRecords);
      const providers = listIn(answer, 'providers').flatMap(readProvider);
      return uniqueBy(providers, ({ hipId }) => hipId);
    },
    async list(hipId, caller) {
      const call = { method: 'GET', path: `${base}/linked`, query: { hip_id: hipId } } as const;
      const answer = await connection(call, caller).catch(noRecords);
      const careContexts = uniqueBy(listIn(answer, 'care_contexts').flatMap(readCareContext), ({ id }) => id);
      return careContexts.toSorted((one, other) => newerFirst(one.createdAt, other.createdAt));
    },
  };
}

function listIn(answer: unknown, name: string): readonly unknown[] {
  const list = fields(answer)[name] ?? [];
  const isList = isObject(answer) && (name in answer || Object.keys(answer).length === 0);
  if (!isList || !Array.isArray(list)) throw unusable(answer);
  return list;
}

function readProvider(value: unknown): LinkedProvider[] {
  const { hip_id: id, hip_name } = fields(value);
  const [hipId = '', name] = [text(id), text(hip_name)];
  if (!z.safeParse(linkedProvider.shape.hipId, hipId).success) return [];
  return [{ hipId, ...(name !== undefined && { name }) }];
}

function readCareContext(value: unknown): LinkedCareContext[] {
  const written = fields(value);
  const id = exactId(written['care_context_id']) ?? '';
  if (!z.safeParse(linkedCareContext.shape.id, id).success) return [];
  const createdAt = readMoment(written['created_at']);
  const named = text(written['status'])?.toLowerCase();
  const status = careContextStatuses.find((known) => known.toLowerCase() === named);
  return [
    {
      id,
      display: text(written['display']) ?? id,
      ...(createdAt !== undefined && { createdAt }),
      ...(status !== undefined && { status }),
    },
  ];
}

function noRecords(error: unknown): object {
  const isNone =
    error instanceof Refusal && error.kind !== 'session-expired' && saysNoRecords(error.answer.body);
  if (isNone) return {};
  throw error;
}
