import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UpstreamError } from '../../src/proxy/index.js';
import { type Answer, type Browser, refused, testPortal } from './portal.js';

const path = '/v1/auto-approval';

async function signedIn(): Promise<ReturnType<typeof testPortal> & { turns: () => number }> {
  const portal = testPortal();
  await portal.browser.login();
  const turns = (): number =>
    portal.upstream.calls.filter((name) => name === 'requests.turnAutoApproval').length;
  return { ...portal, turns };
}

const set = (browser: Browser, enabled: boolean): Promise<Answer<{ enabled: boolean }>> =>
  browser.post<{ enabled: boolean }>(path, { enabled });

test('it is turned over only where it stands otherwise (P2 14, P3 1.2.x)', async () => {
  const { browser, turns } = await signedIn();
  assert.deepEqual((await browser.get(path)).body, { enabled: false });
  assert.deepEqual((await set(browser, false)).body, { enabled: false });
  assert.equal(turns(), 0);
  assert.deepEqual((await set(browser, true)).body, { enabled: true });
  assert.deepEqual((await set(browser, true)).body, { enabled: true });
  assert.equal(turns(), 1);
  assert.deepEqual((await browser.get(path)).body, { enabled: true });
});

test('the same wish from many tabs at once turns it over once', async () => {
  const { browser, turns } = await signedIn();
  const answers = await Promise.all(Array.from({ length: 8 }, () => set(browser, true)));
  assert(answers.every(({ status, body }) => status === 200 && body.enabled));
  assert.equal(turns(), 1);
});

test('when it does not stand as wanted afterwards, that is a failure, and it is not turned again', async () => {
  const { browser, upstream, turns } = await signedIn();
  upstream.script.consents.turnAutoApproval = () => undefined;
  refused(await set(browser, true), 503, 'upstream-unavailable');
  assert.equal(turns(), 1);
});

test('when the answer is lost, what it says afterwards counts; a refusal is not asked about', async () => {
  const { browser, upstream, turns } = await signedIn();
  const { turnAutoApproval } = upstream.script.consents;
  upstream.script.consents.turnAutoApproval = async () => {
    await turnAutoApproval();
    throw new UpstreamError('upstream-timeout');
  };
  assert.deepEqual((await set(browser, true)).body, { enabled: true });
  upstream.script.consents.turnAutoApproval = () => {
    throw new UpstreamError('session-expired', { nothingDone: true });
  };
  const before = upstream.calls.length;
  refused(await set(browser, false), 401, 'session-expired');
  assert.equal(upstream.calls.length, before + 2);
  assert.equal(turns(), 2);
});
