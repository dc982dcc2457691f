import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epochHeader } from '../../src/contract/headers.js';
import type { Profile } from '../../src/contract/profile.js';
import { type AbhaLinkedEvent, type ProxyOptions, UpstreamError } from '../../src/proxy/index.js';
import {
  aadhaarNumber,
  type Answer,
  Browser,
  type OtpAnswer,
  otherAadhaarNumber,
  patientNumber,
  profileOf,
  refused,
  type ScriptedUpstream,
  testPortal,
} from './portal.js';

const base = '/v1/profile/kyc';
const abhaNumber = '91-1234-5678-9015';
const byNumber = { method: 'abha-number', abhaNumber };
const otp = '123456';

async function signedIn(options: Partial<ProxyOptions> = {}): Promise<ReturnType<typeof testPortal>> {
  const portal = testPortal(options);
  await portal.browser.login();
  return portal;
}

async function begun(browser: Browser, body: object = byNumber): Promise<string> {
  const answer = await browser.post<OtpAnswer>(`${base}/otp`, body);
  assert.equal(answer.status, 200, answer.text);
  return answer.body.transaction;
}

const verify = (browser: Browser, transaction: string): Promise<Answer<{ profile?: Profile }>> =>
  browser.post(`${base}/verify`, { transaction, otp });

/** From now on upstream has the patient KYC-verified once the OTP is checked. */
function verifiesBy(upstream: ScriptedUpstream): void {
  upstream.script.verifyKyc = () => {
    upstream.script.profile = (id) => ({
      ...profileOf(id),
      kycVerified: true,
      abhaNumber,
      fullName: 'Asha Rani Verma',
    });
  };
}

test('by ABHA number: OTP, check, the profile as it is now, and the portal is told (P2 15.1 to 15.6)', async () => {
  const linked: AbhaLinkedEvent[] = [];
  const hooks = { onAbhaLinked: (event: AbhaLinkedEvent) => void linked.push(event) };
  const { browser, upstream } = await signedIn({ hooks });
  linked.length = 0;
  verifiesBy(upstream);
  assert.equal((await browser.get<Profile>('/v1/profile')).body.kycVerified, false);
  const transaction = await begun(browser);
  assert.deepEqual(upstream.given.at(-1), [{ method: 'abha-number', abhaNumber }]);
  assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');
  assert.equal((await browser.get<Profile>('/v1/profile')).body.kycVerified, false);
  const { body, status } = await verify(browser, transaction);
  assert.equal(status, 200);
  assert.equal(body.profile?.kycVerified, true);
  assert.equal(body.profile?.abhaNumber, abhaNumber);
  assert.equal(body.profile?.mobile, '******0001');
  assert.deepEqual(
    linked.map(({ abhaAddress, abhaNumber: number, created }) => [abhaAddress, number, created]),
    [['patient1@abdm', abhaNumber, 'nothing']],
  );
  const now = (await browser.get<Profile>('/v1/profile')).body;
  assert.deepEqual(now, body.profile, 'nothing is kept of before');
  refused(await verify(browser, transaction), 409, 'transaction-lost');
});

test('by Aadhaar only with the agreement of this browser to the text in force (CRT_ABHA_102)', async () => {
  const { browser, proxy, upstream } = await signedIn();
  const calls = upstream.calls.length;
  const send = (agreement: unknown): Promise<Answer<OtpAnswer>> =>
    browser.post(`${base}/otp`, { method: 'aadhaar', aadhaarNumber, agreement });
  refused(await send(undefined), 400, 'invalid-request');
  refused(await send('a.b.c.d.e'), 403, 'agreement-required');
  refused(await send(await browser.agree('user-information')), 403, 'agreement-required');
  refused(await send(await new Browser(proxy).agree()), 403, 'agreement-required');
  assert.equal(upstream.calls.length, calls);
  assert.equal((await send(await browser.agree())).status, 200);
  assert.deepEqual(upstream.given.at(-1), [{ method: 'aadhaar', aadhaarNumber }], 'and no more than that');
});

test('the request is one of the two, whole, and nothing else', async () => {
  const { browser, upstream } = await signedIn();
  const calls = upstream.calls.length;
  const agreement = await browser.agree();
  const wrong: [object, string][] = [
    [{}, 'method'],
    [{ method: 'mobile', mobileNumber: '9999900001' }, 'method'],
    [{ method: 'abha-number' }, 'abhaNumber'],
    [{ method: 'abha-number', abhaNumber: '91123456789015' }, 'abhaNumber'],
    [{ method: 'aadhaar', aadhaarNumber: '100000000016', agreement }, 'aadhaarNumber'],
    [{ ...byNumber, agreement }, 'agreement'],
    [{ ...byNumber, abhaAddress: 'patient2@abdm' }, 'abhaAddress'],
  ];
  for (const [body, field] of wrong) {
    const { field: named } = refused(await browser.post(`${base}/otp`, body), 400, 'invalid-request');
    assert.equal(named, field, JSON.stringify(body));
  }
  assert.equal(upstream.calls.length, calls);
});

