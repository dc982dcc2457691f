import { recordAgreement } from '../../contract/agreements.js';
import { epochHeader, requestIdHeader } from '../../contract/headers.js';
import type { Route } from '../../contract/route.js';
import { type RouteName, routes } from '../../contract/routes.js';
import { findSession, signOut } from '../../contract/session.js';
import { headersNeeded } from '../headers-needed.js';
import { type Answer, Browser, given, requestIdOf } from './browser.js';
import { must, mustFail, type Rule, type Subject } from './rule.js';

const foreign = 'https://elsewhere.invalid';
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const offeredRoutes = ({ offered }: Subject): readonly Route[] =>
  (Object.entries(routes) as [RouteName, Route][])
    .filter(([name]) => offered.has(name))
    .map(([, route]) => route);
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const core = ['findSession', 'signOut'] as const;

const core1 = (
  id: string,
  title: string,
  check: (browser: Browser, subject: Subject) => Promise<void>,
): Rule => ({
  id,
  title,
  needs: core,
  check: (subject) => check(new Browser(subject.target), subject),
});

function mustBeSafe({ headers }: Answer, what: string): void {
  for (const [name, value] of Object.entries(headersNeeded))
    must(value.test(headers.get(name) ?? ''), `${what}: the header ${name} is ${headers.get(name)}`);
  must(!headers.has('Access-Control-Allow-Origin'), `${what}: there is no CORS`);
}

