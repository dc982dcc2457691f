import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgreementEvent } from '../../src/proxy/index.js';
import { aadhaarNumber, Browser, refused, testPortal } from './portal.js';

const inForce = { notice: 'aadhaar-consent', version: '1.4', language: 'ta-IN' };
const path = '/v1/registration/aadhaar/otp';

test('an agreement is told to the portal before it is answered', async () => {
  const events: AgreementEvent[] = [];
  const { browser } = testPortal({
    hooks: { onAgreement: async (event) => void events.push(event) },
    identify: () => ({ userId: 'user-a' }),
  });
  const answer = await browser.post('/v1/agreements', inForce);
  assert.equal(answer.body['recordedAt'], '2026-11-01T09:00:00.000Z');
  const requestId = answer.headers.get('X-Request-Id') ?? '';
  const at = '2026-11-01T09:00:00.000Z';
  assert.deepEqual(events, [{ ...inForce, at, portalUser: { userId: 'user-a' }, requestId }]);
});

test('an agreement that the portal could not keep is not recorded', async () => {
  const { browser } = testPortal({
    hooks: {
      onAgreement: () => {
        throw new Error('disk full');
      },
    },
  });
  const answer = await browser.post('/v1/agreements', inForce);
  refused(answer, 500, 'internal');
  assert(!answer.text.includes('disk'));
});

test('only the version in force can be agreed to', async () => {
  const { browser } = testPortal();
  const answer = await browser.post('/v1/agreements', { ...inForce, version: '1.3' });
  assert.equal(refused(answer, 400, 'invalid-request').field, 'version');
});

test('no OTP without an agreement of this browser in the last half hour', async () => {
  const { browser, proxy, upstream, clock } = testPortal();
  const agreement = await browser.agree();
  const transaction = 'a.b.c.d.e';
  for (const wrong of [transaction, browser.cookie.split('=')[1], agreement.slice(0, -1)]) {
    refused(await browser.post(path, { aadhaarNumber, agreement: wrong }), 403, 'agreement-required');
  }
  const other = new Browser(proxy);
  refused(await other.post(path, { aadhaarNumber, agreement }), 403, 'agreement-required');
  clock.advance(29 * 60);
  await browser.get('/v1/pincodes/226001');
  clock.advance(60);
  refused(await browser.post(path, { aadhaarNumber, agreement }), 403, 'agreement-required');
  assert(!upstream.calls.includes('sendAadhaarOtp'));
  const fresh = await browser.agree();
  assert.equal((await browser.post(path, { aadhaarNumber, agreement: fresh })).status, 200);
});

test('an agreement does not outlive the sign-in of a patient', async () => {
  const { browser, clock } = testPortal();
  const agreement = await browser.agree();
  await browser.signedIn();
  clock.advance(60);
  refused(await browser.post(path, { aadhaarNumber, agreement }), 403, 'agreement-required');
});

test('a text of the portal is agreed to in the version that the portal names (P1 1.14, P1 9.3)', async () => {
  const events: AgreementEvent[] = [];
  const { browser } = testPortal({ hooks: { onAgreement: (event) => void events.push(event) } });
  for (const notice of ['terms', 'data-processing']) {
    const answer = await browser.post('/v1/agreements', { notice, version: '2026-10', language: 'ml' });
    assert.equal(answer.status, 200, answer.text);
    const empty = await browser.post('/v1/agreements', { notice, version: '', language: 'ml' });
    assert.equal(refused(empty, 400, 'invalid-request').field, 'version');
  }
  assert.deepEqual(
    events.map(({ notice, version }) => [notice, version]),
    [
      ['terms', '2026-10'],
      ['data-processing', '2026-10'],
    ],
  );
});
