import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epochHeader } from '../../src/contract/headers.js';
import { memoryStore } from '../../src/proxy/index.js';
import { Browser, origin, refused, type ScriptedUpstream, secret, testClock, testPortal } from './portal.js';

const hour = 60 * 60;

test('the first write issues the cookie, a read does not', async () => {
  const { browser } = testPortal();
  assert.equal((await browser.get('/v1/pincodes/226001')).headers.get('Set-Cookie'), null);
  const answer = await browser.post('/v1/agreements', {
    notice: 'aadhaar-consent',
    version: '1.4',
    language: 'en',
  });
  const cookie = answer.headers.get('Set-Cookie') ?? '';
  assert.match(cookie, /^__Host-abdm=[\w.-]+; /);
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', 'Max-Age=1800']) {
    assert(cookie.split('; ').includes(part), part);
  }
  assert(!cookie.includes('Domain'));
});

test('on plain http the cookie has another name and is not secure', async () => {
  const { proxy } = testPortal({ origins: ['http://localhost:4173'] });
  const browser = new Browser(proxy);
  browser.headers = { Origin: 'http://localhost:4173' };
  await browser.agree();
  assert.match(browser.cookie, /^abdm=/);
});

test('the epoch stays until somebody signs in, then it is another', async () => {
  const { browser } = testPortal();
  await browser.get('/v1/pincodes/226001');
  const before = browser.epoch;
  const transaction = await browser.verified();
  assert.equal(browser.epoch, before);
  const cookie = browser.cookie;
  await browser.create(transaction);
  assert.notEqual(browser.epoch, before);
  assert.notEqual(browser.cookie, cookie);
});

test('a page that shows another patient is told so, and nothing is done', async () => {
  const { browser, upstream } = testPortal();
  await browser.get('/v1/pincodes/226001');
  const stale = { [epochHeader]: browser.epoch ?? '' };
  await browser.signedIn();
  const calls = upstream.calls.length;
  refused(await browser.get('/v1/pincodes/226001', stale), 409, 'patient-changed');
  refused(await browser.post('/v1/agreements', {}, stale), 409, 'patient-changed');
  assert.equal(upstream.calls.length, calls);
  const right = await browser.get('/v1/pincodes/226001', { [epochHeader]: browser.epoch ?? '' });
  assert.equal(right.status, 200);
});

test("upstream gets the patient's id from the binding, and none in a registration", async () => {
  const { browser, upstream, clock } = testPortal();
  await browser.signedIn();
  await browser.get('/v1/pincodes/226001');
  assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');
  clock.advance(61);
  await browser.started();
  assert.equal(upstream.callers.at(-1)?.patientId, undefined);
});

async function isSignedIn(browser: Browser, upstream: ScriptedUpstream): Promise<boolean> {
  const answer = await browser.get('/v1/pincodes/226001');
  assert.equal(answer.status, 200);
  return upstream.callers.at(-1)?.patientId !== undefined;
}

test('a binding ends after 30 minutes without a request, and lives on with requests', async () => {
  const { browser, upstream, clock } = testPortal();
  await browser.signedIn();
  for (let minutes = 0; minutes < 120; minutes += 20) {
    clock.advance(20 * 60);
    assert(await isSignedIn(browser, upstream));
  }
  const { cookie, epoch } = browser;
  clock.advance(30 * 60);
  assert(!(await isSignedIn(browser, upstream)));
  assert.equal(browser.cookie, '', 'the cookie is taken back');
  assert.notEqual(browser.epoch, epoch);
  browser.cookie = cookie;
  refused(await browser.get('/v1/pincodes/226001', { [epochHeader]: epoch ?? '' }), 409, 'patient-changed');
});

test('a binding ends after 12 hours whatever happens', async () => {
  const { browser, upstream, clock } = testPortal();
  await browser.signedIn();
  for (let seconds = 0; seconds < 12 * hour - 1200; seconds += 1200) {
    clock.advance(1200);
    assert(await isSignedIn(browser, upstream));
  }
  clock.advance(1200);
  assert(!(await isSignedIn(browser, upstream)));
});

