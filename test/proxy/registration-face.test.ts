import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RegistrationOutcome } from '../../src/contract/outcomes.js';
import { type Answer, aadhaarNumber, type Browser, done, refused, testPortal } from './portal.js';

const base = '/v1/registration/face';
const face = { hosts: ['face.example', 'face.example:8443', 'localhost:4174', '127.0.0.1:4174'] };

interface Started {
  transaction: string;
  link: string;
  at: string;
  expiresAt: string;
}

async function start(browser: Browser): Promise<Answer<Started>> {
  return browser.post<Started>(base, { agreement: await browser.agree() });
}

test('the face is confirmed on upstream’s page, then the registration goes on as one by Aadhaar', async () => {
  const { browser, upstream } = testPortal({ face });
  const { body } = await start(browser);
  assert.deepEqual(
    { ...body, transaction: '' },
    {
      transaction: '',
      link: 'https://face.example/picture?t=1',
      at: '2026-11-01T09:00:00.000Z',
      expiresAt: '2026-11-01T09:10:00.000Z',
    },
  );
  const { transaction } = body;
  upstream.script.faceIsVerified = () => false;
  assert.deepEqual((await browser.post(`${base}/status`, { transaction })).body, { status: 'pending' });
  refused(await browser.post(`${base}/verify`, { transaction, aadhaarNumber }), 409, 'face-not-verified');
  assert(!upstream.calls.includes('face.verify'));
  upstream.script.faceIsVerified = () => true;
  assert.deepEqual((await browser.post(`${base}/status`, { transaction })).body, { status: 'verified' });
  const verified = await browser.post<RegistrationOutcome>(`${base}/verify`, { transaction, aadhaarNumber });
  assert(verified.body.next === 'create-address', verified.text);
  const end = await browser.create(verified.body.transaction);
  assert(end.body.next === 'done');
  assert.equal(end.body.created, 'abha');
  refused(await browser.post(`${base}/verify`, { transaction, aadhaarNumber }), 409, 'transaction-lost');
});

test('a mobile number is confirmed as in a registration by Aadhaar', async () => {
  const { browser, upstream } = testPortal({ face });
  upstream.script.step = (name) =>
    name === 'face.verify' ? { next: 'mobile-otp', transaction: 'txn-2' } : done;
  const { transaction } = (await start(browser)).body;
  const { body } = await browser.post<RegistrationOutcome>(`${base}/verify`, { transaction, aadhaarNumber });
  assert(body.next === 'mobile-otp');
  const end = await browser.post('/v1/registration/aadhaar/mobile/verify', {
    transaction: body.transaction,
    otp: '123456',
  });
  assert.equal(end.body['next'], 'done');
});

test('it is off unless the portal turns it on', async () => {
  const { browser, upstream } = testPortal();
  const agreement = await browser.agree();
  const transaction = 'a.b.c';
  refused(await browser.post(base, { agreement }), 403, 'method-not-allowed');
  refused(await browser.post(`${base}/status`, { transaction }), 403, 'method-not-allowed');
  refused(await browser.post(`${base}/verify`, { transaction, aadhaarNumber }), 403, 'method-not-allowed');
  assert.deepEqual(upstream.calls, []);
});

test('it needs the agreement about the Aadhaar', async () => {
  const { browser, upstream } = testPortal({ face });
  const agreement = await browser.agree('user-information');
  refused(await browser.post(base, { agreement }), 403, 'agreement-required');
  assert.deepEqual(upstream.calls, []);
});

test('only a page on a host of the list is opened, and a refused one is not logged', async () => {
  const table: [string, { production: boolean; isGood: boolean }][] = [
    ['https://face.example/a', { production: true, isGood: true }],
    ['https://FACE.example:8443/a', { production: true, isGood: true }],
    ['http://localhost:4174/a', { production: false, isGood: true }],
    ['http://127.0.0.1:4174/a', { production: false, isGood: true }],
    ['http://localhost:4174/a', { production: true, isGood: false }],
    ['http://localhost:9/a', { production: false, isGood: false }],
    ['http://face.example/a', { production: false, isGood: false }],
    ['https://face.example:9/canary', { production: false, isGood: false }],
    ['https://face.example.evil.example/canary', { production: false, isGood: false }],
    ['https://face.example@evil.example/canary', { production: false, isGood: false }],
    ['https://user:canary@face.example/', { production: false, isGood: false }],
    ['javascript:canary', { production: false, isGood: false }],
    ['//face.example/canary', { production: false, isGood: false }],
    ['canary', { production: false, isGood: false }],
  ];
  for (const [link, { production, isGood }] of table) {
    const { browser, upstream, log } = testPortal({ face, production });
    upstream.script.face = () => ({ transaction: 'txn', link });
    const answer = await start(browser);
    if (isGood) assert.equal(answer.body.link, link, link);
    else {
      refused(answer, 502, 'misconfigured');
      assert(log.lines.some(({ level }) => level === 'error'));
    }
    assert(!(answer.text + JSON.stringify(log.lines)).includes('canary'), link);
  }
});

test('asking whether the face is confirmed costs no OTP and no look-up, and has a limit of its own', async () => {
  const { browser, upstream, clock } = testPortal({
    face,
    limits: { otpPerBrowser: 1, lookUpsPerBrowser: 1 },
  });
  const { transaction } = (await start(browser)).body;
  for (let time = 0; time < 400; time++) {
    const answer = await browser.post(`${base}/status`, { transaction });
    assert.equal(answer.status, 200, answer.text);
  }
  const { retryAfterSeconds } = refused(
    await browser.post(`${base}/status`, { transaction }),
    429,
    'too-many-requests',
  );
  assert.equal(retryAfterSeconds, 600);
  assert.equal(upstream.calls.filter((name) => name === 'face.isVerified').length, 400);
  clock.advance(600);
  assert.equal((await browser.post(`${base}/status`, { transaction })).status, 200);
  assert.equal((await browser.sendOtp()).status, 200);
});

test('one browser begins twenty registrations by face in half an hour', async () => {
  const { browser } = testPortal({ face });
  for (let time = 0; time < 20; time++) assert.equal((await start(browser)).status, 200);
  refused(await start(browser), 429, 'too-many-requests');
});
