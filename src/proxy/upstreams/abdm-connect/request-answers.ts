import * as z from 'zod/mini';
import {
  consentEntry,
  requestId,
  type RequestHead,
  type RequestKind,
  requestKinds,
  type RequestStatus,
  requestStatuses,
} from '../../../contract/requests.js';
import { isAmbiguousPath } from '../../request.js';
import type { UpstreamRequest, UpstreamRequestFacility } from '../upstream.js';
import { newerFirst, readMoment } from './moments.js';
import { exactId, type Fields, fields, flag, isObject, items, text } from './reading.js';

type Visits = UpstreamRequestFacility['careContexts'];

const lists = {
  consent: 'consents',
  subscription: 'subscriptions',
  authorization: 'authorizations',
} as const;

/** Reads a list of requests, the newest first; `undefined` for what is none. A request without a usable id is left out. */
export function readRequests(answer: unknown): RequestHead[] | undefined {
  const all = fields(answer);
  const names = Object.keys(all);
  const isList = isObject(answer) && (names.length === 0 || requestKinds.some((kind) => lists[kind] in all));
  if (!isList) return undefined;
  return requestKinds
    .flatMap((kind) => items(all[lists[kind]]).map((item) => readHead(fields(item), { kind })))
    .filter((request) => request !== undefined)
    .toSorted((one, other) => newerFirst(one.createdAt, other.createdAt));
}

/**
 * Reads a whole request.
 *
 * @param wanted - what was asked for, for an answer that does not repeat it
 * @returns `undefined` for another request than that, and for one whose status is not known
 */
export function readRequest(
  answer: unknown,
  wanted: { readonly kind: RequestKind; readonly id: string },
): UpstreamRequest | undefined {
  const request = fields(answer);
  const head = readHead(request, wanted);
  const status = readStatus(request['status']);
  if (status === undefined || head?.id !== wanted.id) return undefined;
  const [updatedAt, eraseAt] = [readMoment(request['updated_at']), readMoment(request['erase_at'])];
  return {
    ...head,
    status,
    ...(updatedAt !== undefined && { updatedAt }),
    ...(eraseAt !== undefined && { eraseAt }),
    hiTypes: readHiTypes(request),
    facilities: items(request['providers']).flatMap((item) => readFacility(fields(item), status)),
  };
}

function readHead(
  request: Fields,
  { kind, id: wanted }: { readonly kind: RequestKind; readonly id?: string },
): RequestHead | undefined {
  const id = text(request['id']) ?? wanted;
  if (id === undefined || !isUsableId(id)) return undefined;
  const duration = fields(request['duration']);
  const [createdAt, from, to] = [request['created_at'], duration['from'], duration['to']].map(readMoment);
  const requester = text(fields(request['requester'])['name']) ?? text(request['requester']);
  const code = text(fields(request['purpose'])['code']) ?? text(request['purpose']) ?? '';
  return {
    id,
    kind,
    ...(createdAt !== undefined && { createdAt }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    hiu: readNamed(request['hiu']),
    purpose: { code, text: text(fields(request['purpose'])['text']) ?? code },
    ...(requester !== undefined && { requester }),
  };
}

// The browser sends it back in a path.
function isUsableId(id: string): boolean {
  return z.safeParse(requestId, id).success && !isAmbiguousPath(`/${encodeURIComponent(id)}`);
}

function readNamed(value: unknown): { id: string; name: string } {
  const id = text(fields(value)['id']) ?? '';
  return { id, name: text(fields(value)['name']) ?? id };
}

function readStatus(value: unknown): RequestStatus | undefined {
  const written = text(value)?.toLowerCase();
  return requestStatuses.find((status) => status === written);
}

// Kinds of records that upstream marks as not enabled are not asked for.
function readHiTypes(request: Fields): UpstreamRequest['hiTypes'] {
  const written = request['hi_types'] ?? request['hiTypes'] ?? request['hiType'];
  const types = [written].flat().flatMap((item): [string, string][] => {
    const { id, code, display, enabled } = fields(item);
    const known = text(item) ?? text(id) ?? text(code);
    return known === undefined || flag(enabled) === false ? [] : [[known, text(display) ?? known]];
  });
  return [...new Map(types)].map(([code, label]) => ({ code, text: label }));
}

function readFacility(provider: Fields, status: RequestStatus): UpstreamRequestFacility[] {
  const hip = readNamed(provider['hip']);
  const artefactId = status === 'granted' ? text(provider['consent_artefact_id']) : undefined;
  const named = [provider['care_contexts'] ?? []].flat();
  const careContexts = named.flatMap(readVisit);
  // No visits would stand for all of them.
  const isUnclear = named.length > 0 && careContexts.length === 0 && artefactId === undefined;
  if (isUnclear || !z.safeParse(consentEntry.shape.hipId, hip.id).success) return [];
  return [{ hip, ...(artefactId !== undefined && { artefactId }), careContexts }];
}

function readVisit(value: unknown): Visits {
  const { id, display } = fields(value);
  const exact = exactId(id) ?? '';
  if (!z.safeParse(consentEntry.shape.careContexts, [exact]).success) return [];
  return [{ id: exact, display: text(display) ?? exact }];
}
