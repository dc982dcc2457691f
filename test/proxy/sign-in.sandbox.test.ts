import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LoginOutcome, RegistrationOutcome } from '../../src/contract/outcomes.js';
import type { Profile } from '../../src/contract/profile.js';
import type { Session } from '../../src/contract/session.js';
import type { AbdmProxy, AbhaLinkedEvent } from '../../src/proxy/index.js';
import { seedPeople } from '../../src/sandbox/index.js';
import { person } from './connect-script.js';
import { Browser, type OtpAnswer, refused } from './portal.js';
import { type SandboxPortal, startSandboxPortal } from './sandbox-portal.js';

const linked: AbhaLinkedEvent[] = [];
let portal: SandboxPortal;
let proxy: AbdmProxy;

before(async () => {
  portal = await startSandboxPortal({ hooks: { onAbhaLinked: (event) => void linked.push(event) } });
  ({ proxy } = portal);
});
after(() => portal.close());

async function sent(browser: Browser, path: string, body: object): Promise<string> {
  const answer = await browser.post<OtpAnswer>(path, body);
  assert.equal(answer.status, 200, answer.text);
  return answer.body.transaction;
}

const byMobile = (value: string): object => ({ identifier: { kind: 'mobile', value }, otpSystem: 'abdm' });

test('a mobile number without ABHA makes a self-declared address (P1 1.1 to 1.13)', async () => {
  const browser = new Browser(proxy);
  const base = '/v1/registration/mobile';
  const mobileNumber = '9999900091';
  const transaction = await sent(browser, `${base}/otp`, { mobileNumber });
  const wrong = await browser.post(`${base}/verify`, { transaction, otp: '000000' });
  assert.equal(refused(wrong, 422, 'otp-wrong').otp?.sendsLeft, 2);
  const otp = portal.lastOtp(mobileNumber);
  const verified = await browser.post<RegistrationOutcome>(`${base}/verify`, { transaction, otp });
  assert(verified.body.next === 'create-address', verified.text);
  const next = verified.body.transaction;
  const { firstName, lastName, yearOfBirth, monthOfBirth, dayOfBirth } = person;
  const about = { firstName: firstName.trim(), lastName, yearOfBirth, monthOfBirth, dayOfBirth };
  const suggested = await browser.post<{ suggestions: string[] }>('/v1/addresses/suggestions', {
    transaction: next,
    about,
  });
  const [abhaAddress] = suggested.body.suggestions;
  const agreement = await browser.agree('user-information');
  const end = await browser.post<RegistrationOutcome>(`${base}/address`, {
    transaction: next,
    abhaAddress,
    person,
    agreement,
  });
  assert(end.body.next === 'done', end.text);
  assert.equal(end.body.created, 'address');
  assert.equal(end.body.abha.kycVerified, false);
  assert.equal(linked.at(-1)?.created, 'address');
  const { body } = await browser.get<Profile>('/v1/profile');
  assert.equal(body.firstName, 'Asha Rani');
  assert.equal(body.mobile, '******0091');
  assert.equal(body.abhaNumber, undefined);
});

test('a mobile number with addresses lists them all (P1 1.6) and signs in to one', async () => {
  const browser = new Browser(proxy);
  const base = '/v1/registration/mobile';
  const mobileNumber = '9999900042';
  const transaction = await sent(browser, `${base}/otp`, { mobileNumber });
  const otp = portal.lastOtp(mobileNumber);
  const { body } = await browser.post<RegistrationOutcome>(`${base}/verify`, { transaction, otp });
  assert(body.next === 'choose-account' && body.mayCreate);
  assert.equal(body.accounts.length, 3);
  const abhaAddress = body.accounts[1]?.abhaAddress;
  const end = await browser.post<RegistrationOutcome>(`${base}/sign-in`, {
    transaction: body.transaction,
    abhaAddress,
  });
  assert(end.body.next === 'done', end.text);
  assert.equal(end.body.created, 'nothing');
  assert.equal(end.body.abha.abhaAddress, abhaAddress);
});

test('a mobile number with six self-declared addresses gets no more (AS-1309)', async () => {
  const browser = new Browser(proxy);
  const base = '/v1/registration/mobile';
  const mobileNumber = '9999900043';
  const transaction = await sent(browser, `${base}/otp`, { mobileNumber });
  const otp = portal.lastOtp(mobileNumber);
  const { body } = await browser.post<RegistrationOutcome>(`${base}/verify`, { transaction, otp });
  assert(body.next === 'choose-account');
  const agreement = await browser.agree('user-information');
  const wanted = { transaction: body.transaction, abhaAddress: 'asha.nair90@abdm', person, agreement };
  refused(await browser.post(`${base}/address`, wanted), 422, 'address-limit');
});

