import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Store, UpstreamError } from '../../src/proxy/index.js';
import { memoryStore } from '../../src/proxy/memory-store.js';
import { type Answer, Browser, type OtpAnswer, otherAadhaarNumber, refused, testPortal } from './portal.js';

const resend = '/v1/registration/aadhaar/otp/resend';
const inSeconds = (seconds: number): string =>
  new Date(Date.UTC(2026, 10, 1, 9) + seconds * 1000).toISOString();

test('the answer says where the OTP went, when another may go and how many are left', async () => {
  const { browser } = testPortal();
  const { body } = await browser.sendOtp();
  assert.deepEqual(body.otp, {
    at: inSeconds(0),
    resendAt: inSeconds(60),
    sendsLeft: 2,
    sentTo: '******2425',
  });
});

test('one transaction sends three OTPs, a minute apart', async () => {
  const { browser, upstream, clock } = testPortal();
  let transaction = await browser.started();
  for (const sendsLeft of [1, 0]) {
    clock.advance(59);
    const soon = refused(await browser.post(resend, { transaction }), 429, 'otp-too-soon');
    assert.equal(soon.retryAfterSeconds, 1);
    assert.equal(soon.otp?.sendsLeft, sendsLeft + 1);
    clock.advance(1);
    const answer = await browser.post<OtpAnswer>(resend, { transaction });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.body.otp.sendsLeft, sendsLeft);
    ({ transaction } = answer.body);
  }
  for (const seconds of [0, 60]) {
    clock.advance(seconds);
    const answer = await browser.post(resend, { transaction });
    const { otp, retryAfterSeconds } = refused(answer, 429, 'otp-too-many');
    assert.equal(otp?.lockedUntil, inSeconds(1800));
    assert.equal(otp?.sendsLeft, 0);
    assert.equal(retryAfterSeconds, 1800 - 120 - seconds);
    assert.equal(answer.headers.get('Retry-After'), String(retryAfterSeconds));
  }
  assert.equal(upstream.calls.length, 3);
});

test('one Aadhaar number gets three OTPs in half an hour, whoever asks', async () => {
  const { proxy, clock, upstream } = testPortal();
  const send = (number?: string): Promise<Answer<OtpAnswer>> => new Browser(proxy).sendOtp(number);
  for (const sendsLeft of [2, 1, 0]) {
    assert.equal((await send()).body.otp.sendsLeft, sendsLeft);
    refused(await send(), 429, sendsLeft === 0 ? 'otp-too-many' : 'otp-too-soon');
    clock.advance(60);
  }
  const { otp } = refused(await send(), 429, 'otp-too-many');
  assert.equal(otp?.lockedUntil, inSeconds(1800));
  assert.equal((await send(otherAadhaarNumber)).status, 200);
  clock.advance(1620);
  assert.equal((await send()).status, 200);
  assert.equal(upstream.calls.length, 5);
});

test('twenty presses at once send one OTP', async () => {
  const { browser, upstream, clock, proxy } = testPortal();
  upstream.script.send = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { transaction: 'txn' };
  };
  const agreement = await browser.agree();
  const press = (): Promise<Answer<OtpAnswer>> =>
    browser.post('/v1/registration/aadhaar/otp', { aadhaarNumber: '100000000015', agreement });
  const answers = await Promise.all(Array.from({ length: 20 }, press));
  assert.equal(upstream.calls.length, 1);
  const sent = answers.filter(({ status }) => status === 200);
  assert.equal(sent.length, 1);
  for (const answer of answers) if (answer !== sent[0]) refused(answer, 429, 'otp-too-soon');

  const others = await Promise.all(Array.from({ length: 5 }, () => new Browser(proxy).sendOtp()));
  for (const answer of others) refused(answer, 429, 'otp-too-soon');

  clock.advance(60);
  const transaction = sent[0]!.body.transaction;
  await Promise.all(Array.from({ length: 20 }, () => browser.post(resend, { transaction })));
  assert.equal(upstream.calls.length, 2);
});

test('the budget is given back when upstream certainly sent nothing', async () => {
  const { browser, upstream } = testPortal();
  const { send } = upstream.script;
  upstream.script.send = () => {
    throw new UpstreamError('aadhaar-not-found', { nothingDone: true });
  };
  for (let times = 0; times < 5; times++) {
    const { otp } = refused(await browser.sendOtp(), 422, 'aadhaar-not-found');
    assert.deepEqual(otp, { at: inSeconds(0), resendAt: inSeconds(0), sendsLeft: 3 });
  }
  upstream.script.send = send;
  assert.equal((await browser.sendOtp()).body.otp.sendsLeft, 2);
});

