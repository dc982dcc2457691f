import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fuzzRuns } from '../support/fuzz.js';
import { errorAnswer } from '../../src/contract/errors.js';
import { epochHeader } from '../../src/contract/headers.js';
import type { Route } from '../../src/contract/route.js';
import { routes } from '../../src/contract/routes.js';
import type { Profile } from '../../src/contract/profile.js';
import { person } from './connect-script.js';
import { Browser, origin, patientNumber, type Answer, testPortal } from './portal.js';

const table: Route[] = Object.values(routes);
const fields = [
  'transaction',
  'otp',
  'mobileNumber',
  'aadhaarNumber',
  'agreement',
  'abhaAddress',
  'notice',
  'version',
  'about',
  'person',
  'etag',
  'changes',
  'method',
  'abhaNumber',
  'pincode',
  'address',
  'identifier',
  'otpSystem',
  'patient',
];
const plausible = [
  '123456',
  '9999900001',
  '100000000015',
  'asha.verma@abdm',
  'aadhaar-consent',
  '1.4',
  'en',
  'a.b.c.d.e',
  'abdm',
  '226001',
  'abha-number',
  '91-1234-5678-9015',
  'patient1@abdm',
];

const plausibleParts = [
  person,
  { address: '1, MG Road' },
  { middleName: '', dayOfBirth: 30, monthOfBirth: 2 },
  { firstName: 'Asha', gender: 'M' },
  { kind: 'mobile', value: '9999900001' },
  { kind: 'abha-address', value: 'asha.verma@abdm' },
  { kind: '__proto__' },
];

