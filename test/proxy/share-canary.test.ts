import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAbdmProxy } from '../../src/proxy/index.js';
import { connectError, type Reply, scriptedConnect } from './connect-script.js';
import { type Answer, Browser, keptLog, origin, secret } from './portal.js';
import type { Sent } from './sent.js';
import { list, read, review, share } from './share-steps.js';

const canary = (name: string): string => `canary-${name}-7f3a`;
const counter = { hipId: 'HIP-77', counterId: 'Retro clinic' };
const location = { latitude: 24.585445, longitude: 73.712479 };
const tokenNumber = 'T-88d2';

/** Upstream with something in every answer that must go no further. */
function answerTo({ method, url }: Sent): Reply {
  const more = { oid: canary('oid'), token: canary('token'), hip_id: 'HIP-77' };
  const shared = { request_id: canary('share'), ...more };
  const answers: Readonly<Record<string, object>> = {
    'v1/provider/HIP-77': { hip_name: 'Lotus Clinic', ...more },
    'v1/profile': {
      ...more,
      abha_address: 'asha1990@abdm',
      abha_number: '91-1234-5678-9015',
      kyc_verified: true,
      full_name: 'Asha Verma',
      gender: 'F',
      day_of_birth: 15,
      month_of_birth: 5,
      year_of_birth: 1990,
      mobile: '9999900001',
      email: canary('email'),
    },
    'v2/profile/share': { ...shared, status: ' processing' },
    [`v2/profile/share/${canary('share')}`]: { ...shared, status: 'success', token_number: tokenNumber },
    'v1/profile/login/init': { txn_id: canary('txn') },
    'v1/profile/login/verify': {
      skip_state: 'abha_end',
      profile: { abha_address: 'asha1990@abdm' },
      eka: { oid: canary('oid') },
    },
  };
  const path = url.pathname.replace(/^\/abdm\/(?:na\/)?/, '');
  return answers[path] ?? connectError(404, `${method} ${canary('code')}`);
}

test('nothing of upstream’s own reaches a page, and neither patient, counter nor token a log', async () => {
  let failing = false;
  const { upstream, clock, sent } = scriptedConnect((call) =>
    failing ? connectError(500, 'ABDM-1018', `${canary('error')} Asha`) : answerTo(call),
  );
  const log = keptLog();
  const hooks = {
    onShared: () => {
      throw new Error('no database');
    },
  };
  const proxy = createAbdmProxy({ upstream, secret, origins: [origin], now: clock.now, logger: log, hooks });
  const browser = new Browser(proxy);
  await browser.login();
  const answers: Answer<unknown>[] = [];
  const kept = async <Body>(asked: Promise<Answer<Body>>): Promise<Body> => {
    const answer = await asked;
    answers.push(answer);
    return answer.body;
  };
  await kept(review(browser, counter));
  const waiting = await kept(share(browser, { ...counter, location }));
  const issued = await kept(read(browser, waiting.id));
  assert(issued.state === 'issued' && issued.tokenNumber === tokenNumber);
  assert.equal((await list(browser)).length, 1);
  assert(answers.every(({ status }) => status === 200));
  failing = true;
  await kept(share(browser, { ...counter, counterId: '2' }));
  await kept(review(browser, { ...counter, hipId: 'HIP-78' }));
  assert.deepEqual(
    answers.slice(-2).map(({ status }) => status),
    [503, 503],
  );

  for (const { url, headers } of sent) {
    const isAboutPatient = /\/profile(?:\/share|$)/.test(url.pathname);
    assert.equal(headers.get('X-Pt-Id'), isAboutPatient ? canary('oid') : null, url.pathname);
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
    'canary-',
    'HIP-7',
    'Retro',
    'Lotus',
    'Asha',
    'asha1990',
    '9999900001',
    '9015',
    '24.58',
    tokenNumber,
    waiting.id,
  ];
  for (const word of personal) assert(!lines.includes(word), word);
  assert(lines.includes('/abdm/v2/profile/share/{request_id}"'));
  assert(lines.includes('hook failed'));
});
