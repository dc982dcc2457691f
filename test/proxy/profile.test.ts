import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../../src/contract/profile.js';
import { UpstreamError, type UpstreamProfile } from '../../src/proxy/index.js';
import { createProfileCache } from '../../src/proxy/profile-cache.js';
import { type Answer, Browser, patientNumber, profileOf, refused, testClock, testPortal } from './portal.js';

const path = '/v1/profile';
const identity = {
  firstName: 'Asha',
  lastName: 'Verma',
  gender: 'F' as const,
  yearOfBirth: 1990,
  monthOfBirth: 5,
  dayOfBirth: 15,
};
const change = { identity, pincode: '226001', address: '12, Hazratganj' };
const kyc: UpstreamProfile = {
  ...identity,
  abhaAddress: 'patient1@abdm',
  abhaAddresses: ['patient1@abdm'],
  kycVerified: true,
  abhaNumber: '91-1234-5678-9015',
  fullName: 'Asha Verma',
};

async function signedIn(): Promise<ReturnType<typeof testPortal>> {
  const portal = testPortal();
  await portal.browser.login();
  return portal;
}

test('the mobile number is masked, the ABHA number there only when KYC is verified (P2 6)', async () => {
  const { browser, upstream, clock } = await signedIn();
  upstream.script.profile = () => ({ ...kyc, mobile: '9999900001' });
  const { body } = await browser.get<Profile>(path);
  assert.equal(body.mobile, '******0001');
  assert.equal(body.abhaNumber, '91-1234-5678-9015');
  assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');
  clock.advance(60);
  upstream.script.profile = () => ({ ...kyc, kycVerified: false });
  assert.equal((await browser.get<Profile>(path)).body.abhaNumber, undefined);
});

test('nobody signed in, no profile', async () => {
  const { browser, upstream } = testPortal();
  refused(await browser.get(path), 401, 'sign-in-required');
  refused(await browser.patch(path, change), 401, 'sign-in-required');
  assert.deepEqual(upstream.calls, []);
});

test('a profile is asked for once a minute, however many elements show it', async () => {
  const { browser, upstream, clock } = await signedIn();
  const reads = (): number => upstream.calls.filter((name) => name === 'profile.read').length;
  await Promise.all(Array.from({ length: 10 }, () => browser.get(path)));
  clock.advance(59);
  await browser.get(path);
  assert.equal(reads(), 1);
  clock.advance(1);
  await browser.get(path);
  assert.equal(reads(), 2);
});

test('a failure is not kept', async () => {
  const { browser, upstream } = await signedIn();
  upstream.script.profile = () => {
    throw new UpstreamError('session-expired', { nothingDone: true });
  };
  assert.equal(refused(await browser.get(path), 401, 'session-expired').nextStep, 'sign-in');
  upstream.script.profile = profileOf;
  assert.equal((await browser.get(path)).status, 200);
});

test('a kept profile is never shown to another patient', async () => {
  const { browser, proxy, upstream } = await signedIn();
  const first = await browser.get<Profile>(path);
  assert.equal(first.body.abhaAddress, 'patient1@abdm');
  const other = new Browser(proxy);
  upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
  await other.login(2);
  assert.equal((await other.get<Profile>(path)).body.abhaAddress, 'patient2@abdm');
  await browser.login(3);
  assert.equal((await browser.get<Profile>(path)).body.abhaAddress, 'patient2@abdm');
});

test('without an id at upstream only a profile of the same address is shown', async () => {
  const { browser, upstream } = testPortal();
  const { abha } = patientNumber(1);
  upstream.script.login = () => ({ next: 'done', abha });
  await browser.login();
  upstream.script.profile = () => profileOf('upstream-patient-2');
  refused(await browser.get(path), 503, 'upstream-unavailable');
  refused(await browser.patch(path, change), 503, 'upstream-unavailable');
  assert(!upstream.calls.includes('profile.update'));
  upstream.script.profile = () => profileOf('upstream-patient-1');
  assert.equal((await browser.get(path)).status, 200);
});

test('a change is sent whole, and the profile read again (P2 18.1 to 18.7)', async () => {
  const { browser, upstream } = await signedIn();
  await browser.get(path);
  upstream.script.update = () => {
    upstream.script.profile = () => ({ ...kyc, kycVerified: false, mobile: '9999900001' });
  };
  const { body } = await browser.patch<{ profile: Profile }>(path, change);
  assert.deepEqual(upstream.given.at(-2), [{ ...identity, pincode: '226001', address: '12, Hazratganj' }]);
  assert.equal(body.profile.fullName, 'Asha Verma');
  assert.equal(body.profile.mobile, '******0001');
  const calls = upstream.calls.length;
  assert.equal((await browser.get<Profile>(path)).body.fullName, 'Asha Verma');
  assert.equal(upstream.calls.length, calls, 'what was read after the change is kept');
});

