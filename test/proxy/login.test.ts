import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LoginOutcome } from '../../src/contract/outcomes.js';
import { type AbhaLinkedEvent, type Store, UpstreamError } from '../../src/proxy/index.js';
import { memoryStore } from '../../src/proxy/memory-store.js';
import {
  aadhaarNumber,
  type Answer,
  Browser,
  type OtpAnswer,
  patientNumber,
  refused,
  testPortal,
} from './portal.js';

const otp = '123456';
const mobile = { identifier: { kind: 'mobile', value: '9999900001' }, otpSystem: 'abdm' };
const account = { abhaAddress: 'asha1990@abdm', name: 'Asha Verma', kycVerified: true };

const send = (browser: Browser, body: object): Promise<Answer<OtpAnswer>> =>
  browser.post<OtpAnswer>('/v1/login/otp', body);

test('the ways of an ABHA address are told, and nothing else (P1 6.1)', async () => {
  const { browser, upstream } = testPortal();
  const named = { allowed: ['abdm' as const], blocked: ['aadhaar' as const], name: 'Asha', mobile: '99' };
  upstream.script.methods = () => named;
  const { body } = await browser.post('/v1/login/methods', { abhaAddress: 'asha@abdm' });
  assert.deepEqual(body, { allowed: ['abdm'], blocked: ['aadhaar'] });
});

test('looking for the ways of addresses is limited', async () => {
  const { browser, upstream } = testPortal({ limits: { lookUpsPerBrowser: 2 } });
  const ask = (): Promise<Answer> => browser.post('/v1/login/methods', { abhaAddress: 'asha@abdm' });
  await ask();
  await ask();
  refused(await ask(), 429, 'too-many-requests');
  assert.equal(upstream.calls.length, 2);
});

test('a patient signs in by mobile number and picks an account (P1 4.2 to 4.5)', async () => {
  const linked: AbhaLinkedEvent[] = [];
  const { browser, upstream } = testPortal({ hooks: { onAbhaLinked: (event) => void linked.push(event) } });
  upstream.script.login = (name) =>
    name === 'login.verifyOtp'
      ? { next: 'choose-account', transaction: 'txn-2', accounts: [account] }
      : { next: 'done', ...patientNumber(1) };
  const { body } = await browser.login();
  assert(body.next === 'choose-account');
  assert.deepEqual(body.accounts, [account]);
  assert.deepEqual((await browser.session()).patients, []);
  const { transaction } = body;
  const foreign = await browser.post('/v1/login/account', { transaction, abhaAddress: 'ravi1990@abdm' });
  assert.equal(refused(foreign, 400, 'invalid-request').field, 'abhaAddress');
  assert(!upstream.calls.includes('login.signIn'));
  const { abhaAddress } = account;
  const end = await browser.post<LoginOutcome>('/v1/login/account', { transaction, abhaAddress });
  assert.deepEqual(end.body, { next: 'done', abha: patientNumber(1).abha });
  assert.deepEqual(upstream.given.at(-1), ['txn-2', abhaAddress]);
  assert.deepEqual(
    linked.map(({ created }) => created),
    ['nothing'],
  );
  refused(await browser.post('/v1/login/account', { transaction, abhaAddress }), 409, 'transaction-lost');
});

test('no account is told as such (VRFY_ABHA_302, VRFY_ABHA_403)', async () => {
  const { browser, upstream } = testPortal();
  upstream.script.login = () => ({ next: 'no-account' });
  assert.deepEqual((await browser.login()).body, { next: 'no-account' });
});

test('upstream gets what the patient signs in with, by whom the OTP is sent, and no patient', async () => {
  const { browser, upstream, clock } = testPortal();
  await browser.login(9);
  const table = [
    mobile,
    { identifier: { kind: 'abha-number', value: '91-1234-5678-9015' }, otpSystem: 'aadhaar' },
    { identifier: { kind: 'abha-address', value: 'asha@abdm' }, otpSystem: 'aadhaar' },
    { identifier: { kind: 'aadhaar', value: aadhaarNumber }, otpSystem: 'aadhaar' },
  ];
  for (const body of table) {
    clock.advance(60);
    const { transaction } = (await send(browser, body)).body;
    assert.deepEqual(upstream.given.at(-1), [body.identifier, body.otpSystem]);
    assert.equal(upstream.callers.at(-1)?.patientId, undefined);
    upstream.script.login = () => ({ next: 'no-account' });
    await browser.post('/v1/login/verify', { transaction, otp });
    assert.deepEqual(upstream.given.at(-1), ['upstream-txn-1', { otp, kind: body.identifier.kind }]);
  }
  for (const wrong of [
    { ...mobile, otpSystem: 'aadhaar' },
    { identifier: { kind: 'aadhaar', value: aadhaarNumber }, otpSystem: 'abdm' },
  ]) {
    assert.equal(refused(await send(browser, wrong), 400, 'invalid-request').field, 'otpSystem');
  }
});

