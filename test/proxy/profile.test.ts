import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../../src/contract/profile.js';
import { memoryStore, UpstreamError, type UpstreamProfile } from '../../src/proxy/index.js';
import { createProfileCache } from '../../src/proxy/profile-cache.js';
import { createSealer } from '../../src/proxy/seal.js';
import {
  type Answer,
  Browser,
  patientNumber,
  profileOf,
  refused,
  secret,
  testClock,
  testPortal,
} from './portal.js';

const path = '/v1/profile';
const kyc: UpstreamProfile = {
  firstName: 'Asha',
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
  refused(await browser.get(`${path}/mobile`), 401, 'sign-in-required');
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
  upstream.script.profile = () => profileOf('upstream-patient-1');
  assert.equal((await browser.get(path)).status, 200);
});

test('a profile that was being read while it changed is found by nobody, in no process', async () => {
  const { now } = testClock();
  const store = memoryStore({ now });
  let reads = 0;
  const process = (): { read(id: string): Promise<UpstreamProfile>; drop(id: string): Promise<void> } => {
    const cache = createProfileCache({ store }, createSealer([secret]));
    return {
      drop: cache.drop,
      read: (id) =>
        cache.read(id, async () => {
          reads++;
          await new Promise((resolve) => setTimeout(resolve, 20));
          return profileOf(id);
        }),
    };
  };
  const [one, other] = [process(), process()];
  const slow = one.read('p-1');
  await new Promise((resolve) => setTimeout(resolve, 5));
  await other.drop('p-1');
  await slow;
  assert.deepEqual(await one.read('p-1'), profileOf('p-1'));
  assert.equal(reads, 2);
  assert.deepEqual(await other.read('p-1'), profileOf('p-1'));
  assert.equal(reads, 2);
});