test('name, birth and gender of a KYC-verified profile stay as ABDM has them (P2 17.1, VRFY_ABHA_101)', async () => {
  const { browser, upstream } = await signedIn();
  upstream.script.profile = () => kyc;
  for (const other of [
    { firstName: 'Usha' },
    { lastName: undefined },
    { gender: 'O' },
    { yearOfBirth: 1991 },
    { monthOfBirth: 6 },
    { dayOfBirth: 16 },
  ]) {
    const answer = await browser.patch(path, { ...change, identity: { ...identity, ...other } });
    assert.equal(refused(answer, 422, 'invalid-request').field, 'identity', JSON.stringify(other));
  }
  assert(!upstream.calls.includes('profile.update'));
  const spaced = { ...identity, firstName: ' Asha ' };
  assert.equal((await browser.patch(path, { ...change, identity: spaced })).status, 200);
  const { dayOfBirth: _day, monthOfBirth: _month, ...withoutDay } = kyc;
  upstream.script.profile = () => withoutDay;
  const stated = { ...identity, dayOfBirth: 1, monthOfBirth: 1 };
  assert.equal((await browser.patch(path, { ...change, identity: stated })).status, 200);
});

test('a change that is made is a success, also when it cannot be read again', async () => {
  const { browser, upstream } = await signedIn();
  upstream.script.update = () => {
    upstream.script.profile = () => {
      throw new UpstreamError('upstream-timeout');
    };
  };
  const answer = await browser.patch(path, change);
  assert.deepEqual([answer.status, answer.body], [200, {}]);
});

test('an expired session is told, and nothing is kept of before the failure', async () => {
  const { browser, upstream } = await signedIn();
  upstream.script.update = () => {
    throw new UpstreamError('session-expired', { nothingDone: true });
  };
  refused(await browser.patch(path, change), 401, 'session-expired');
  const reads = upstream.calls.filter((name) => name === 'profile.read').length;
  await browser.get(path);
  assert.equal(upstream.calls.filter((name) => name === 'profile.read').length, reads + 1);
});

test('what is wrong in a change is refused before upstream is asked', async () => {
  const { browser, upstream } = await signedIn();
  const calls = upstream.calls.length;
  const wrong: [object, string][] = [
    [{ ...change, pincode: '0' }, 'pincode'],
    [{ ...change, address: '' }, 'address'],
    [{ ...change, identity: { ...identity, monthOfBirth: 13 } }, 'identity'],
    [{ ...change, mobile: '9999900002' }, 'mobile'],
    [{ ...change, abhaAddress: 'patient2@abdm' }, 'abhaAddress'],
  ];
  for (const [body, field] of wrong) {
    assert.equal(refused(await browser.patch(path, body), 400, 'invalid-request').field, field);
  }
  assert.equal(upstream.calls.length, calls);
});

test('the cache forgets a profile that was being read while it changed, and keeps so many and no more', async () => {
  const cache = createProfileCache(testClock());
  let reads = 0;
  const read = (id: string): Promise<UpstreamProfile> =>
    cache.read(id, async () => {
      reads++;
      return profileOf(id);
    });
  const slow = read('p-1');
  cache.drop('p-1');
  await slow;
  await read('p-1');
  assert.equal(reads, 2);
  for (let number = 2; number <= 501; number++) await read(`p-${number}`);
  reads = 0;
  await read('p-501');
  await read('p-2');
  assert.equal(reads, 0);
  await read('p-1');
  assert.equal(reads, 1);
});

test('a profile read late is kept by nobody when its patient signed out in between', async () => {
  const { browser, proxy, upstream } = await signedIn();
  let goOn = (): void => undefined;
  upstream.script.profile = async (id) => {
    await new Promise<void>((resolve) => (goOn = resolve));
    return profileOf(id);
  };
  const { cookie } = browser;
  const slow: Promise<Answer> = browser.get(path);
  while (!upstream.calls.includes('profile.read')) await new Promise((resolve) => setTimeout(resolve, 1));
  const elsewhere = new Browser(proxy);
  elsewhere.cookie = cookie;
  await elsewhere.post('/v1/session/sign-out', {});
  goOn();
  assert.equal((await slow).headers.get('Set-Cookie'), null);
  refused(await browser.get(path), 401, 'sign-in-required');
});

test('the ABHA card comes as the bytes that upstream gave, never cached (CRT_ABHA_114)', async () => {
  const portal = await signedIn();
  const { browser, upstream } = portal;
  const answer = await browser.get(`${path}/card`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('Content-Type'), 'image/png');
  assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  assert.deepEqual([...answer.bytes], [0x89, 0x50, 1, 2, 0xff]);
  assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');
  upstream.script.card = () => {
    throw new UpstreamError('session-expired', { nothingDone: true });
  };
  refused(await browser.get(`${path}/card`), 401, 'session-expired');
});

test('without upstream’s id nobody’s card is shown, and without a patient none', async () => {
  const { browser, upstream } = testPortal();
  refused(await browser.get(`${path}/card`), 401, 'sign-in-required');
  assert(!upstream.calls.includes('profile.card'));
});
