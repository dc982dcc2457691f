import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fuzzRuns } from '../support/fuzz.js';
import { errorAnswer } from '../../src/contract/errors.js';
import { epochHeader } from '../../src/contract/headers.js';
import type { Route } from '../../src/contract/route.js';
import { routes } from '../../src/contract/routes.js';
import { origin, testPortal } from './portal.js';

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
];

const value = fc.oneof(fc.constantFrom(...plausible), fc.string(), fc.jsonValue());
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
  const { proxy, browser, log } = testPortal();
  const transaction = await browser.started();
  const withTransaction = fc
    .dictionary(key, value)
    .map((entries) => JSON.stringify({ ...entries, transaction }));
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
        const answer: unknown = await response.json();
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
