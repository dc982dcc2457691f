import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Discovery } from '../../src/contract/linking.js';
import { createAbdmProxy } from '../../src/proxy/index.js';
import { connectError, type Reply, scriptedConnect } from './connect-script.js';
import { type Answer, Browser, keptLog, origin, secret } from './portal.js';
import type { Sent } from './sent.js';

const canary = (name: string): string => `canary-${name}-7f3a`;
const searched = 'Retro-viral clinic';
const patientReference = 'MRN-51c0';
const careContextId = 'visit-88d2';
const otp = '654321';

/** Upstream with something in every answer that must go no further. */
function answerTo({ url }: Sent): Reply {
  const more = { oid: canary('oid'), token: canary('token') };
  const answers: Readonly<Record<string, object>> = {
    providers: [{ hip_id: 'HIP-77', hip_name: 'Lotus Clinic', ...more }],
    'provider/HIP-77': { hip_id: 'HIP-77', hip_name: 'Lotus Clinic', ...more },
    'care-contexts/providers': { providers: [{ hip_id: 'HIP-77', ...more }], ...more },
    'care-contexts/linked': { care_contexts: [{ care_context_id: 'visit-1', display: 'May', ...more }] },
    'care-contexts/discover': {
      txn_id: canary('txn-discovery'),
      patient: [
        {
          id: 'MRN-1',
          display: 'Asha Verma',
          care_contexts: [{ id: careContextId, display: 'Blood test', ...more }],
          ...more,
        },
      ],
    },
    'care-contexts/discover/link/init': { txn_id: canary('txn-link'), ...more },
    'care-contexts/discover/link/confirm': { txn_id: canary('txn-link'), cc_ref_id: canary('cc'), ...more },
    'profile/login/init': { txn_id: canary('txn') },
    'profile/login/verify': {
      skip_state: 'abha_end',
      profile: { abha_address: 'asha1990@abdm' },
      eka: { oid: canary('oid') },
    },
  };
  return answers[url.pathname.replace(/^\/abdm\/(?:na\/)?v1\//, '')] ?? connectError(404, canary('code'));
}

test('nothing of upstream reaches a page, and no search, facility, patient or visit a log', async () => {
  let failing = false;
  const { upstream, clock, sent } = scriptedConnect((call) =>
    failing ? connectError(500, 'ABDM-1028', `${canary('error')} ${searched}`) : answerTo(call),
  );
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
  const base = '/v1/care-contexts';

  await kept(browser.post('/v1/providers/search', { name: searched }));
  await kept(browser.post('/v1/providers/details', { hipId: 'HIP-77' }));
  await kept(browser.get(`${base}/providers`));
  await kept(browser.post(`${base}/linked`, { hipId: 'HIP-77' }));
  const wanted = { hipId: 'HIP-77', patientReference };
  const discovery = await kept(browser.post<Discovery>(`${base}/discovery`, wanted));
  assert(discovery.found === 'visits');
  const choice = { transaction: discovery.transaction, patientReference: 'MRN-1', careContextId };
  let { transaction } = await kept(browser.post<{ transaction: string }>(`${base}/link/otp`, choice));
  clock.advance(60);
  ({ transaction } = await kept(
    browser.post<{ transaction: string }>(`${base}/link/otp/resend`, { transaction }),
  ));
  assert.deepEqual(await kept(browser.post(`${base}/link/confirm`, { transaction, otp })), { careContextId });
  assert(answers.every(({ status }) => status === 200));
  failing = true;
  await kept(browser.post('/v1/providers/search', { name: searched }));
  await kept(browser.post(`${base}/discovery`, wanted));
  assert.deepEqual(
    answers.slice(-2).map(({ status }) => status),
    [502, 502],
  );

  for (const { url, headers } of sent) {
    const isAboutPatient = url.pathname.includes('/care-contexts/');
    assert.equal(headers.get('X-Pt-Id'), isAboutPatient ? canary('oid') : null);
  }
  for (const { text, headers } of answers) {
    const all = text + JSON.stringify([...headers]);
    assert(!/canary/i.test(all), all);
    for (const sealed of all.match(/[\w-]{16,}/g) ?? []) {
      assert(!Buffer.from(sealed, 'base64url').toString('latin1').includes('canary'));
    }
  }
  const lines = JSON.stringify(
    log.lines.map(({ fields: { requestId: _id, durationMs: _ms, ...rest }, message }) => [rest, message]),
  );
  const personal = [
    'canary',
    searched,
    'Retro',
    'Lotus',
    'HIP-77',
    patientReference,
    'MRN',
    careContextId,
    'visit-',
    'Blood',
    otp,
    'asha1990',
  ];
  for (const word of personal) assert(!lines.includes(word), word);
  assert(lines.includes('/abdm/v1/provider/{hip_id}"'));
});