test('the lives can be set', async () => {
  const { browser, upstream, clock } = testPortal({ signInLife: { idleSeconds: 60 } });
  await browser.signedIn();
  clock.advance(60);
  assert(!(await isSignedIn(browser, upstream)));
});

test('the binding before a sign-in is good for nothing after it', async () => {
  const { browser, upstream } = testPortal();
  const transaction = await browser.verified();
  const { cookie } = browser;
  await browser.create(transaction);
  await browser.get('/v1/pincodes/226001');
  browser.cookie = cookie;
  assert(!(await isSignedIn(browser, upstream)));
});

test("a change of the portal's user ends the binding for good", async () => {
  let userId: string | null = 'user-a';
  const { browser, upstream } = testPortal({ identify: () => (userId === null ? null : { userId }) });
  await browser.signedIn();
  assert.equal(upstream.callers.at(-1)?.portalUserId, 'user-a');
  const { cookie, epoch } = browser;
  for (const next of ['user-b', null, 'user-a']) {
    userId = next;
    browser.cookie = cookie;
    const answer = await browser.get('/v1/pincodes/226001', { [epochHeader]: epoch ?? '' });
    refused(answer, 409, 'patient-changed');
    browser.cookie = cookie;
    assert(!(await isSignedIn(browser, upstream)));
    assert.notEqual(browser.epoch, epoch);
  }
});

test("a change of the portal's user loses a registration that has begun", async () => {
  let userId = 'user-a';
  const { browser } = testPortal({ identify: async () => ({ userId }) });
  const transaction = await browser.started();
  userId = 'user-b';
  refused(await browser.verify(transaction), 409, 'transaction-lost');
});

test('a new secret in front opens what the old one sealed; without the old one it is void', async () => {
  const [old, fresh] = [secret, 'another secret of the tests, long enough too'];
  const clock = testClock();
  const store = memoryStore({ now: clock.now });
  const before = testPortal({ secret: old, store, now: clock.now });
  await before.browser.signedIn();
  const between = testPortal({ secret: [fresh, old], store, now: clock.now });
  between.browser.cookie = before.browser.cookie;
  assert(await isSignedIn(between.browser, between.upstream));
  assert.equal(between.browser.epoch, before.browser.epoch);
  clock.advance(10 * 60);
  assert(await isSignedIn(between.browser, between.upstream));
  const after = testPortal({ secret: fresh, store, now: clock.now });
  after.browser.cookie = between.browser.cookie;
  assert(await isSignedIn(after.browser, after.upstream), 'sealed anew with the new secret');
  after.browser.cookie = before.browser.cookie;
  assert(!(await isSignedIn(after.browser, after.upstream)));
});

test('a cookie that was touched, or sealed for something else, is as if absent', async () => {
  const { browser, upstream } = testPortal();
  const agreement = await browser.agree();
  await browser.signedIn();
  const { cookie } = browser;
  const last = cookie.at(-8) === 'A' ? 'B' : 'A';
  const touched = cookie.slice(0, -8) + last + cookie.slice(-7);
  for (const wrong of [
    touched,
    `__Host-abdm=${agreement}`,
    '__Host-abdm=',
    '__Host-abdm=a.b.c.d.e',
    'abdm=1',
  ]) {
    browser.cookie = wrong;
    assert(!(await isSignedIn(browser, upstream)));
  }
  browser.cookie = cookie.replace('__Host-abdm', 'abdm');
  assert(!(await isSignedIn(browser, upstream)), 'on https only the __Host- cookie counts');
});

test('a slow answer does not bring back the binding that a sign-in has replaced', async () => {
  const { browser, proxy, upstream, clock } = testPortal();
  const transaction = await browser.verified();
  clock.advance(5 * 60);
  const { cookie } = browser;
  let goOn = (): void => undefined;
  const find = upstream.pincodes.find;
  Object.assign(upstream.pincodes, {
    find: async (...parameters: Parameters<typeof find>) => {
      await new Promise<void>((resolve) => (goOn = resolve));
      return find(...parameters);
    },
  });
  const slow = proxy.fetch(new Request(`${origin}/abdm/v1/pincodes/226001`, { headers: { Cookie: cookie } }));
  await browser.create(transaction);
  goOn();
  assert.equal((await slow).headers.get('Set-Cookie'), null);
});
