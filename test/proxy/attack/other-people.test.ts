import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { epochHeader } from '../../../src/contract/headers.js';
import { routes } from '../../../src/contract/routes.js';
import { type AbdmProxy, memoryStore } from '../../../src/proxy/index.js';
import { type Answer, Browser, origin, patientNumber, refused, testClock, testPortal } from '../portal.js';

/** A portal whose pages say by a header which user of the portal they are. */
const twoUsers = (options: Parameters<typeof testPortal>[0] = {}) =>
  testPortal({
    identify: (request) => {
      const userId = request.headers.get('X-Test-User');
      return userId === null ? null : { userId };
    },
    ...options,
  });

function browserOf(proxy: AbdmProxy, user?: string): Browser {
  const browser = new Browser(proxy);
  if (user !== undefined) browser.headers = { 'X-Test-User': user };
  return browser;
}

/** Every call that needs a transaction of its own flow. */
const steps: readonly (readonly [path: string, rest: object])[] = [
  ['/v1/registration/aadhaar/verify', { otp: '123456', mobileNumber: '9999900001' }],
  ['/v1/registration/aadhaar/otp/resend', {}],
  ['/v1/login/verify', { otp: '123456' }],
  ['/v1/login/otp/resend', {}],
];

describe("somebody else's transaction", () => {
  test('is of no use to another browser, another user, or nobody', async () => {
    const { proxy, upstream } = twoUsers();
    const owner = browserOf(proxy, 'owner');
    const registration = await owner.started();
    const { body } = await owner.sendLoginOtp(3);
    const calls = upstream.calls.length;
    for (const thief of [browserOf(proxy, 'thief'), browserOf(proxy, 'owner'), browserOf(proxy)])
      for (const transaction of [registration, body.transaction])
        for (const [path, rest] of steps)
          refused(await thief.post(path, { transaction, ...rest }), 409, 'transaction-lost');
    assert.equal(upstream.calls.length, calls);
  });

  test('does not become good by the cookie of its owner under another user of the portal', async () => {
    const { proxy, upstream } = twoUsers();
    const owner = browserOf(proxy, 'owner');
    const transaction = await owner.started();
    const calls = upstream.calls.length;
    const thief = browserOf(proxy, 'thief');
    thief.cookie = owner.cookie;
    refused(await thief.verify(transaction), 409, 'transaction-lost');
    assert.equal(upstream.calls.length, calls);
  });

  test('a seal of one kind does not pass for another kind', async () => {
    const { proxy } = testPortal();
    const browser = new Browser(proxy);
    const agreement = await browser.agree();
    const transaction = await browser.started();
    const [, sealedCookie = ''] = browser.cookie.split('=');
    for (const sealed of [sealedCookie, agreement])
      refused(await browser.verify(sealed), 409, 'transaction-lost');
    const thief = new Browser(proxy);
    thief.cookie = `__Host-abdm=${transaction}`;
    assert.deepEqual((await thief.session()).patients, []);
    const { status } = await browser.post('/v1/registration/aadhaar/otp', {
      aadhaarNumber: '100000000027',
      agreement: transaction,
    });
    assert.equal(status, 403);
  });

  test('every changed byte of a transaction voids it', async () => {
    const { proxy, upstream } = testPortal();
    const browser = new Browser(proxy);
    const transaction = await browser.started();
    const calls = upstream.calls.length;
    for (let at = 0; at < transaction.length; at += 7) {
      const other = transaction[at] === 'A' ? 'B' : 'A';
      const changed = transaction.slice(0, at) + other + transaction.slice(at + 1);
      const { status } = await browser.verify(changed);
      assert.ok(status === 409 || status === 400, `byte ${at}: ${status}`);
    }
    assert.equal(upstream.calls.length, calls);
  });
});

