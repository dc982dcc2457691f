import type { ErrorAnswer } from '../../contract/errors.js';
import type { Route } from '../../contract/route.js';
import { errorIn, parsed } from '../proxy-error.js';

/** What a proxy answered. */
export interface Probed {
  readonly status: number;
  readonly headers: Headers;
  /** The body when it is JSON; `undefined` otherwise. */
  readonly json: unknown;
  /** The body when it is an error of the contract, with a status that fits. */
  readonly error: ErrorAnswer['error'] | undefined;
}

/** Where no portal is: nobody can own a name under `.invalid` (RFC 2606). */
export const foreignOrigin = 'https://elsewhere.invalid';

const longestWaitMs = 10_000;

/** Asks a proxy something without a cookie, and so without a patient. @throws TypeError where nothing answers */
export async function probe(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Probed> {
  const response = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(longestWaitMs),
  });
  const isJson = /^application\/json\b/i.test(response.headers.get('Content-Type') ?? '');
  const json = isJson ? parsed(await response.text()) : undefined;
  if (!isJson) await response.body?.cancel();
  return { status: response.status, headers: response.headers, json, error: errorIn(response.status, json) };
}

/** The address of a route, with something in the path that means nobody. */
export const addressOf = (base: URL, { path }: Pick<Route, 'path'>): string =>
  base.href.replace(/\/+$/, '') + path.replace(/\{\w+\}/g, 'nobody');