test('a face confirmed on the page goes on as a registration by Aadhaar', async () => {
  const browser = new Browser(proxy);
  const base = '/v1/registration/face';
  const { aadhaar: aadhaarNumber } =
    seedPeople.find(({ story }) => story === 'Aadhaar has no mobile number') ?? assert.fail();
  const agreement = await browser.agree();
  const started = await browser.post<{ transaction: string; link: string }>(base, { agreement });
  assert.equal(started.status, 200, started.text);
  const { transaction, link } = started.body;
  assert.deepEqual((await browser.post(`${base}/status`, { transaction })).body, { status: 'pending' });
  refused(await browser.post(`${base}/verify`, { transaction, aadhaarNumber }), 409, 'face-not-verified');
  await fetch(link, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'answer=confirm',
  });
  assert.deepEqual((await browser.post(`${base}/status`, { transaction })).body, { status: 'verified' });
  const { body, text } = await browser.post<RegistrationOutcome>(`${base}/verify`, {
    transaction,
    aadhaarNumber,
  });
  assert(body.next === 'create-address', text);
  const suggested = await browser.post<{ suggestions: string[] }>('/v1/addresses/suggestions', {
    transaction: body.transaction,
  });
  const [abhaAddress] = suggested.body.suggestions;
  const end = await browser.post<RegistrationOutcome>('/v1/registration/aadhaar/abha', {
    transaction: body.transaction,
    abhaAddress,
  });
  assert(end.body.next === 'done', end.text);
  assert.equal(end.body.created, 'abha');
});

test('a family on one mobile chooses among all accounts (P1 4.5, VRFY_ABHA_303)', async () => {
  const browser = new Browser(proxy);
  const mobile = '9999900040';
  const transaction = await sent(browser, '/v1/login/otp', byMobile(mobile));
  const wrong = await browser.post('/v1/login/verify', { transaction, otp: '000000' });
  refused(wrong, 422, 'otp-wrong');
  const otp = portal.lastOtp(mobile);
  const { body } = await browser.post<LoginOutcome>('/v1/login/verify', { transaction, otp });
  assert(body.next === 'choose-account');
  assert(body.accounts.length >= 4);
  const abhaAddress = 'ananya.rao10@abdm';
  const end = await browser.post<LoginOutcome>('/v1/login/account', {
    transaction: body.transaction,
    abhaAddress,
  });
  assert(end.body.next === 'done', end.text);
  assert.equal(end.body.abha.abhaAddress, abhaAddress);
  assert.equal(linked.at(-1)?.created, 'nothing');
});

test('a mobile number without any ABHA is told so (VRFY_ABHA_302)', async () => {
  const browser = new Browser(proxy);
  const transaction = await sent(browser, '/v1/login/otp', byMobile('9999900092'));
  const otp = portal.lastOtp('9999900092');
  const end = await browser.post('/v1/login/verify', { transaction, otp });
  assert.deepEqual(end.body, { next: 'no-account' });
});

test('the ways of an address are told without the blocked one (P1 6.1)', async () => {
  const browser = new Browser(proxy);
  const { body } = await browser.post('/v1/login/methods', { abhaAddress: 'manoj.thapa@abdm' });
  assert.deepEqual(body, { allowed: ['abdm'], blocked: ['aadhaar'] });
  refused(
    await browser.post('/v1/login/methods', { abhaAddress: 'nobody.at.all@abdm' }),
    404,
    'abha-not-found',
  );
});

test('an ABHA number and an Aadhaar number sign in by Aadhaar OTP (P1 8.1, P1 9.1)', async () => {
  const { aadhaar, mobile } =
    seedPeople.find(({ story }) => story === 'Has three ABHA addresses') ?? assert.fail();
  const holder = seedPeople.find(({ story }) => story === 'Has two ABHA addresses') ?? assert.fail();
  const table = [
    [{ kind: 'aadhaar', value: aadhaar }, mobile],
    [{ kind: 'abha-number', value: holder.abha?.number }, holder.mobile],
  ] as const;
  for (const [identifier, to] of table) {
    const browser = new Browser(proxy);
    const transaction = await sent(browser, '/v1/login/otp', { identifier, otpSystem: 'aadhaar' });
    refused(await browser.post('/v1/login/verify', { transaction, otp: '000000' }), 422, 'otp-wrong');
    const otp = portal.lastOtp(to ?? '');
    const { body, text } = await browser.post<LoginOutcome>('/v1/login/verify', { transaction, otp });
    assert(body.next === 'choose-account', text);
    const abhaAddress = body.accounts[0]?.abhaAddress;
    const end = await browser.post<LoginOutcome>('/v1/login/account', {
      transaction: body.transaction,
      abhaAddress,
    });
    assert(end.body.next === 'done', end.text);
    assert.match(end.body.abha.abhaNumber ?? '', /^\d\d-/);
  }
});

test('a session that expired is opened again by OTP, and the profile is there', async () => {
  const mobile = '9999900041';
  const browser = new Browser(proxy);
  const login = await sent(browser, '/v1/login/otp', byMobile(mobile));
  const { body } = await browser.post<LoginOutcome>('/v1/login/verify', {
    transaction: login,
    otp: portal.lastOtp(mobile),
  });
  assert(body.next === 'choose-account');
  const abhaAddress = 'pooja.barman@abdm';
  await browser.post('/v1/login/account', { transaction: body.transaction, abhaAddress });
  assert.equal((await browser.session()).gatewaySession, 'open');
  portal.sandbox.desk.expireSessions(abhaAddress);
  assert.equal((await browser.session()).gatewaySession, 'expired');
  refused(await browser.get('/v1/profile'), 401, 'session-expired');
  const transaction = await sent(browser, '/v1/session/otp', {});
  refused(await browser.post('/v1/session/verify', { transaction, otp: '000000' }), 422, 'otp-wrong');
  const otp = portal.lastOtp(mobile);
  const end = await browser.post<Session>('/v1/session/verify', { transaction, otp });
  assert.equal(end.body.gatewaySession, 'open', end.text);
  assert.equal((await browser.session()).gatewaySession, 'open');
  assert.equal((await browser.get<Profile>('/v1/profile')).body.abhaAddress, abhaAddress);
});