describe("somebody else's cookie and epoch", () => {
  test('a copied cookie under another user of the portal ends the patient for both', async () => {
    const { proxy, upstream } = twoUsers();
    upstream.script.login = () => ({ next: 'done', ...patientNumber(1) });
    const owner = browserOf(proxy, 'owner');
    await owner.login();
    const thief = browserOf(proxy, 'thief');
    thief.cookie = owner.cookie;
    assert.deepEqual((await thief.session()).patients, []);
    assert.deepEqual((await owner.session()).patients, []);
  });

  test('an epoch of another patient is refused on every route, before upstream is asked', async () => {
    const { browser, upstream, proxy } = testPortal();
    await browser.login();
    const other = new Browser(proxy);
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    await other.login(2);
    const epoch = other.epoch ?? '';
    const calls = upstream.calls.length;
    for (const { method, path } of Object.values(routes)) {
      const body = method === 'GET' ? undefined : '{}';
      const target = path.replace(/\{\w+\}/g, 'x');
      const answer: Answer = await browser.send(method, target, body, { [epochHeader]: epoch });
      refused(answer, 409, 'patient-changed');
    }
    assert.equal(upstream.calls.length, calls);
  });

  test('a stolen cookie lives no longer than its patient: idle, absolute, signed out, signed out everywhere', async () => {
    const endings: readonly ((portal: ReturnType<typeof twoUsers>, owner: Browser) => unknown)[] = [
      ({ clock }) => clock.advance(30 * 60 + 1),
      async ({ clock }, owner) => {
        for (let minutes = 0; minutes <= 12 * 60; minutes += 20) {
          clock.advance(20 * 60);
          await owner.session();
        }
      },
      (_, owner) => owner.post('/v1/session/sign-out', {}),
      ({ proxy }) => proxy.signOutUser('owner'),
      ({ proxy }, owner) =>
        proxy.signOut(new Request(origin, { headers: { Cookie: owner.cookie, 'X-Test-User': 'owner' } })),
    ];
    for (const end of endings) {
      const portal = twoUsers();
      portal.upstream.script.login = () => ({ next: 'done', ...patientNumber(1) });
      const owner = browserOf(portal.proxy, 'owner');
      await owner.login();
      const thief = browserOf(portal.proxy, 'owner');
      thief.cookie = owner.cookie;
      assert.equal((await thief.session()).patients.length, 1);
      await end(portal, owner);
      assert.deepEqual((await thief.session()).patients, [], String(end));
    }
  });
});

describe('headers that say who somebody is', () => {
  const claims = ['X-Pt-Id', 'X-Partner-Pt-Id', 'X-Hip-Id', 'Authorization', 'x-pt-id', 'AUTHORIZATION'];

  test('are refused, and never reach upstream', async () => {
    const { browser, upstream } = testPortal();
    await browser.login();
    const calls = upstream.calls.length;
    for (const name of claims)
      refused(await browser.get('/v1/profile', { [name]: 'upstream-patient-2' }), 400, 'invalid-request');
    assert.equal(upstream.calls.length, calls);
  });

  test('an address that a browser made up counts nowhere unless a proxy of the portal wrote it', async () => {
    const { proxy } = testPortal({ limits: { lookUpsPerAddress: 3, lookUpsPerBrowser: 100 } });
    const statuses: number[] = [];
    for (let index = 0; index < 6; index += 1) {
      const browser = new Browser(proxy);
      browser.headers = { 'X-Forwarded-For': `198.51.100.${index}`, Forwarded: `for=198.51.100.${index}` };
      statuses.push((await browser.post('/v1/login/methods', { abhaAddress: 'asha@abdm' })).status);
    }
    assert.deepEqual(statuses, [200, 200, 200, 429, 429, 429]);
  });
});

describe('who exists', () => {
  test('an address that exists and one that does not are asked for in the same way, with the same calls', async () => {
    const { browser, upstream } = testPortal();
    const transaction = await browser.verified();
    const shapes: string[] = [];
    const calls: string[][] = [];
    for (const exists of [true, false]) {
      upstream.script.exists = () => exists;
      const before = upstream.calls.length;
      const { status, body } = await browser.post('/v1/addresses/availability', {
        transaction,
        abhaAddress: 'somebody1990@abdm',
      });
      assert.equal(status, 200);
      shapes.push(`${status} ${Object.keys(body).sort().join()}`);
      calls.push(upstream.calls.slice(before));
    }
    assert.equal(shapes[0], shapes[1]);
    assert.deepEqual(calls[0], calls[1]);
  });

  test('look-ups end after the limit of a browser and of an address, whatever else differs', async () => {
    const { proxy, clock } = testPortal({ limits: { lookUpsPerBrowser: 5, lookUpsPerAddress: 12 } });
    const ask = async (browser: Browser, name: string): Promise<number> =>
      (await browser.post('/v1/login/methods', { abhaAddress: `${name}@abdm` })).status;
    const one = new Browser(proxy);
    const statuses: number[] = [];
    for (let index = 0; index < 7; index += 1) statuses.push(await ask(one, `somebody${index}`));
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429]);
    let answered = 0;
    for (let index = 0; index < 20; index += 1)
      if ((await ask(new Browser(proxy), `anybody${index}`)) === 200) answered += 1;
    assert.ok(answered <= 7, `${answered} strangers were answered`);
    clock.advance(601);
    assert.equal(await ask(one, 'somebody8'), 200);
  });

  test('browsers without number do not wash the counters away', async () => {
    const clock = testClock();
    const { proxy } = testPortal({
      now: clock.now,
      store: memoryStore({ now: clock.now, maximum: 200 }),
      limits: { lookUpsPerAddress: 10, lookUpsPerBrowser: 100 },
    });
    let answered = 0;
    for (let index = 0; index < 400; index += 1) {
      const { status } = await new Browser(proxy).post('/v1/login/methods', {
        abhaAddress: `person${index}@abdm`,
      });
      if (status === 200) answered += 1;
    }
    assert.ok(answered <= 10, `${answered} look-ups were answered`);
  });
});
