import { type Counter, isCounter } from './counter.js';
import { isHipId } from './hip-id.js';

/** What a QR code is that is no counter's. */
export type OtherQr =
  /** Names a facility or a counter, but not both, or not as they may be named. */
  | 'incomplete-counter'
  /** A facility's link by which its records are linked (NHA case P2 19.3). */
  | 'facility'
  | 'consent-request'
  | 'abha-card'
  | 'payment'
  | 'website'
  | 'other';

/** What somebody scanned or pasted. */
export type ReadQr =
  | { readonly kind: 'counter'; readonly counter: Counter }
  | { readonly kind: 'facility'; readonly hipId: string }
  | { readonly kind: Exclude<OtherQr, 'facility'> };

// A QR code holds 2,953 bytes at most.
const longestText = 2953;

const hipNames = ['hip-id', 'hip_id', 'hipid'];
const counterNames = ['counter-id', 'counter_id', 'counterid'];
// What the JSON of NHA's app of 2023 calls the counter. By itself it may be anything.
const codeName = 'code';
const cardNames = ['hidn', 'hid', 'phr'];

type Pairs = readonly (readonly [name: string, value: unknown])[];

/**
 * Says what the text of a QR code, or a pasted link, is. A counter's is known by its parameters, not by its host: the host in
 * production is not published. Nothing of it is opened. Never throws.
 *
 * Source: NHA's counter QR codes (links with `hip-id` and `counter-id`) and its app of 2023 (JSON with `hipId` and `code`).
 */
export function readQr(text: string): ReadQr {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longestText) return { kind: 'other' };
  if (trimmed.startsWith('{')) return readJson(trimmed);
  if (/^upi:/i.test(trimmed)) return { kind: 'payment' };
  return readLink(trimmed);
}

function readJson(text: string): ReadQr {
  const pairs = pairsOf(text);
  const counter = readCounter(pairs, [...counterNames, codeName]);
  if (counter) return counter;
  return { kind: pairs.some(([name]) => cardNames.includes(name)) ? 'abha-card' : 'other' };
}

function pairsOf(text: string): Pairs {
  try {
    return Object.entries(JSON.parse(text) as object);
  } catch {
    return [];
  }
}

function readLink(text: string): ReadQr {
  // Anything with a scheme other than the web's is no link of a facility, whatever its parameters.
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^https?:\/\//i.test(text)) return { kind: 'other' };
  // Pages that route by the fragment have their parameters there.
  const [path = '', ...queries] = text.split(/[?#]/);
  const pairs = queries.flatMap((query) => [...new URLSearchParams(query)]);
  const counter = readCounter(pairs, counterNames);
  if (counter) return counter;
  const facility = /\/uhi\/([^/]+)\/?$/.exec(path)?.[1];
  if (facility !== undefined && isHipId(facility)) return { kind: 'facility', hipId: facility };
  if (/\/consent[-_]?request\//i.test(path)) return { kind: 'consent-request' };
  return { kind: /^https?:\/\/|^www\./i.test(text) ? 'website' : 'other' };
}

/** `undefined` when neither a facility nor a counter is named. */
function readCounter(pairs: Pairs, namesOfCounter: readonly string[]): ReadQr | undefined {
  if (valuesOf(pairs, [...hipNames, ...counterNames]).length === 0) return undefined;
  const [hipId, otherHipId] = valuesOf(pairs, hipNames);
  const [counterId, otherCounterId] = valuesOf(pairs, namesOfCounter);
  // Two different values under one name: nobody can say which of them the facility means.
  const isUnclear = otherHipId !== undefined || otherCounterId !== undefined;
  if (isUnclear || hipId === undefined || counterId === undefined) return { kind: 'incomplete-counter' };
  const counter: Counter = { hipId, counterId };
  return isCounter(counter) ? { kind: 'counter', counter } : { kind: 'incomplete-counter' };
}

function valuesOf(pairs: Pairs, names: readonly string[]): readonly string[] {
  const values = pairs
    .filter(([name]) => names.includes(name.toLowerCase()))
    .map(([, value]) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''));
  return [...new Set(values)];
}
