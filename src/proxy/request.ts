import { getPath } from 'hono/utils/url';
import * as z from 'zod/mini';
import { requestIdHeader } from '../contract/headers.js';
import { grantConsent } from '../contract/requests.js';
import type { Route } from '../contract/route.js';
import { Failure } from './failure.js';

/** Longest URL, in characters. */
export const longestUrl = 2048;
/** Largest body, in bytes. */
export const largestBody = 16 * 1024;
/** Largest body of a grant, which names visits by the thousand. */
export const largestGrant = 1024 * 1024;

// Who the patient is comes from the binding; a page that names somebody is mistaken or hostile.
const identityHeaders = ['X-Pt-Id', 'X-Partner-Pt-Id', 'X-Hip-Id', 'Authorization'];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** The browser's request id when it is a UUID, else a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get(requestIdHeader) ?? '';
  return uuid.test(given) ? given.toLowerCase() : crypto.randomUUID();
}

/** Whether a request target has a path that different servers read differently: dot segments, encoded slashes … */
export function isAmbiguousPath(target: string): boolean {
  const [path = ''] = target.split(/[?#]/);
  return /\\|\/\/|\/\.{1,2}(?:\/|$)|%(?:2e|2f|5c|00|25)|%(?![0-9a-f]{2})/i.test(path);
}

/**
 * The path that a request is for, decoded as far as that names no other path.
 *
 * @throws Failure for URLs that are too long, ambiguous, or carry a query: nothing of the contract is in one
 */
export function pathOf(request: Request): string {
  const { url } = request;
  if (url.length > longestUrl) throw new Failure('invalid-request', { status: 414 });
  const { pathname, search } = new URL(url);
  if (isAmbiguousPath(pathname) || search !== '') throw new Failure('invalid-request');
  return getPath(request);
}

/** Refuses requests that say who the patient, the facility or the upstream account is. */
export function checkHeaders({ headers }: Request): void {
  if (identityHeaders.some((name) => headers.has(name))) throw new Failure('invalid-request');
}

/** Refuses other sites: writes need one of the portal's origins, reads must not come from another site. */
export function checkSite(request: Request, method: Route['method'], origins: ReadonlySet<string>): void {
  const isAllowed =
    method === 'GET'
      ? request.headers.get('Sec-Fetch-Site') !== 'cross-site'
      : origins.has(request.headers.get('Origin') ?? '');
  if (!isAllowed) throw new Failure('origin-refused');
}

/** Reads a body of text. @throws Failure with status 413 beyond the limit, `invalid-request` for what is no text */
export async function readBody(request: Request, largest: number): Promise<string> {
  const tooLarge = new Failure('invalid-request', { status: 413 });
  if (Number(request.headers.get('Content-Length')) > largest) throw tooLarge;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let text = '';
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > largest) throw tooLarge;
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    throw error === tooLarge ? tooLarge : new Failure('invalid-request');
  }
}

async function readJson(request: Request, largest: number): Promise<object> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type)) throw new Failure('invalid-request', { status: 415 });
  const text = await readBody(request, largest);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Failure('invalid-request');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Failure('invalid-request');
  return value;
}

// A field is named only when it is the one at fault and reads like a field's name.
function faultyField(issues: readonly z.core.$ZodIssue[]): string | undefined {
  const fields = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0
      ? issue.keys
      : [String(issue.path[0] ?? '')],
  );
  const [field = ''] = fields;
  return new Set(fields).size === 1 && /^[A-Za-z]\w{0,39}$/.test(field) ? field : undefined;
}

/**
 * Reads what a route takes: the path's fields and, but for GET, the JSON body.
 *
 * @throws Failure `invalid-request`, with the field when a single one is at fault
 */
export async function readInput(
  request: Request,
  route: Route,
  inPath: Readonly<Record<string, string>>,
): Promise<unknown> {
  const largest = route.name === grantConsent.name ? largestGrant : largestBody;
  const body = route.method === 'GET' ? {} : await readJson(request, largest);
  const result = z.safeParse(route.request, { ...body, ...inPath });
  if (result.success) return result.data;
  const field = faultyField(result.error.issues);
  throw new Failure('invalid-request', field === undefined ? {} : { field });
}
