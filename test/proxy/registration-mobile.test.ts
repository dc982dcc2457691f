import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RegistrationOutcome } from '../../src/contract/outcomes.js';
import { type AbhaLinkedEvent, UpstreamError } from '../../src/proxy/index.js';
import { person } from './connect-script.js';
import {
  type Answer,
  Browser,
  mobileNumber,
  type OtpAnswer,
  patientNumber,
  refused,
  type ScriptedUpstream,
  testPortal,
} from './portal.js';

const base = '/v1/registration/mobile';
const otp = '123456';
const abhaAddress = 'asha.verma@abdm';
const account = { abhaAddress: 'asha1990@abdm', name: 'Asha Verma', kycVerified: false };

const send = (browser: Browser): Promise<Answer<OtpAnswer>> =>
  browser.post<OtpAnswer>(`${base}/otp`, { mobileNumber });

async function verify(browser: Browser): Promise<RegistrationOutcome> {
  const { transaction } = (await send(browser)).body;
  const answer = await browser.post<RegistrationOutcome>(`${base}/verify`, { transaction, otp });
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

function findAccount(upstream: ScriptedUpstream): void {
  const { step } = upstream.script;
  upstream.script.step = (name) =>
    name === 'selfDeclared.verifyOtp'
      ? { next: 'choose-account', transaction: 'txn-2', accounts: [account], mayCreate: true }
      : step(name);
}

test('from a mobile number to a self-declared address (P1 1.3, 1.4, 1.8, 1.9)', async () => {
  const linked: AbhaLinkedEvent[] = [];
  const { browser, upstream } = testPortal({ hooks: { onAbhaLinked: (event) => void linked.push(event) } });
  const outcome = await verify(browser);
  assert(outcome.next === 'create-address');
  const { transaction } = outcome;
  const about = { firstName: 'Asha', yearOfBirth: 1990, monthOfBirth: 5, dayOfBirth: 15 };
  await browser.post('/v1/addresses/suggestions', { transaction, about });
  assert.deepEqual(upstream.given.at(-1), ['upstream-txn-2', about]);
  const wanted = { transaction, abhaAddress, person };
  for (const agreement of ['a.b.c', await browser.agree('aadhaar-consent')]) {
    refused(await browser.post(`${base}/address`, { ...wanted, agreement }), 403, 'agreement-required');
  }
  assert(!upstream.calls.includes('selfDeclared.create'));
  const agreement = await browser.agree('user-information');
  const end = await browser.post<RegistrationOutcome>(`${base}/address`, { ...wanted, agreement });
  assert(end.body.next === 'done', end.text);
  assert.equal(end.body.created, 'address');
  assert.equal(linked.length, 1);
  assert.equal(linked[0]?.created, 'address');
  assert.equal((await browser.session()).patients.length, 1);
});

test('found addresses are offered beside a new one (P1 1.6, 1.7)', async () => {
  const { browser, upstream } = testPortal();
  findAccount(upstream);
  const outcome = await verify(browser);
  assert(outcome.next === 'choose-account' && outcome.mayCreate);
  assert.deepEqual(outcome.accounts, [account]);
  const { transaction } = outcome;
  const agreement = await browser.agree('user-information');
  const end = await browser.post<RegistrationOutcome>(`${base}/address`, {
    transaction,
    abhaAddress,
    person,
    agreement,
  });
  assert(end.body.next === 'done');
  assert.equal(end.body.created, 'address');
});

test('a found address is signed in to with the same OTP, where upstream does that', async () => {
  const linked: AbhaLinkedEvent[] = [];
  const { browser, upstream } = testPortal({ hooks: { onAbhaLinked: (event) => void linked.push(event) } });
  findAccount(upstream);
  const outcome = await verify(browser);
  assert(outcome.next === 'choose-account');
  const { transaction } = outcome;
  const foreign = await browser.post(`${base}/sign-in`, { transaction, abhaAddress });
  assert.equal(refused(foreign, 400, 'invalid-request').field, 'abhaAddress');
  const end = await browser.post<RegistrationOutcome>(`${base}/sign-in`, {
    transaction,
    abhaAddress: account.abhaAddress,
  });
  assert.deepEqual(end.body, { next: 'done', created: 'nothing', abha: patientNumber(2).abha });
  assert.equal(linked[0]?.created, 'nothing');
});

test('where upstream does not, one more OTP is needed, and another address may still be picked', async () => {
  const { browser, upstream } = testPortal();
  findAccount(upstream);
  upstream.script.selfDeclaredSignIn = () => undefined;
  const outcome = await verify(browser);
  assert(outcome.next === 'choose-account');
  const asked = { transaction: outcome.transaction, abhaAddress: account.abhaAddress };
  const end = await browser.post(`${base}/sign-in`, asked);
  assert.deepEqual(end.body, { next: 'login', abhaAddress: account.abhaAddress });
  assert.deepEqual((await browser.session()).patients, []);
  upstream.script.selfDeclaredSignIn = () => patientNumber(2);
  assert.equal((await browser.post(`${base}/sign-in`, asked)).status, 200);
});

test('a sign-in whose answer was lost leaves the step open', async () => {
  const { browser, upstream } = testPortal();
  findAccount(upstream);
  upstream.script.selfDeclaredSignIn = () => {
    throw new UpstreamError('upstream-timeout');
  };
  const outcome = await verify(browser);
  assert(outcome.next === 'choose-account');
  const asked = { transaction: outcome.transaction, abhaAddress: account.abhaAddress };
  refused(await browser.post(`${base}/sign-in`, asked), 504, 'upstream-timeout');
  upstream.script.selfDeclaredSignIn = () => patientNumber(2);
  assert.equal((await browser.post(`${base}/sign-in`, asked)).status, 200);
});

test('resends wait a minute (P1 1.5), and count to the mobile number with those of a sign-in', async () => {
  const { browser, proxy, upstream, clock } = testPortal();
  const { transaction } = (await send(browser)).body;
  refused(await browser.post(`${base}/otp/resend`, { transaction }), 429, 'otp-too-soon');
  refused(await new Browser(proxy).sendLoginOtp(1), 429, 'otp-too-soon');
  clock.advance(60);
  assert.equal((await new Browser(proxy).sendLoginOtp(1)).body.otp.sendsLeft, 1);
  clock.advance(60);
  const resent = await browser.post<OtpAnswer>(`${base}/otp/resend`, { transaction });
  assert.equal(resent.body.otp.sendsLeft, 0);
  clock.advance(60);
  refused(await new Browser(proxy).sendLoginOtp(1), 429, 'otp-too-many');
  assert.deepEqual(upstream.calls, ['selfDeclared.sendOtp', 'login.sendOtp', 'selfDeclared.resendOtp']);
});

test('a transaction of one registration is no good in the other', async () => {
  const { browser } = testPortal();
  const { transaction } = (await send(browser)).body;
  refused(await browser.verify(transaction), 409, 'transaction-lost');
  const byAadhaar = await browser.started();
  refused(await browser.post(`${base}/verify`, { transaction: byAadhaar, otp }), 409, 'transaction-lost');
  refused(await browser.post('/v1/login/verify', { transaction, otp }), 409, 'transaction-lost');
});

test('what is stated of a person is checked', async () => {
  const { browser, upstream } = testPortal();
  const outcome = await verify(browser);
  assert(outcome.next === 'create-address');
  const agreement = await browser.agree('user-information');
  const calls = upstream.calls.length;
  for (const wrong of [
    { ...person, firstName: '' },
    { ...person, dayOfBirth: 31, monthOfBirth: 2 },
    { ...person, pincode: '026001' },
    { ...person, address: '<script>' },
    { ...person, gender: 'U' },
    { ...person, oid: '1' },
  ]) {
    const asked: object = { transaction: outcome.transaction, abhaAddress, person: wrong, agreement };
    const answer = await browser.post(`${base}/address`, asked);
    assert.equal(refused(answer, 400, 'invalid-request').field, 'person');
  }
  assert.equal(upstream.calls.length, calls);
});