test('a change at one process shows at the other at once, and of two at once one is refused', async () => {
  const clock = testClock();
  const store = memoryStore({ now: clock.now });
  const [one, other] = [testPortal({ store, now: clock.now }), testPortal({ store, now: clock.now })];
  await one.browser.login();
  other.browser.cookie = one.browser.cookie;
  let known: UpstreamProfile = {
    ...profileOf('upstream-patient-1'),
    gender: 'F',
    yearOfBirth: 1990,
    monthOfBirth: 5,
    dayOfBirth: 15,
    pincode: '226001',
    address: '12, Hazratganj',
  };
  for (const { upstream } of [one, other]) {
    upstream.script.profile = () => known;
    upstream.script.update = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      known = { ...known, firstName: 'Asha' };
    };
  }
  const { etag } = (await one.browser.get<{ etag: string }>(path)).body;
  assert.equal((await other.browser.get<{ etag: string }>(path)).body.etag, etag);
  assert.equal(other.upstream.calls.filter((call) => call === 'profile.read').length, 0);
  const answers = await Promise.all(
    [one, other].map(({ browser }) => browser.patch(path, { etag, changes: { firstName: 'Asha' } })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412]);
  assert.equal(
    [...one.upstream.calls, ...other.upstream.calls].filter((c) => c === 'profile.update').length,
    1,
  );
  for (const { browser } of [one, other])
    assert.equal((await browser.get<{ firstName: string }>(path)).body.firstName, 'Asha');
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

test('an expired session ends what is kept of the profile, whichever call met it', async () => {
  const { browser, upstream } = await signedIn();
  const over = (): never => {
    throw new UpstreamError('session-expired', { nothingDone: true });
  };
  const agreement = await browser.agree();
  const aadhaarNumber = '100000000015';
  const calls: (() => Promise<Answer>)[] = [
    () => browser.get(`${path}/card`),
    () => browser.get(`${path}/qr`),
    () => browser.post(`${path}/deletion`, { abhaAddress: 'patient1@abdm' }),
    () => browser.post(`${path}/kyc/otp`, { method: 'aadhaar', aadhaarNumber, agreement }),
  ];
  for (const call of calls) {
    assert.equal((await browser.get(path)).status, 200);
    Object.assign(upstream.script, { profile: over, card: over, qr: over, delete: over, send: over });
    refused(await call(), 401, 'session-expired');
    refused(await browser.get(path), 401, 'session-expired');
    Object.assign(upstream.script, { profile: profileOf });
  }
  assert.equal((await browser.get(path)).status, 200);
  upstream.script.sessionIsOpen = () => false;
  upstream.script.profile = over;
  assert.equal((await browser.session()).gatewaySession, 'expired');
  refused(await browser.get(path), 401, 'session-expired');
});

test('the etag names what a change is merged into, and tells nothing of it', async () => {
  const { browser, upstream, clock } = await signedIn();
  const etagOf = async (profile: Partial<UpstreamProfile>): Promise<string> => {
    clock.advance(60);
    upstream.script.profile = () => ({ ...kyc, ...profile });
    return (await browser.get<Profile>(path)).body.etag;
  };
  const etag = await etagOf({});
  assert.match(etag, /^[\w-]{43}$/);
  for (const same of [{ mobile: '9999900002' }, { photo: '/9j/' }, { abhaAddresses: [] }, { fullName: 'A' }])
    assert.equal(await etagOf(same), etag, JSON.stringify(same));
  const others: Partial<UpstreamProfile>[] = [
    { firstName: 'Usha' },
    { middleName: 'Asha' },
    { lastName: 'Asha' },
    { gender: 'F' },
    { yearOfBirth: 5 },
    { monthOfBirth: 5 },
    { dayOfBirth: 5 },
    { pincode: '226001' },
    { address: '226001' },
    { kycVerified: false },
  ];
  const etags = new Set([etag]);
  for (const other of others) etags.add(await etagOf(other));
  assert.equal(etags.size, others.length + 1);
  const elsewhere = testPortal({ secret: 'another secret of the tests, as long as the first one' });
  await elsewhere.browser.login();
  elsewhere.upstream.script.profile = () => kyc;
  assert.notEqual((await elsewhere.browser.get<Profile>(path)).body.etag, etag, 'it is keyed');
});

test('the mobile number is told whole when asked for, unless upstream itself masked it', async () => {
  const { browser, upstream, clock } = await signedIn();
  const mobile = async (known: Partial<UpstreamProfile>): Promise<unknown> => {
    clock.advance(60);
    upstream.script.profile = () => ({ ...kyc, ...known });
    const answer = await browser.get(`${path}/mobile`);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    return answer.body;
  };
  assert.deepEqual(await mobile({ mobile: '9999900001' }), { mobile: '9999900001' });
  assert.deepEqual(await mobile({ mobile: '******0001' }), {});
  assert.deepEqual(await mobile({}), {});
  await browser.get(path);
  await browser.get(`${path}/mobile`);
  assert.equal(upstream.calls.filter((name) => name === 'profile.read').length, 3);
});

test('what the QR code holds comes byte for byte, never cached', async () => {
  const { browser, upstream } = await signedIn();
  const text =
    '{ "name":"\\u0906शा", "hidn" :"91-1234", "hidn":null,\n"big":123456789012345678901234567890}\r\n';
  const bytes = new TextEncoder().encode(text);
  upstream.script.qr = () => bytes;
  const answer = await browser.get(`${path}/qr`);
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.bytes, bytes);
  assert.equal(answer.headers.get('Content-Type'), 'application/json; charset=utf-8');
  assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');
});

test('without upstream’s id nothing is asked that could be about another patient', async () => {
  const { browser, upstream } = testPortal();
  for (const asset of ['card', 'qr']) refused(await browser.get(`${path}/${asset}`), 401, 'sign-in-required');
  const { abha } = patientNumber(1);
  upstream.script.login = () => ({ next: 'done', abha });
  await browser.login();
  const agreement = await browser.agree();
  const calls = upstream.calls.length;
  for (const asset of ['card', 'qr'])
    refused(await browser.get(`${path}/${asset}`), 503, 'upstream-unavailable');
  const deletion = { abhaAddress: 'patient1@abdm' };
  refused(await browser.post(`${path}/deletion`, deletion), 503, 'upstream-unavailable');
  const kycRequest = { method: 'aadhaar', aadhaarNumber: '100000000015', agreement };
  refused(await browser.post(`${path}/kyc/otp`, kycRequest), 503, 'upstream-unavailable');
  assert.equal(upstream.calls.length, calls);
});