const value = fc.oneof(
  fc.constantFrom(...plausible),
  fc.constantFrom(...plausibleParts),
  fc.string(),
  fc.jsonValue(),
);
const key = fc.oneof(
  fc.constantFrom(...fields, 'language', '__proto__', 'constructor', 'toString'),
  fc.string(),
);
const body = fc.oneof(
  fc.dictionary(key, value).map((entries) => JSON.stringify(entries)),
  fc.array(fc.tuple(key, value)).map((entries) => JSON.stringify(Object.fromEntries(entries))),
  fc.json(),
  fc.string(),
);
const path = fc.oneof(
  fc.constantFrom(...table.map((route) => route.path.replace('{pincode}', '226001'))),
  fc.webPath(),
  fc
    .array(
      fc.constantFrom(
        'v1',
        'pincodes',
        '..',
        '.',
        '%2e',
        '%2f',
        '',
        '226001',
        'registration',
        '\\',
        '%',
        'é',
        '{x}',
      ),
    )
    .map((parts) => `/${parts.join('/')}`),
);
const headerValue = fc.stringMatching(/^[\x21-\x7e]{0,40}$/);
const headers = fc.dictionary(
  fc.constantFrom(
    'Origin',
    'Content-Type',
    'Cookie',
    epochHeader,
    'X-Request-Id',
    'X-Pt-Id',
    'Sec-Fetch-Site',
    'Accept',
  ),
  fc.oneof(headerValue, fc.constantFrom('__Host-abdm=a.b.c.d.e', 'application/json', 'a=b; __Host-abdm=%%%')),
);
const method = fc.constantFrom('GET', 'POST', 'POST', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS');

test('no input makes the proxy fail, and every refusal is typed', async () => {
  const { proxy, browser, log } = testPortal({ face: { hosts: ['face.example'] } });
  await browser.login();
  const agreement = await browser.agree();
  const face = await browser.post<{ transaction: string }>('/v1/registration/face', { agreement });
  const login = await browser.sendLoginOtp(2);
  const kycRequest = { method: 'abha-number', abhaNumber: '91-1234-5678-9015' };
  const kyc = await browser.post<{ transaction: string }>('/v1/profile/kyc/otp', kycRequest);
  const transactions = [await browser.started(), ...[face, login, kyc].map(({ body }) => body.transaction)];
  const withTransaction = fc
    .tuple(fc.dictionary(key, value), fc.constantFrom(...transactions))
    .map(([entries, transaction]) => JSON.stringify({ ...entries, transaction }));
  await fc.assert(
    fc.asyncProperty(
      path,
      method,
      fc.oneof(body, withTransaction),
      headers,
      fc.boolean(),
      async (at, by, text, given, isPortal) => {
        const sent = new Headers(given);
        if (isPortal) {
          sent.set('Origin', origin);
          sent.set('Content-Type', 'application/json');
          sent.set('Cookie', browser.cookie);
        }
        const request = new Request(`${origin}/abdm${at}`, {
          method: by,
          headers: sent,
          ...(by !== 'GET' && by !== 'HEAD' && { body: text }),
        });
        const response = await proxy.fetch(request, { address: '192.0.2.1' });
        assert(response.status < 500, `${by} ${at} ${text}: ${response.status}`);
        const isPicture = response.headers.get('Content-Type')?.startsWith('image/') === true;
        assert(!isPicture || response.status === 200);
        const answer: unknown = isPicture ? undefined : await response.json();
        if (response.status >= 400) assert(errorAnswer.safeParse(answer).success, JSON.stringify(answer));
      },
    ),
    { numRuns: fuzzRuns(4000) },
  );
  assert.deepEqual(
    log.lines.filter(({ level }) => level === 'error'),
    [],
  );
});

const moves = fc.array(
  fc.constantFrom('sign in 1', 'sign in 2', 'sign in 3', 'switch', 'sign out', 'delete', 'read', 'wait'),
  { maxLength: 25 },
);

test('whatever happens before, only the present patient is read, and no earlier cookie is good', async () => {
  await fc.assert(
    fc.asyncProperty(moves, fc.nat(), async (steps, pick) => {
      const { browser, proxy, upstream, clock } = testPortal();
      const spent: string[] = [];
      let present: number | undefined;
      let signedIn: number[] = [];
      for (const step of steps) {
        const { cookie } = browser;
        const calls = upstream.calls.length;
        if (step === 'read') {
          const answer: Answer<Profile> = await browser.get('/v1/profile');
          if (present === undefined) assert.equal(answer.status, 401);
          else assert.equal(answer.body.abhaAddress, `patient${present}@abdm`);
          const asked = upstream.callers.slice(calls).map(({ patientId }) => patientId);
          for (const id of asked) assert.equal(id, `upstream-patient-${present}`);
        } else if (step === 'wait') {
          clock.advance(61);
        } else if (step === 'sign out') {
          await browser.post('/v1/session/sign-out', {});
          [present, signedIn] = [undefined, []];
          assert.equal(browser.cookie, '');
          spent.push(cookie);
        } else if (step === 'delete') {
          if (present === undefined) continue;
          await browser.post('/v1/profile/deletion', { abhaAddress: `patient${present}@abdm` });
          signedIn = signedIn.filter((known) => known !== present);
          present = signedIn.at(-1);
          spent.push(cookie);
        } else if (step === 'switch') {
          const { patients } = await browser.session();
          const next = patients[pick % Math.max(1, patients.length)];
          if (!next) continue;
          await browser.post('/v1/session/patient', { patient: next.patient });
          present = Number(/\d+/.exec(next.abhaAddress)?.[0]);
          spent.push(cookie);
        } else {
          const number = Number(step.at(-1));
          upstream.script.login = () => ({ next: 'done', ...patientNumber(number) });
          clock.advance(601);
          const { status } = await browser.login(number);
          assert.equal(status, 200);
          present = number;
          signedIn = [...signedIn.filter((known) => known !== number), number];
          spent.push(cookie);
        }
        const session = await browser.session();
        assert.deepEqual(
          session.patients.map(({ abhaAddress }) => abhaAddress),
          signedIn.map((number) => `patient${number}@abdm`),
        );
        const shown = session.patients.find(({ current }) => current)?.abhaAddress;
        assert.equal(shown, present === undefined ? undefined : `patient${present}@abdm`);
      }
      for (const cookie of spent.filter((copy) => copy !== '')) {
        const thief = new Browser(proxy);
        thief.cookie = cookie;
        assert.deepEqual((await thief.session()).patients, []);
      }
    }),
    { numRuns: fuzzRuns(60) },
  );
});
