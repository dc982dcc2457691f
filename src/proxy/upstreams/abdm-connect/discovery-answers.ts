import * as z from 'zod/mini';
import { discoveredPatient, type DiscoveredPatient } from '../../../contract/linking.js';
import type { UpstreamDiscovery } from '../upstream.js';
import { unusable } from './connection.js';
import { meaningOfBody, namedErrors, Refusal, saysNoRecords } from './errors.js';
import { exactId, type Fields, fields, isObject, items, text, uniqueBy } from './reading.js';

type Visits = DiscoveredPatient['careContexts'];

type Nothing = Extract<UpstreamDiscovery, { found: 'nobody' | 'nothing-new' }>;

// Sealed into every step of the linking.
const usableTransaction = /^[\x21-\x7e]{1,256}$/;

/** Reads what a facility found. Visits without a usable id are left out; a patient named twice is one. */
export function readDiscovery(answer: unknown): UpstreamDiscovery {
  if (!isObject(answer)) throw unusable(answer);
  const named = [answer['patient'] ?? []].flat().map(fields);
  if (named.length === 0) return readNothing(answer);
  const patients = readPatients(named);
  if (patients.every(({ careContexts }) => careContexts.length === 0)) {
    const isUnclear =
      patients.length === 0 || named.some((patient) => items(patient['care_contexts']).length > 0);
    if (isUnclear) throw unusable(answer);
    return { found: 'nothing-new' };
  }
  const transaction = text(answer['txn_id']) ?? '';
  if (!usableTransaction.test(transaction)) throw unusable(answer);
  return { found: 'patients', transaction, patients };
}

/** What a refusal stands for where it says that there is nothing to find. @throws the error for every other one */
export function foundNothing(error: unknown): Nothing {
  if (error instanceof Refusal && error.kind !== 'session-expired') {
    const { status, body } = error.answer;
    const nothing = nothingSaid(body);
    if (nothing) return nothing;
    if (status === 404 && !meaningOfBody(body)) return { found: 'nobody' };
  }
  throw error;
}

function readNothing(answer: Fields): Nothing {
  const nothing = nothingSaid(answer);
  if (nothing) return nothing;
  const isAnswer = 'patient' in answer || 'txn_id' in answer || Object.keys(answer).length === 0;
  if (!isAnswer || meaningOfBody(answer)) throw unusable(answer);
  return { found: 'nobody' };
}

// ABDM-1010 is any failed validation; only its message tells that no visit waits to be linked.
function nothingSaid(body: unknown): Nothing | undefined {
  if (saysNoRecords(body)) return { found: 'nobody' };
  const isAllLinked = namedErrors(body).some(
    ({ code, message }) => /^ABDM-1010\b/.test(code) && /pending|care.?context/i.test(message),
  );
  return isAllLinked ? { found: 'nothing-new' } : undefined;
}

// ABDM names a patient once for each kind of records.
function readPatients(named: readonly Fields[]): DiscoveredPatient[] {
  const patients = new Map<string, DiscoveredPatient>();
  for (const patient of named) {
    const reference = exactId(patient['id']) ?? '';
    if (!z.safeParse(discoveredPatient.shape.reference, reference).success) continue;
    const before = patients.get(reference);
    const visits = items(patient['care_contexts']).flatMap(readVisit);
    patients.set(reference, {
      reference,
      display: before?.display ?? text(patient['display']) ?? reference,
      careContexts: [...(before?.careContexts ?? []), ...visits],
    });
  }
  return [...patients.values()].map((patient) => ({
    ...patient,
    careContexts: uniqueBy(patient.careContexts, ({ id }) => id),
  }));
}

function readVisit(value: unknown): Visits {
  const { id, display } = fields(value);
  const exact = exactId(id) ?? '';
  const visits = [{ id: exact, display: text(display) ?? exact }];
  return z.safeParse(discoveredPatient.shape.careContexts, visits).success ? visits : [];
}