test('OTPs for one number count together, whatever they are for', async () => {
  const { browser, proxy, clock } = await signedIn();
  await begun(browser);
  const identifier = { kind: 'abha-number', value: abhaNumber };
  const login = await new Browser(proxy).post('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  refused(login, 429, 'otp-too-soon');

  assert.equal((await new Browser(proxy).sendOtp()).status, 200);
  const agreement = await browser.agree();
  const byAadhaar = { method: 'aadhaar', aadhaarNumber, agreement };
  refused(await browser.post(`${base}/otp`, byAadhaar), 429, 'otp-too-soon');
  await begun(browser, { ...byAadhaar, aadhaarNumber: otherAadhaarNumber });
  const byLogin = { identifier: { kind: 'aadhaar', value: otherAadhaarNumber }, otpSystem: 'aadhaar' };
  refused(await new Browser(proxy).post('/v1/login/otp', byLogin), 429, 'otp-too-soon');
  clock.advance(60);
  const { body } = await browser.post<OtpAnswer>(`${base}/otp`, byAadhaar);
  assert.equal(body.otp.sendsLeft, 1);
});

test('another OTP goes out by upstream’s own resend, twice at most', async () => {
  const { browser, upstream, clock } = await signedIn();
  let transaction = await begun(browser);
  refused(await browser.post(`${base}/otp/resend`, { transaction }), 429, 'otp-too-soon');
  for (const sendsLeft of [1, 0]) {
    clock.advance(60);
    upstream.script.send = () => ({ transaction: `upstream-txn-${sendsLeft}` });
    const { body } = await browser.post<OtpAnswer>(`${base}/otp/resend`, { transaction });
    assert.equal(body.otp.sendsLeft, sendsLeft);
    assert.equal(upstream.calls.at(-1), 'kyc.resendOtp');
    ({ transaction } = body);
  }
  clock.advance(60);
  refused(await browser.post(`${base}/otp/resend`, { transaction }), 429, 'otp-too-many');
  await verify(browser, transaction);
  const verified = upstream.calls.indexOf('kyc.verifyOtp');
  assert.deepEqual(upstream.given[verified], ['upstream-txn-0', otp]);
});

test('a wrong OTP says where the patient stands; nothing is verified and nobody told', async () => {
  const linked: AbhaLinkedEvent[] = [];
  const hooks = { onAbhaLinked: (event: AbhaLinkedEvent) => void linked.push(event) };
  const { browser, upstream } = await signedIn({ hooks });
  linked.length = 0;
  const transaction = await begun(browser);
  upstream.script.verifyKyc = () => {
    throw new UpstreamError('otp-wrong', { nothingDone: true });
  };
  assert.equal(refused(await verify(browser, transaction), 422, 'otp-wrong').otp?.sendsLeft, 2);
  verifiesBy(upstream);
  assert.equal((await verify(browser, transaction)).status, 200);
  assert.equal(linked.length, 1);
});

test('who is linked already is told so and spends no OTP (AS-1066)', async () => {
  const { browser, upstream } = await signedIn();
  upstream.script.send = () => {
    throw new UpstreamError('already-linked', { nothingDone: true });
  };
  const error = refused(await browser.post(`${base}/otp`, byNumber), 409, 'already-linked');
  assert.equal(error.nextStep, 'restart');
  assert.equal(error.otp?.sendsLeft, 3);
});

test('a success without a profile to show is one, and the portal hears when it is known', async () => {
  const linked: AbhaLinkedEvent[] = [];
  const hooks = { onAbhaLinked: (event: AbhaLinkedEvent) => void linked.push(event) };
  const { browser, upstream } = await signedIn({ hooks });
  linked.length = 0;
  const transaction = await begun(browser);
  upstream.script.verifyKyc = () => {
    upstream.script.profile = () => {
      throw new UpstreamError('upstream-timeout');
    };
  };
  const answer = await verify(browser, transaction);
  assert.deepEqual([answer.status, answer.body, linked], [200, {}, []]);
});

test('a hook that fails changes nothing for the patient', async () => {
  const hooks = {
    onAbhaLinked() {
      throw new Error('the portal’s database is away');
    },
  };
  const { browser, upstream, log } = await signedIn({ hooks });
  verifiesBy(upstream);
  assert.equal((await verify(browser, await begun(browser))).body.profile?.kycVerified, true);
  assert.equal(log.lines.filter(({ fields }) => fields.hook === 'onAbhaLinked').length, 2);
});

test('the OTP of one patient verifies nobody else: not after a switch, nor from another browser', async () => {
  const { browser, proxy, upstream } = await signedIn();
  const transaction = await begun(browser);
  const { epoch } = browser;
  upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
  await browser.login(2);
  refused(await verify(browser, transaction), 409, 'transaction-lost');
  refused(await browser.post(`${base}/otp/resend`, { transaction }), 409, 'transaction-lost');
  const stale = { [epochHeader]: epoch ?? '' };
  refused(await browser.post(`${base}/otp`, byNumber, stale), 409, 'patient-changed');
  const other = new Browser(proxy);
  await other.login(3);
  refused(await verify(other, transaction), 409, 'transaction-lost');
  assert(!upstream.calls.includes('kyc.verifyOtp'));
});

test('steps of other flows are none of KYC, and the other way round', async () => {
  const { browser } = await signedIn();
  const session = (await browser.post<OtpAnswer>('/v1/session/otp', {})).body.transaction;
  refused(await verify(browser, session), 409, 'transaction-lost');
  const transaction = await begun(browser);
  refused(await browser.post('/v1/session/verify', { transaction, otp }), 409, 'transaction-lost');
});

test('fifty presses at once check the OTP once', async () => {
  const { browser, upstream } = await signedIn();
  const transaction = await begun(browser);
  upstream.script.verifyKyc = () => new Promise((resolve) => setTimeout(resolve, 20));
  const answers = await Promise.all(Array.from({ length: 50 }, () => verify(browser, transaction)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal(upstream.calls.filter((name) => name === 'kyc.verifyOtp').length, 1);
});

test('nobody signed in, no OTP', async () => {
  const { browser, upstream } = testPortal();
  refused(await browser.post(`${base}/otp`, byNumber), 401, 'sign-in-required');
  refused(await verify(browser, 'a.b'), 401, 'sign-in-required');
  assert.deepEqual(upstream.calls, []);
});
