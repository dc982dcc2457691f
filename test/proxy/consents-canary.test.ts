import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAbdmProxy } from '../../src/proxy/index.js';
import { publishedRequest } from './connect-requests-script.js';
import { type Reply, scriptedConnect } from './connect-script.js';
import type { Sent } from './sent.js';
import { wholeEntry } from './consent-script.js';
import { type Answer, Browser, keptLog, origin, secret } from './portal.js';

const canary = (name: string): string => `canary-${name}-7f3a`;
const requestId = 'consent-request-51c0';
const pin = '4826';

/** Upstream with something in every answer that must go no further. */
function upstreamOf(): (sent: Sent) => Reply {
  let status = 'requested';
  let enabled = false;
  const request = (): object => ({
    ...publishedRequest,
    id: requestId,
    status,
    oid: canary('oid'),
    hiu: { id: 'HIU-1', name: 'City Clinic', secret: canary('hiu') },
    providers: [
      {
        hip: { id: 'HIP-1', name: 'Lake Hospital', token: canary('hip') },
        consent_artefact_id: status === 'granted' ? canary('artefact') : null,
        care_contexts: [{ id: 'visit-1', display: 'Visit of May', patient_reference: canary('reference') }],
      },
    ],
  });
  const answers: Readonly<Record<string, () => object>> = {
    requests: () => ({ consents: [request()], token: canary('token') }),
    request,
    'consents/approve': () => ((status = 'granted'), {}),
    'consents/revoke': () => ((status = 'revoked'), {}),
    'consents/auto-approval': () => ({ status: enabled ? 'enabled' : 'disabled', oid: canary('oid') }),
    'consents/pin/exists': () => ({ exist: true, pin: canary('pin') }),
    'consents/pin/forgot/init': () => ({
      txn_id: canary('txn'),
      otp_medium_value: '9876501234',
      medium: canary('medium'),
    }),
    'profile/login/init': () => ({ txn_id: canary('txn') }),
    'profile/login/verify': () => ({
      skip_state: 'abha_end',
      profile: { abha_address: 'asha1990@abdm' },
      eka: { oid: canary('oid') },
    }),
  };
  return ({ url, method }) => {
    if (method === 'PATCH') enabled = !enabled;
    const call = url.pathname.replace(/^\/abdm\/(?:na\/)?v1\//, '');
    return answers[call]?.() ?? { token: canary('token') };
  };
}

test('no artefact, no PIN and no unknown field reaches a page, and no request, facility or visit a log', async () => {
  const { upstream, clock, sent } = scriptedConnect(upstreamOf());
  const log = keptLog();
  const proxy = createAbdmProxy({ upstream, secret, origins: [origin], now: clock.now, logger: log });
  const browser = new Browser(proxy);
  await browser.login();
  const answers: Answer<unknown>[] = [];
  const kept = async <Body>(asked: Promise<Answer<Body>>): Promise<Body> => {
    const answer = await asked;
    answers.push(answer);
    return answer.body;
  };

  await kept(browser.get('/v1/requests/requested'));
  await kept(browser.get(`/v1/requests/consent/${requestId}`));
  await kept(browser.get('/v1/consent-pin'));
  const { pinProof } = await kept(browser.post<{ pinProof: string }>('/v1/consent-pin/verify', { pin }));
  const entries = [{ ...wholeEntry, careContexts: ['visit-1'] }];
  await kept(browser.post(`/v1/consents/${requestId}/grant`, { entries, pinProof }));
  await kept(browser.post(`/v1/consents/${requestId}/revocation`, { hipIds: ['HIP-1'], pinProof }));
  await kept(browser.post('/v1/auto-approval', { enabled: true }));
  await kept(browser.post('/v1/consent-pin/change', { pin, newPin: '5937' }));
  let { transaction } = await kept(browser.post<{ transaction: string }>('/v1/consent-pin/otp', {}));
  const verified = { transaction, otp: '654321' };
  ({ transaction } = await kept(
    browser.post<{ transaction: string }>('/v1/consent-pin/otp/verify', verified),
  ));
  await kept(browser.post('/v1/consent-pin/reset', { transaction, pin }));

  assert.deepEqual(
    answers.map(({ status }) => status),
    answers.map(() => 200),
  );
  assert(
    sent.every(({ url, headers }) => /login/.test(url.pathname) || headers.get('X-Pt-Id') === canary('oid')),
  );
  assert.deepEqual(
    sent.filter(({ url }) => url.pathname.endsWith('/revoke')).map(({ body }) => body),
    [{ consent_artefacts: [canary('artefact')] }],
  );
  for (const { text, headers } of answers) {
    const all = text + JSON.stringify([...headers]);
    assert(!/canary|9876501234|"4826"|"5937"/i.test(all), all);
    for (const sealed of all.match(/[\w-]{16,}/g) ?? []) {
      assert(!Buffer.from(sealed, 'base64url').toString('latin1').includes('canary'));
    }
  }
  const lines = JSON.stringify(
    log.lines.map(({ fields: { requestId: _id, durationMs: _ms, ...rest } }) => rest),
  );
  const personal = [
    requestId,
    'canary',
    'HIP-1',
    'HIU-1',
    'visit-1',
    'Lake',
    pin,
    '5937',
    '654321',
    'asha1990',
    'Prescription',
  ];
  for (const word of personal) assert(!lines.includes(word), word);
  assert(lines.includes('/abdm/v1/request"'));
});
