import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { notices } from '../../src/abdm/notices.js';
import { type Hospital, openBrowser, openHospital } from '../support/e2e.js';
import { person } from './patient.js';

let browser: Browser;
let hospital: Hospital;
before(async () => {
  browser = await openBrowser();
  hospital = await openHospital(browser);
});
after(async () => {
  await hospital[Symbol.asyncDispose]();
  await browser.close();
});

const agreement = {
  notice: 'aadhaar-consent',
  version: notices['aadhaar-consent'].version,
  language: 'en',
} as const;

interface Answer {
  readonly status: number;
  readonly kind: string | undefined;
}

interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The path as it stands in the request, when it is not to be tidied up. */
  readonly target?: string;
}

function ask(
  path: string,
  { method = 'POST', headers = {}, body = agreement, target = path }: Question = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Node's fetch would tidy up the path and refuse some headers.
    const sent = httpRequest(
      hospital.url,
      {
        method,
        path: target,
        headers: { 'Content-Type': 'application/json', Origin: hospital.url, ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const { error } = JSON.parse(text || '{}') as { error?: { kind?: string } };
          resolve({ status: response.statusCode ?? 0, kind: error?.kind });
        });
      },
    );
    sent.on('error', reject);
    sent.end(method === 'POST' ? JSON.stringify(body) : undefined);
  });
}

const route = '/abdm/v1/agreements';
const invalid = (status: number): Answer => ({ status, kind: 'invalid-request' });

describe('the proxy refuses', () => {
  test('pages of other origins, and writes that name none', async () => {
    const refused = { status: 403, kind: 'origin-refused' };
    assert.deepEqual(await ask(route, { headers: { Origin: 'https://evil.example' } }), refused);
    assert.deepEqual(await ask(route, { headers: { Origin: 'null' } }), refused);
    assert.deepEqual(
      await ask(route, { headers: { Origin: hospital.url.replace('http:', 'https:') } }),
      refused,
    );
    assert.deepEqual(await ask(route, { headers: { Origin: '' } }), refused);
    const read = { method: 'GET', headers: { 'Sec-Fetch-Site': 'cross-site' } };
    assert.deepEqual(await ask('/abdm/v1/pincodes/411001', read), refused);
  });

  test('routes and methods that it does not know', async () => {
    assert.deepEqual(await ask('/abdm/v1/patients'), invalid(404));
    assert.deepEqual(await ask('/abdm/_desk/sms', { method: 'GET' }), invalid(404));
    assert.deepEqual(await ask('/abdm/abdm/na/v1/registration/aadhaar/init'), invalid(404));
    assert.deepEqual(await ask(route, { method: 'GET' }), invalid(405));
    assert.deepEqual(await ask(route, { method: 'DELETE' }), invalid(405));
  });

  test('keys that the contract does not name, and bodies that are none', async () => {
    assert.deepEqual(await ask(route, { body: { ...agreement, patientId: '1' } }), invalid(400));
    assert.deepEqual(
      await ask(route, { body: { ...agreement, __proto__: null, notice: 'other' } }),
      invalid(400),
    );
    assert.deepEqual(await ask(route, { body: [agreement] }), invalid(400));
    assert.deepEqual(await ask(route, { headers: { 'Content-Type': 'text/plain' } }), invalid(415));
    assert.deepEqual(
      await ask(route, { body: { ...agreement, language: 'x'.repeat(20_000) } }),
      invalid(413),
    );
  });

  test('headers that say who the patient is', async () => {
    for (const name of ['X-Pt-Id', 'X-Partner-Pt-Id', 'X-Hip-Id', 'Authorization'])
      assert.deepEqual(await ask(route, { headers: { [name]: 'somebody' } }), invalid(400), name);
  });

  test('paths that different servers read differently', async () => {
    for (const target of [
      '/abdm/v1/../v1/agreements',
      '/abdm/v1/%2e%2e/v1/agreements',
      '/abdm/v1%2fagreements',
      '/abdm//v1/agreements',
      '/abdm/v1/agreements%00',
      '/abdm/v1\\agreements',
      '/abdm/v1/agreements?patient=1',
    ])
      assert.deepEqual(await ask(route, { target }), invalid(400), target);
  });

  test('and nothing of all that has reached ABDM', () => {
    assert.deepEqual(hospital.desk.calls(), []);
  });
});

test('another browser cannot go on with a transaction, nor use an agreement', async () => {
  const [mine, theirs] = [await hospital.open(), await hospital.open()];
  const post = async (context: BrowserContext, path: string, data: object) => {
    const headers = { Origin: hospital.url };
    const response = await context.request.post(`/abdm/v1/${path}`, { data, headers });
    const body = (await response.json()) as Record<string, unknown> & { error?: { kind: string } };
    return { status: response.status(), kind: body.error?.kind, body };
  };
  const asha = person('Asha');
  const agreed = await post(mine.context, 'agreements', agreement);
  await post(theirs.context, 'agreements', agreement);
  const request = { aadhaarNumber: asha.aadhaar, agreement: agreed.body['agreement'] };
  const stolenAgreement = await post(theirs.context, 'registration/aadhaar/otp', request);
  assert.deepEqual([stolenAgreement.status, stolenAgreement.kind], [403, 'agreement-required']);

  const sent = await post(mine.context, 'registration/aadhaar/otp', request);
  assert.equal(sent.status, 200);
  const { otp } = hospital.desk.sms(asha.phone)[0] ?? {};
  const verification = { transaction: sent.body['transaction'], otp, mobileNumber: asha.phone };
  const stolen = await post(theirs.context, 'registration/aadhaar/verify', verification);
  assert.deepEqual([stolen.status, stolen.kind], [409, 'transaction-lost']);
  const own = await post(mine.context, 'registration/aadhaar/verify', verification);
  assert.equal(own.status, 200);
  const again = await post(mine.context, 'registration/aadhaar/verify', verification);
  assert.deepEqual([again.status, again.kind], [409, 'transaction-lost']);
  const { transaction } = own.body;
  const address = { transaction, abhaAddress: 'asha.verma90@abdm' };
  const stolenStep = await post(theirs.context, 'registration/aadhaar/abha', address);
  assert.deepEqual([stolenStep.status, stolenStep.kind], [409, 'transaction-lost']);
  assert.equal((await post(mine.context, 'registration/aadhaar/abha', address)).status, 200);
});
