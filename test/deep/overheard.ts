import { errorKinds, nextSteps } from '../../src/abdm/errors.js';
import { routes } from '../../src/contract/routes.js';
import { hookNames } from '../../src/proxy/log-fields.js';
import type { Identifiers } from './identifiers.js';

// Lists of upstream and names that are the same for everybody; they stand in paths of upstream as well.
const upstreamWords =
  'aadhaar mobile profile login consent consents request requests session status link suggest provider providers share linked patient';
// Codes that answers have, which are words of paths, figures and folders too.
const codes = 'abdm open none work';
/** What is no identifier: names of the contract and of upstream's own lists. */
export const wordsOfEverybody: ReadonlySet<string> = new Set([
  ...`${upstreamWords} ${codes}`.split(' '),
  ...Object.keys(errorKinds),
  ...nextSteps,
  ...Object.keys(routes).map((name) => name.toLowerCase()),
  ...hookNames.map((name) => name.toLowerCase()),
]);

/** Takes what is in a body out of it, if it can be read. */
export function takeText(identifiers: Identifiers, body: unknown, place: string): void {
  if (typeof body !== 'string') return;
  try {
    identifiers.take(JSON.parse(body), place);
  } catch {
    // A picture, or nothing.
  }
}

/** A `fetch` for the proxy that hears everything that goes to upstream and comes from there. */
export function overheardFetch(identifiers: Identifiers): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    identifiers.take(Object.fromEntries(url.searchParams), `query of ${url.pathname}`);
    for (const part of url.pathname.split('/'))
      if (/\d{4}|@/.test(part)) identifiers.take(part, 'upstream path');
    for (const [name, value] of new Headers(init.headers))
      if (/^(?:authorization|x-(?!request-id))/.test(name))
        identifiers.take(value.replace('Bearer ', ''), `upstream ${name}`);
    takeText(identifiers, init.body, `sent to ${url.pathname}`);
    const response = await fetch(input, init);
    const bytes = new Uint8Array(await response.arrayBuffer());
    takeText(identifiers, new TextDecoder().decode(bytes), `answer of ${url.pathname}`);
    const isEmpty = [204, 205, 304].includes(response.status);
    return new Response(isEmpty ? null : bytes, { status: response.status, headers: response.headers });
  };
}
