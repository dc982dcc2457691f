import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { LoginOutcome } from '../../src/contract/outcomes.js';
import type { Profile, ProfileChanges } from '../../src/contract/profile.js';
import type { Session } from '../../src/contract/session.js';
import type { AbhaLinkedEvent } from '../../src/proxy/index.js';
import { type Answer, Browser, type OtpAnswer, refused } from './portal.js';
import { type SandboxPortal, startSandboxPortal } from './sandbox-portal.js';

const path = '/v1/profile';
const folder = mkdtempSync(join(tmpdir(), 'abdm-profile-'));
const linked: AbhaLinkedEvent[] = [];
let portal: SandboxPortal;

before(async () => {
  const hooks = { onAbhaLinked: (event: AbhaLinkedEvent) => void linked.push(event) };
  portal = await startSandboxPortal({ hooks }, join(folder, 'abdm.sqlite'));
});
after(async () => {
  await portal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Signs in by ABHA address, which needs no choice. */
async function signIn(
  address: string,
  mobile: string,
  browser = new Browser(portal.proxy),
): Promise<Browser> {
  const identifier = { kind: 'abha-address', value: address };
  const { body } = await browser.post<OtpAnswer>('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  const { transaction } = body;
  const otp = portal.lastOtp(mobile);
  const end = await browser.post<LoginOutcome>('/v1/login/verify', { transaction, otp });
  assert.equal(end.body.next, 'done', end.text);
  return browser;
}

const read = async (browser: Browser): Promise<Profile> => {
  const answer = await browser.get<Profile>(path);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
};

type Updated = Answer<{ profile: Profile }>;

const change = async (browser: Browser, changes: ProfileChanges, etag?: string): Promise<Updated> =>
  browser.patch(path, { etag: etag ?? (await read(browser)).etag, changes });

async function wire(method: string, call: string, patientId: string): Promise<Uint8Array> {
  const { url } = portal.sandbox;
  const login = await fetch(`${url}/connect-auth/v1/account/login`, {
    method: 'POST',
    body: JSON.stringify({ client_id: 'sandbox-client', client_secret: 'sandbox-secret' }),
  });
  const { access_token } = (await login.json()) as { access_token: string };
  const headers = { Authorization: `Bearer ${access_token}`, 'X-Pt-Id': patientId };
  return new Uint8Array(await (await fetch(url + call, { method, headers })).arrayBuffer());
}

/** Upstream's id of the patient who was named last. */
const lastPatientId = (): string =>
  portal.sandbox.desk.calls('/abdm/v1/profile*').at(-1)?.headers['x-pt-id'] ?? assert.fail();

test('a self-declared profile is changed whole (P2 18.1 to 18.7), also where only the year was known', async () => {
  const browser = await signIn('sukhi.1961@abdm', '9999900044');
  const before = await read(browser);
  assert.deepEqual([before.dayOfBirth, before.address, before.photo], [undefined, undefined, undefined]);
  const pincode = '560001';
  assert.equal(refused(await change(browser, { pincode }), 422, 'invalid-request').field, 'monthOfBirth');
  const birth = { monthOfBirth: 8, dayOfBirth: 4 };
  const lacking = await change(browser, { ...birth, pincode });
  assert.equal(refused(lacking, 422, 'invalid-request').field, 'address');
  const changed = await change(browser, {
    ...birth,
    pincode,
    address: '1, MG Road',
    middleName: 'Rani',
    lastName: 'Munda',
    gender: 'F',
  });
  assert.equal(changed.status, 200, changed.text);
  const { profile } = changed.body;
  assert.deepEqual(
    [profile.fullName, profile.gender, profile.dayOfBirth, profile.pincode, profile.state?.name],
    ['Sukhi Rani Munda', 'F', 4, '560001', 'Karnataka'],
  );
  const without = await change(browser, { middleName: '' }, profile.etag);
  assert.equal(without.body.profile.fullName, 'Sukhi Munda');
});

test('a KYC-verified profile keeps who it is (P2 17.1, VRFY_ABHA_101), its address changes (P2 17.3)', async () => {
  const browser = await signIn('manoj.thapa@abdm', '9999900034');
  const before = await read(browser);
  assert.equal(before.kycVerified, true);
  assert.match(before.photo ?? '', /^iVBORw0KGgo/);
  for (const [changes, field] of [
    [{ firstName: 'Asha' }, 'firstName'],
    [{ lastName: '' }, 'lastName'],
    [{ yearOfBirth: 1991 }, 'yearOfBirth'],
  ] as const) {
    assert.equal(refused(await change(browser, changes), 422, 'invalid-request').field, field);
  }
  const moved = await change(browser, { address: '1, MG Road', pincode: '560001' });
  assert.equal(moved.status, 200, moved.text);
  assert.deepEqual(
    [moved.body.profile.address, moved.body.profile.fullName],
    ['1, MG Road', before.fullName],
  );
});

test('a change made elsewhere is not overwritten', async () => {
  const browser = await signIn('pooja.barman@abdm', '9999900041');
  const { etag } = await read(browser);
  portal.sandbox.desk.changeProfile('pooja.barman@abdm', { address: '7 Janpath', pincode: '110001' });
  refused(await change(browser, { lastName: 'Das' }, etag), 412, 'profile-changed');
  const now = await read(browser);
  assert.deepEqual([now.address, now.lastName], ['7 Janpath', 'Barman']);
  const both = await Promise.all(['Das', 'Dutta'].map((lastName) => change(browser, { lastName }, now.etag)));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 412]);
  const after = await read(browser);
  assert(['Das', 'Dutta'].includes(after.lastName ?? ''));
  assert.equal(after.address, '7 Janpath');
  assert.deepEqual((await browser.get(`${path}/mobile`)).body, { mobile: '9999900041' });
});

test('the QR code holds what upstream sent, byte for byte, and the card is a picture (P2 7)', async () => {
  for (const [address, mobile] of [
    ['rohan.deshpande@abdm', '9999900011'],
    ['padmavathi.rao@abdm', '9999900040'],
  ] as const) {
    const browser = await signIn(address, mobile);
    const qr = await browser.get(`${path}/qr`);
    assert.equal(qr.status, 200, qr.text);
    const asset = '/abdm/v1/profile/asset/qr?format=json';
    assert.deepEqual(qr.bytes, await wire('GET', asset, lastPatientId()));
    assert(qr.text.includes(address));
    const card = await browser.get(`${path}/card`);
    assert.equal(card.headers.get('Content-Type'), 'image/png');
    assert(card.bytes.length > 1000);
  }
});

test('KYC by ABHA number: the profile takes its details, and all survives a restart (P2 15.1 to 15.6)', async () => {
  const browser = await signIn('lata.kulkarni70@abdm', '9999900045');
  assert.equal((await read(browser)).photo, undefined);
  const abhaNumber = '91-0000-0000-0406';
  const full = { method: 'abha-number', abhaNumber: '91-0000-0000-0430' };
  refused(await browser.post(`${path}/kyc/otp`, full), 409, 'aadhaar-has-abha');
  const byNumber = { method: 'abha-number', abhaNumber };
  const sent = await browser.post<OtpAnswer>(`${path}/kyc/otp`, byNumber);
  assert.equal(sent.status, 200, sent.text);
  const { transaction } = sent.body;
  const wrong = await browser.post(`${path}/kyc/verify`, { transaction, otp: '000000' });
  assert.equal(refused(wrong, 422, 'otp-wrong').otp?.sendsLeft, 2);
  const otp = portal.lastOtp('9999900045');
  const { body, text } = await browser.post<{ profile: Profile }>(`${path}/kyc/verify`, { transaction, otp });
  assert.equal(body.profile?.kycVerified, true, text);
  const { profile } = body;
  assert.deepEqual(
    [profile.abhaNumber, profile.fullName, profile.dayOfBirth, profile.abhaAddress],
    [abhaNumber, 'Lata Shripad Kulkarni', 26, 'lata.kulkarni70@abdm'],
  );
  assert(profile.photo !== undefined);
  const told = linked.at(-1);
  assert.deepEqual(
    [told?.abhaAddress, told?.abhaNumber, told?.created],
    ['lata.kulkarni70@abdm', abhaNumber, 'nothing'],
  );
  const otherNumber = { method: 'abha-number', abhaNumber: '91-0000-0000-0117' };
  refused(await browser.post(`${path}/kyc/otp`, otherNumber), 409, 'already-linked');

  await portal.restartSandbox();
  const moved = await change(browser, { address: '1, MG Road' }, profile.etag);
  assert.equal(moved.status, 200, moved.text);
  assert.equal(moved.body.profile.photo, profile.photo);
  assert.equal(moved.body.profile.abhaNumber, abhaNumber);
  await portal.restartSandbox();
  const { etag } = moved.body.profile;
  assert.equal((await change(browser, { pincode: '560001' }, etag)).body.profile.address, '1, MG Road');
});

test('KYC by Aadhaar needs the agreement; steps and OTP survive a restart', async () => {
  const browser = await signIn('gopal.hazarika@abdm', '9999900046');
  const aadhaarOf = (name: string): string =>
    portal.sandbox.desk.people().find((person) => person.name === name && person.aadhaar !== null)?.aadhaar ??
    assert.fail(name);
  const agreement = await browser.agree();
  const own = { method: 'aadhaar', aadhaarNumber: aadhaarOf('Gopal Chandra Hazarika'), agreement };
  refused(await browser.post(`${path}/kyc/otp`, { ...own, agreement: 'a.b' }), 403, 'agreement-required');
  refused(await browser.post(`${path}/kyc/otp`, own), 404, 'abha-not-found');
  const rohan = { ...own, aadhaarNumber: aadhaarOf('Rohan Vasant Deshpande') };
  const sent = await browser.post<OtpAnswer>(`${path}/kyc/otp`, rohan);
  assert.equal(sent.status, 200, sent.text);
  await portal.restartSandbox();
  const { transaction } = sent.body;
  const otp = portal.lastOtp('9999900011');
  const { body, text } = await browser.post<{ profile: Profile }>(`${path}/kyc/verify`, { transaction, otp });
  assert.deepEqual(
    [body.profile?.kycVerified, body.profile?.fullName],
    [true, 'Rohan Vasant Deshpande'],
    text,
  );
  assert.equal(body.profile?.abhaAddress, 'gopal.hazarika@abdm');
});

test('a session that expired is told by every call, and nothing is shown from before', async () => {
  const browser = await signIn('jaswant.singh@abdm', '9999900042');
  const { etag } = await read(browser);
  portal.sandbox.desk.expireSessions('jaswant.singh@abdm');
  refused(await browser.get(`${path}/qr`), 401, 'session-expired');
  refused(await browser.get(path), 401, 'session-expired');
  refused(await browser.get(`${path}/mobile`), 401, 'session-expired');
  refused(await change(browser, { pincode: '110001' }, etag), 401, 'session-expired');
  const byNumber = { method: 'abha-number', abhaNumber: '91-0000-0000-0133' };
  refused(await browser.post(`${path}/kyc/otp`, byNumber), 401, 'session-expired');
  const deletion = { abhaAddress: 'jaswant.singh@abdm' };
  refused(await browser.post(`${path}/deletion`, deletion), 401, 'session-expired');
});

test('a deletion ends what upstream keeps, and the others of the browser stay', async () => {
  const browser = await signIn('harleen.singh@abdm', '9999900042');
  await signIn('ramdas.bhoi@abdm', '9999900047', browser);
  const deletion = (abhaAddress: string): Promise<Answer<Session>> =>
    browser.post(`${path}/deletion`, { abhaAddress });
  refused(await deletion('harleen.singh@abdm'), 422, 'address-invalid');
  refused(await deletion('ramdas.bhoi@abdm'), 403, 'benefit-linked');
  await signIn('fateh.singh14@abdm', '9999900042', browser);
  await read(browser);
  const patientId = lastPatientId();
  const { body, text } = await deletion('Fateh.Singh14@abdm');
  assert.deepEqual(
    body.patients?.map(({ abhaAddress, current }) => [abhaAddress, current]),
    [
      ['harleen.singh@abdm', false],
      ['ramdas.bhoi@abdm', true],
    ],
    text,
  );
  assert.equal(body.gatewaySession, 'open');
  assert.equal((await read(browser)).abhaAddress, 'ramdas.bhoi@abdm');
  await portal.restartSandbox();
  const gone = new TextDecoder().decode(await wire('GET', '/abdm/v1/profile', patientId));
  assert.match(gone, /Patient not found/);
  // By mobile number, since an OTP for the address went out a moment ago.
  const again = new Browser(portal.proxy);
  const identifier = { kind: 'mobile', value: '9999900042' };
  const sent = await again.post<OtpAnswer>('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  const otp = portal.lastOtp('9999900042');
  const { transaction } = sent.body;
  const found = await again.post<LoginOutcome>('/v1/login/verify', { transaction, otp });
  assert(found.body.next === 'choose-account', found.text);
  const abhaAddress = 'fateh.singh14@abdm';
  await again.post('/v1/login/account', { transaction: found.body.transaction, abhaAddress });
  assert.equal((await read(again)).abhaAddress, abhaAddress, 'ABDM keeps the ABHA');
});
