import * as z from 'zod/mini';
import { isLocalHost } from '../../abdm/local-host.js';
import type { Route } from '../../contract/route.js';
import { routes } from '../../contract/routes.js';
import { findSession } from '../../contract/session.js';
import { headersNeeded } from '../headers-needed.js';
import { type Finding, findingsOf } from './finding.js';
import { addressOf, foreignOrigin, probe, type Probed } from './probe.js';

const { problem } = findingsOf('proxy');
const table: readonly Route[] = Object.values(routes);

const asText = ({ method, path }: Route): string => `${method} ${path}`;
const listed = (found: readonly Route[]): string =>
  found.length > 5
    ? `${found.slice(0, 4).map(asText).join(', ')} and ${found.length - 4} more`
    : found.map(asText).join(', ');

function checkHeaders({ headers }: Probed, url: string): Finding[] {
  const wrong = Object.entries(headersNeeded)
    .filter(([name, value]) => !value.test(headers.get(name) ?? ''))
    .map(([name]) => name);
  if (wrong.length === 0) return [];
  return [
    problem(
      `${url} answers without the headers of the proxy: ${wrong.join(', ')}.`,
      'A server in front of the proxy drops or replaces them: have it pass them on as they are.',
    ),
  ];
}

async function checkForeignPages(base: URL): Promise<Finding[]> {
  const url = addressOf(base, findSession);
  const [read, crossSite, preflight] = await Promise.all([
    probe(url, 'GET', { Origin: foreignOrigin }),
    probe(url, 'GET', { Origin: foreignOrigin, 'Sec-Fetch-Site': 'cross-site' }),
    probe(url, 'OPTIONS', { Origin: foreignOrigin, 'Access-Control-Request-Method': 'POST' }),
  ]);
  const findings: Finding[] = [];
  if ([read, crossSite, preflight].some(({ headers }) => headers.has('Access-Control-Allow-Origin')))
    findings.push(
      problem(
        `${url} sends CORS headers, here to ${foreignOrigin}.`,
        'Take the proxy out of what your server allows for other origins: it needs no CORS.',
      ),
    );
  if (crossSite.error?.kind !== 'origin-refused')
    findings.push(
      problem(
        `${url} answers a page of another site.`,
        'Have a server in front of the proxy pass on Sec-Fetch-Site and Origin as they come.',
      ),
    );
  return findings;
}

type Outcome = 'fine' | 'shapeless' | 'open';

/** A write has no body and a foreign origin: the proxy refuses it before it looks at anything else. */
async function outcomeOf(route: Route, base: URL): Promise<Outcome> {
  const isRead = route.method === 'GET';
  const { status, error, json } = await probe(
    addressOf(base, route),
    route.method,
    isRead ? {} : { Origin: foreignOrigin },
  );
  if (!isRead) return !error ? 'shapeless' : error.kind === 'origin-refused' ? 'fine' : 'open';
  const isUnknown = status === 404 && error?.kind === 'invalid-request';
  if (error) return isUnknown ? 'shapeless' : 'fine';
  const isOther = route.answer !== 'json';
  return status === 200 && (isOther || z.safeParse(route.response, json).success) ? 'fine' : 'shapeless';
}

async function checkRoutes(base: URL): Promise<Finding[]> {
  const outcomes: { route: Route; outcome: Outcome }[] = [];
  const waiting = [...table];
  const work = async (): Promise<void> => {
    for (let route = waiting.shift(); route; route = waiting.shift())
      outcomes.push({ route, outcome: await outcomeOf(route, base).catch(() => 'shapeless' as const) });
  };
  await Promise.all(Array.from({ length: 8 }, work));
  const those = (wanted: Outcome): Route[] =>
    table.filter((route) => outcomes.some((found) => found.route === route && found.outcome === wanted));
  const findings: Finding[] = [];
  const shapeless = those('shapeless');
  const open = those('open');
  if (shapeless.length > 0)
    findings.push(
      problem(
        `${base.href} does not answer as the contract says: ${listed(shapeless)}.`,
        'Pass on every path below it, every method and every status as they are; run the proxy of this version of the kit.',
      ),
    );
  if (open.length > 0)
    findings.push(
      problem(
        `${base.href} takes writes from pages of other origins: ${listed(open)}.`,
        'Name only your portal in the option origins, and have no server in front replace Origin.',
      ),
    );
  return findings;
}

async function checkUnknown(base: URL): Promise<Finding[]> {
  const url = addressOf(base, { path: '/v1/no-such-route' });
  const { status, error } = await probe(url, 'GET');
  if (status === 404 && error) return [];
  return [
    problem(
      `${url} does not answer 404 in the contract's form.`,
      'Have your server send no page of its own below the path of the proxy.',
    ),
  ];
}

/** Looks whether the proxy at this address answers, by the contract, and only to the portal. */
export async function checkProxy(base: URL, page: URL): Promise<Finding[]> {
  if (base.origin !== page.origin)
    return [
      problem(
        `The proxy at ${base.href} is on another origin than the page: browsers refuse its answers.`,
        `Mount the proxy on ${page.origin}, and name its path in base-url.`,
      ),
    ];
  const url = addressOf(base, findSession);
  let first: Probed;
  try {
    first = await probe(url, 'GET');
  } catch {
    return [problem(`Nothing answers at ${url}.`, 'Start the proxy there, or correct base-url.')];
  }
  const isSession = first.status === 200 && z.safeParse(findSession.response, first.json).success;
  if (!isSession && !first.error)
    return [
      problem(
        `${url} answers with status ${first.status}, and not as the proxy would.`,
        'Mount the proxy there, before anything else that answers, or correct base-url.',
      ),
    ];
  const found = await Promise.all([checkForeignPages(base), checkRoutes(base), checkUnknown(base)]);
  return [...checkHeaders(first, url), ...found.flat()];
}

/** Looks whether anybody could listen between the patient and the page. */
export function checkTransport({ protocol, hostname, origin }: URL): Finding[] {
  if (protocol === 'https:' || isLocalHost(hostname)) return [];
  const { problem: onPage } = findingsOf('page');
  return [
    onPage(`${origin} is not encrypted: no sign-in and no camera works there.`, 'Serve the page by https.'),
  ];
}