test('the budget stays spent when upstream may have sent', async () => {
  for (const [kind, status] of [
    ['upstream-timeout', 504],
    ['upstream-unavailable', 503],
  ] as const) {
    const { browser, upstream } = testPortal();
    upstream.script.send = () => {
      throw new UpstreamError(kind);
    };
    const { otp } = refused(await browser.sendOtp(), status, kind);
    assert.equal(otp?.sendsLeft, 2);
    assert.equal(otp?.resendAt, inSeconds(60));
    refused(await browser.sendOtp(), 429, 'otp-too-soon');
    assert.equal(upstream.calls.length, 1);
  }
});

test("upstream's own lock is kept and its end told, without asking again", async () => {
  const { browser, upstream, clock } = testPortal();
  upstream.script.send = () => {
    throw new UpstreamError('otp-locked', { waitSeconds: 24 * 3600, nothingDone: true });
  };
  const first = refused(await browser.sendOtp(), 429, 'otp-locked');
  assert.equal(first.otp?.lockedUntil, inSeconds(24 * 3600));
  clock.advance(600);
  const second = refused(await browser.sendOtp(), 429, 'otp-locked');
  assert.equal(second.otp?.lockedUntil, inSeconds(24 * 3600));
  assert.equal(second.retryAfterSeconds, 24 * 3600 - 600);
  assert.equal(upstream.calls.length, 1);
});

test("upstream's shorter pause is told when it ends later than ours", async () => {
  const { browser, upstream } = testPortal();
  upstream.script.send = () => {
    throw new UpstreamError('otp-too-soon', { waitSeconds: 90 });
  };
  assert.equal(refused(await browser.sendOtp(), 429, 'otp-too-soon').otp?.resendAt, inSeconds(90));
});

test('OTP errors of a check carry where the patient stands', async () => {
  const { browser, upstream, clock } = testPortal();
  const transaction = await browser.started();
  upstream.script.step = () => {
    throw new UpstreamError('otp-wrong');
  };
  const wrong = refused(await browser.verify(transaction), 422, 'otp-wrong');
  assert.deepEqual(wrong.otp, { at: inSeconds(0), resendAt: inSeconds(60), sendsLeft: 2 });
  upstream.script.step = () => {
    throw new UpstreamError('otp-too-many', { waitSeconds: 1800 });
  };
  const many = refused(await browser.verify(transaction), 429, 'otp-too-many');
  assert.equal(many.otp?.lockedUntil, inSeconds(1800));
  clock.advance(60);
  const again = refused(await browser.post(resend, { transaction }), 429, 'otp-too-many');
  assert.equal(again.otp?.lockedUntil, inSeconds(1800));
  assert.equal((await browser.sendOtp()).status, 200, 'another transaction goes on');
});

test('a browser, and a network, ask for so many and no more, refused numbers included', async () => {
  const limits = { otpPerBrowser: 3, otpPerAddress: 5 };
  const { browser, proxy, upstream, clock } = testPortal({ limits });
  upstream.script.send = () => {
    throw new UpstreamError('aadhaar-not-found', { nothingDone: true });
  };
  const kinds = async (by: Browser, times: number): Promise<string[]> => {
    const found: string[] = [];
    for (let time = 0; time < times; time++) {
      const { body } = await by.sendOtp();
      found.push((body as unknown as { error: { kind: string } }).error.kind);
    }
    return found;
  };
  const refusal = 'aadhaar-not-found';
  assert.deepEqual(await kinds(browser, 5), [refusal, refusal, refusal, 'otp-too-many', 'otp-too-many']);
  assert.deepEqual(await kinds(new Browser(proxy), 3), [refusal, refusal, 'otp-too-many']);
  const elsewhere = new Browser(proxy);
  elsewhere.address = '198.51.100.7';
  assert.deepEqual(await kinds(elsewhere, 1), [refusal]);
  assert.equal(upstream.calls.length, 6);
  clock.advance(1799);
  assert.deepEqual(await kinds(new Browser(proxy), 1), ['otp-too-many']);
  clock.advance(1);
  assert.deepEqual(await kinds(new Browser(proxy), 1), [refusal]);
});

test('the store sees no Aadhaar number', async () => {
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
  await browser.signedIn();
  assert(seen.length > 0);
  assert(!seen.some((line) => line.includes('100000000015') || line.includes('9999900001')));
});