test('a resend is a new start at upstream and needs nothing from the browser', async () => {
  const { browser, upstream, clock } = testPortal();
  const { transaction } = (await send(browser, mobile)).body;
  clock.advance(60);
  upstream.script.send = () => ({ transaction: 'upstream-txn-again' });
  const resent = await browser.post<OtpAnswer>('/v1/login/otp/resend', { transaction });
  assert.equal(resent.body.otp.sendsLeft, 1);
  assert.deepEqual(upstream.given.at(-1), [mobile.identifier, 'abdm']);
  const end = await browser.post('/v1/login/verify', { transaction: resent.body.transaction, otp });
  assert.equal(end.status, 200);
  assert.deepEqual(upstream.given.at(-1)?.[0], 'upstream-txn-again');
  refused(await browser.post('/v1/login/verify', { transaction, otp }), 409, 'transaction-lost');
});

test('OTPs count by what the patient signs in with, whoever asks', async () => {
  const { proxy, clock, upstream } = testPortal();
  const ask = (body: object): Promise<Answer<OtpAnswer>> => send(new Browser(proxy), body);
  const address = (value: string): object => ({
    identifier: { kind: 'abha-address', value },
    otpSystem: 'abdm',
  });
  assert.equal((await ask(address('asha@abdm'))).status, 200);
  refused(await ask(address('ASHA@abdm')), 429, 'otp-too-soon');
  assert.equal((await ask(address('ravi@abdm'))).status, 200);
  for (const sendsLeft of [1, 0]) {
    clock.advance(60);
    assert.equal((await ask(address('asha@abdm'))).body.otp.sendsLeft, sendsLeft);
  }
  clock.advance(60);
  refused(await ask(address('asha@abdm')), 429, 'otp-too-many');
  assert.equal(upstream.calls.length, 4);
});

test('an Aadhaar number counts together with its registration', async () => {
  const { browser, proxy, clock } = testPortal();
  await browser.started();
  const login = { identifier: { kind: 'aadhaar', value: aadhaarNumber }, otpSystem: 'aadhaar' };
  refused(await send(new Browser(proxy), login), 429, 'otp-too-soon');
  clock.advance(60);
  assert.equal((await send(new Browser(proxy), login)).body.otp.sendsLeft, 1);
});

test('a wrong OTP says where the patient stands, and the step goes on', async () => {
  const { browser, upstream } = testPortal();
  const { transaction } = (await send(browser, mobile)).body;
  const { login } = upstream.script;
  for (const kind of ['otp-wrong', 'otp-expired'] as const) {
    upstream.script.login = () => {
      throw new UpstreamError(kind);
    };
    const error = refused(await browser.post('/v1/login/verify', { transaction, otp }), 422, kind);
    assert.equal(error.otp?.sendsLeft, 2);
  }
  upstream.script.login = login;
  assert.equal((await browser.post('/v1/login/verify', { transaction, otp })).status, 200);
});

test('another browser cannot continue a sign-in, nor the same one after another patient came', async () => {
  const { browser, proxy } = testPortal();
  const { transaction } = (await send(browser, mobile)).body;
  const other = new Browser(proxy);
  await other.agree();
  refused(await other.post('/v1/login/verify', { transaction, otp }), 409, 'transaction-lost');
  await browser.login(2);
  refused(await browser.post('/v1/login/verify', { transaction, otp }), 409, 'transaction-lost');
});

test('what the patient agreed to about data processing is remembered for a year (P1 1.14)', async () => {
  const clockStore = testPortal();
  const { browser, clock, proxy, upstream } = clockStore;
  await browser.agree('data-processing', 'v1');
  assert.deepEqual((await browser.login()).body, { next: 'done', abha: patientNumber(1).abha });
  await browser.agree('data-processing', 'v2');
  await browser.agree('data-processing', 'v3');
  await browser.agree('terms', 't9');
  const again = async (number: number): Promise<string | undefined> => {
    clock.advance(1801);
    upstream.script.login = () => ({ next: 'done', ...patientNumber(number) });
    const { body } = await new Browser(proxy).login(number);
    assert(body.next === 'done');
    return body.dataProcessing;
  };
  assert.equal(await again(1), 'v3');
  assert.equal(await again(2), undefined);
  clock.advance(364 * 24 * 3600);
  assert.equal(await again(1), 'v3');
  clock.advance(24 * 3600);
  assert.equal(await again(1), undefined);
});

test('an agreement that the portal could not keep is not remembered', async () => {
  const { browser, clock, proxy } = testPortal({
    hooks: {
      onAgreement: () => {
        throw new Error('disk full');
      },
    },
  });
  await browser.login();
  const body = { notice: 'data-processing', version: 'v1', language: 'en' };
  refused(await browser.post('/v1/agreements', body), 500, 'internal');
  clock.advance(61);
  const { body: outcome } = await new Browser(proxy).login();
  assert(outcome.next === 'done');
  assert.equal(outcome.dataProcessing, undefined);
});

test('the store sees neither what a patient signs in with nor the ABHA address', async () => {
  const seen: string[] = [];
  const memory = memoryStore();
  const store = new Proxy(memory, {
    get:
      (target, name: keyof Store) =>
      (...parameters: never[]) => {
        seen.push(JSON.stringify(parameters));
        return (target[name] as (...all: never[]) => unknown)(...parameters);
      },
  });
  const { browser } = testPortal({ store });
  await browser.login();
  await browser.agree('data-processing', 'v1');
  await browser.post('/v1/session/otp', {});
  assert(seen.length > 5);
  for (const word of ['9999900001', 'patient1', 'Patient']) assert(!seen.some((line) => line.includes(word)));
});