/** Rules that need nobody signed in. */
export const coreRules: readonly Rule[] = [
  core1('core-session', 'nobody is signed in at first, and the answer is by the schema', async (browser) => {
    const session = given(findSession, await browser.ask(findSession));
    must(session !== undefined, 'GET /v1/session is not by the schema');
    must(session.patients.length === 0 && session.gatewaySession === 'none', 'somebody is signed in');
  }),
  core1('core-headers', 'answers and refusals have the safe headers, and no CORS', async (browser) => {
    mustBeSafe(await browser.ask(findSession), nameOf(findSession));
    mustBeSafe(await browser.send('/v1/no-such-route'), 'an unknown route');
    mustBeSafe(await browser.ask(signOut, {}, { headers: { Origin: foreign } }), 'a refusal');
    mustBeSafe(
      await browser.send('/v1/session', { method: 'OPTIONS', headers: { Origin: foreign } }),
      'OPTIONS',
    );
  }),
  core1(
    'core-request-id',
    'the request id is the browser’s when it is a UUID, and in every error',
    async (browser) => {
      const mine = crypto.randomUUID();
      const answer = await browser.send('/v1/no-such-route', { headers: { [requestIdHeader]: mine } });
      must(
        requestIdOf(answer) === mine && answer.error?.requestId === mine,
        'the request id was not taken over',
      );
      const other = await browser.send('/v1/no-such-route', { headers: { [requestIdHeader]: 'a b <c>' } });
      must(uuid.test(requestIdOf(other) ?? ''), 'a request id that is no UUID was taken over');
    },
  ),
  core1('core-unknown', 'an unknown path answers 404 and a wrong method 405 with Allow', async (browser) => {
    const unknown = await browser.send('/v1/no-such-route');
    must(unknown.status === 404 && unknown.error !== undefined, `status ${unknown.status} came`);
    const wrong = await browser.send('/v1/session', { method: 'DELETE' });
    must(wrong.status === 405 && wrong.error !== undefined, `a wrong method has status ${wrong.status}`);
    must(/\bGET\b/.test(wrong.headers.get('Allow') ?? ''), 'Allow does not name GET');
  }),
  core1(
    'core-origin',
    'writes need an origin of the portal’s, reads must not come from another site',
    async (browser, subject) => {
      for (const route of offeredRoutes(subject).filter(({ method }) => method !== 'GET')) {
        mustFail(
          await browser.ask(route, {}, { headers: { Origin: foreign } }),
          nameOf(route),
          'origin-refused',
        );
        mustFail(
          await browser.ask(route, {}, { headers: { Origin: null } }),
          nameOf(route),
          'origin-refused',
        );
        mustFail(
          await browser.ask(route, {}, { headers: { Origin: 'null' } }),
          nameOf(route),
          'origin-refused',
        );
      }
      const crossSite = { headers: { 'Sec-Fetch-Site': 'cross-site' } };
      mustFail(await browser.ask(findSession, {}, crossSite), 'a read from another site', 'origin-refused');
    },
  ),
  core1('core-identity', 'a request that says itself who the patient is is refused', async (browser) => {
    for (const name of ['X-Pt-Id', 'X-Partner-Pt-Id', 'X-Hip-Id', 'Authorization'])
      mustFail(await browser.ask(findSession, {}, { headers: { [name]: '1' } }), name, 'invalid-request');
  }),
  core1(
    'core-body',
    'a body that is none of the contract’s is refused, whatever it is',
    async (browser, subject) => {
      for (const route of offeredRoutes(subject).filter(({ method }) => method !== 'GET')) {
        const refused = async (body: string, type = 'application/json', status = 400): Promise<void> => {
          const answer = await browser.ask(route, {}, { body, headers: { 'Content-Type': type } });
          mustFail(answer, `${nameOf(route)} with ${JSON.stringify(body.slice(0, 30))}`, 'invalid-request');
          must(answer.status === status, `${nameOf(route)} has status ${answer.status}, not ${status}`);
        };
        await refused('{"unknown":1}');
        await refused('{');
        await refused('[]');
        await refused('null');
        await refused('{}', 'text/plain', 415);
      }
      const large = JSON.stringify({ text: 'x'.repeat(2 * 1024 * 1024) });
      const answer = await browser.ask(signOut, {}, { body: large });
      must(answer.status === 413 && answer.error !== undefined, `2 MB have status ${answer.status}`);
    },
  ),
  core1('core-url', 'a URL with a query, or longer than any of the contract, is refused', async (browser) => {
    mustFail(await browser.send('/v1/session?a=1'), 'a query', 'invalid-request');
    const long = await browser.send(`/v1/${'x'.repeat(4000)}`);
    must(long.status === 414 && long.error !== undefined, `4,000 characters have status ${long.status}`);
  }),
  core1('core-epoch', 'a page that shows another patient is refused', async (browser) => {
    const first = await browser.ask(findSession);
    must(first.headers.has(epochHeader), `the answer has no ${epochHeader}`);
    const stale = { headers: { [epochHeader]: 'somebody-else' } };
    mustFail(await browser.ask(findSession, {}, stale), 'a read', 'patient-changed');
    mustFail(await browser.ask(signOut, {}, stale), 'a write', 'patient-changed');
  }),
  core1(
    'core-patient',
    'what needs a patient is refused while nobody is signed in',
    async (browser, subject) => {
      for (const route of offeredRoutes(subject).filter(({ patient }) => patient)) {
        if (!route.request.safeParse({}).success) continue;
        mustFail(await browser.ask(route), nameOf(route), 'sign-in-required');
      }
    },
  ),
  core1(
    'core-transaction',
    'a transaction that the proxy did not make is of no use',
    async (browser, subject) => {
      for (const route of offeredRoutes(subject).filter(
        ({ transaction, patient }) => transaction && !patient,
      )) {
        const typed = {
          transaction: 'made.up',
          otp: '123456',
          mobile: '9876543210',
          abhaAddress: 'nisha.rao@abdm',
        };
        const fits = Object.fromEntries(Object.entries(typed).filter(([key]) => keysOf(route).includes(key)));
        if (!route.request.safeParse(fits).success) continue;
        // A method that the facility has not turned on is refused before.
        mustFail(await browser.ask(route, fits), nameOf(route), 'transaction-lost', 'method-not-allowed');
      }
    },
  ),
  {
    id: 'agreement-recorded',
    title: 'an agreement to a text that is not in force is refused',
    needs: ['recordAgreement'],
    async check({ target }) {
      const agreement = { notice: 'aadhaar-consent', version: 'not-in-force', language: 'en' };
      const answer = await new Browser(target).ask(recordAgreement, agreement);
      mustFail(answer, nameOf(recordAgreement), 'invalid-request', 'agreement-required');
    },
  },
];

function keysOf({ request }: Route): readonly string[] {
  const { shape } = request as { shape?: Readonly<Record<string, unknown>> };
  return Object.keys(shape ?? {});
}
