import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Count, memoryStore, type Store } from '../../src/proxy/index.js';
import { createSealer } from '../../src/proxy/seal.js';
import { Browser, secret, testClock, testPortal } from './portal.js';

const [old, fresh] = [secret, 'another secret of the tests, long enough too'];

/** The lists of secrets of two proxies while a new one is rolled out, step after step. */
const steps: readonly (readonly [readonly [string, ...string[]], readonly [string, ...string[]]])[] = [
  [[old], [old]],
  [[old, fresh], [old]],
  [
    [old, fresh],
    [old, fresh],
  ],
  [
    [fresh, old],
    [old, fresh],
  ],
  [
    [fresh, old],
    [fresh, old],
  ],
  [[fresh], [fresh, old]],
  [[fresh], [fresh]],
];

test('a new secret is rolled out over two proxies and nobody is signed out', async () => {
  const clock = testClock();
  const store = memoryStore({ now: clock.now });
  let cookie = '';
  for (const secrets of steps) {
    for (const own of secrets) {
      const { browser, upstream } = testPortal({ secret: own, store, now: clock.now });
      upstream.script.login = () => ({
        next: 'done',
        abha: { abhaAddress: 'asha@abdm', name: 'Asha', kycVerified: false },
        patientId: 'upstream-1',
      });
      browser.cookie = cookie;
      if (cookie === '') await browser.login();
      assert.equal((await browser.session()).patients.length, 1, secrets.join());
      // Long enough that the cookie is sealed anew.
      clock.advance(10 * 60);
      await browser.session();
      cookie = browser.cookie;
    }
  }
});

test('what is counted under a digest stays counted in every step', async () => {
  const clock = testClock();
  const store = memoryStore({ now: clock.now });
  const names = new Set<string>();
  for (const secrets of steps) {
    for (const own of secrets) {
      const sealer = createSealer([...own], { store, now: clock.now });
      names.add(await sealer.digest('aadhaar', '100000000015'));
    }
  }
  assert.equal(names.size, 1);
});

test('the OTPs of a number are counted together by proxies with the old and the new secret in front', async () => {
  const clock = testClock();
  const store = memoryStore({ now: clock.now });
  const proxies = [[old], [old, fresh], [fresh, old]].map((own) =>
    testPortal({ secret: own, store, now: clock.now }),
  );
  for (const { proxy } of proxies) {
    assert.equal((await new Browser(proxy).sendOtp()).status, 200);
    clock.advance(61);
  }
  const { body } = await new Browser(proxies[0]!.proxy).post<{ error: { kind: string } }>('/v1/login/otp', {
    identifier: { kind: 'aadhaar', value: '100000000015' },
    otpSystem: 'aadhaar',
  });
  assert.equal(body.error.kind, 'otp-too-many');
});

test('a key of digests that the store lost is left there anew, the same', async () => {
  const clock = testClock();
  const kept = new Map<string, Store>([['now', memoryStore({ now: clock.now })]]);
  const current = (): Store => kept.get('now')!;
  const store: Store = {
    add: (...given): Promise<Count> => current().add(...given),
    putIfAbsent: (...given) => current().putIfAbsent(...given),
    put: (...given) => current().put(...given),
    get: (...given) => current().get(...given),
    prolong: (...given) => current().prolong(...given),
    delete: (...given) => current().delete(...given),
    deleteIf: (...given) => current().deleteIf(...given),
  };
  await createSealer([old], { store, now: clock.now }).digest('a', 'x');
  const living = createSealer([fresh, old], { store, now: clock.now });
  const before = await living.digest('a', 'x');
  kept.set('now', memoryStore({ now: clock.now }));
  clock.advance(60);
  assert.equal(await living.digest('a', 'x'), before);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(await createSealer([fresh], { store, now: clock.now }).digest('a', 'x'), before);
});

test('digests of proxies that share no secret are not the same, and the store holds no key in the clear', async () => {
  const store = memoryStore();
  const now = Date.now;
  const one = await createSealer([old], { store, now }).digest('a', 'x');
  const other = await createSealer([fresh], { store, now }).digest('a', 'x');
  assert.notEqual(one, other);
  const sealed = await store.get('digest-key:');
  assert.match(sealed ?? '', /^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
});
