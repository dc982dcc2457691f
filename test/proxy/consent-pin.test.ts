import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ProxyOptions, UpstreamError } from '../../src/proxy/index.js';
import { wholeEntry, grantedRequest, askedRequest } from './consent-script.js';
import { type Answer, Browser, type OtpAnswer, patientNumber, refused, testPortal } from './portal.js';

interface Proven {
  readonly pinProof: string;
  readonly at: string;
  readonly validUntil: string;
}

const pinPath = '/v1/consent-pin';
const pin = '4826';

async function signedIn(options: Partial<ProxyOptions> = {}): Promise<ReturnType<typeof testPortal>> {
  const portal = testPortal(options);
  await portal.browser.login();
  portal.upstream.script.pin.verify = (given) => {
    if (given !== pin) throw new UpstreamError('pin-wrong', { nothingDone: true });
  };
  return portal;
}

async function withPin(options: Partial<ProxyOptions> = {}): Promise<ReturnType<typeof testPortal>> {
  const portal = await signedIn(options);
  portal.upstream.script.pin.exists = () => true;
  return portal;
}

const verify = (browser: Browser, given = pin): Promise<Answer<Proven>> =>
  browser.post<Proven>(`${pinPath}/verify`, { pin: given });

const grant = (browser: Browser, pinProof?: string): Promise<Answer<unknown>> =>
  browser.post('/v1/consents/request-1/grant', { entries: [wholeEntry], ...(pinProof && { pinProof }) });

const revoke = (browser: Browser, pinProof?: string): Promise<Answer<unknown>> =>
  browser.post('/v1/consents/request-1/revocation', { hipIds: ['HIP-1'], ...(pinProof && { pinProof }) });

describe('a consent PIN', () => {
  test('is needed where there is one, or of everybody where the portal says so', async () => {
    const cases: [ProxyOptions['consentPin'], boolean, boolean][] = [
      ['if-set', false, false],
      ['if-set', true, true],
      ['always', false, true],
      ['always', true, true],
    ];
    for (const [consentPin, exists, needed] of cases) {
      const { browser, upstream } = await signedIn(consentPin && { consentPin });
      upstream.script.pin.exists = () => exists;
      assert.deepEqual((await browser.get(pinPath)).body, { needed, exists });
      for (const decide of [grant, revoke]) {
        upstream.script.consents.asked = decide === grant ? askedRequest : grantedRequest;
        const answer = await decide(browser);
        if (needed) refused(answer, 403, 'pin-required');
        else assert.equal(answer.status, 200, answer.text);
      }
      const decided = upstream.calls.filter((name) => /grant|revoke/.test(name));
      assert.equal(decided.length, needed ? 0 : 2);
    }
  });

  test('that upstream cannot be asked about lets nothing pass', async () => {
    const { browser, upstream } = await signedIn();
    upstream.script.pin.exists = () => {
      throw new UpstreamError('upstream-unavailable');
    };
    refused(await grant(browser), 503, 'upstream-unavailable');
    assert(!upstream.calls.includes('requests.grant'));
  });

  test('once given is good for decisions of five minutes', async () => {
    const { browser, clock, upstream } = await withPin();
    const { body } = await verify(browser);
    assert.equal(Date.parse(body.validUntil) - Date.parse(body.at), 5 * 60 * 1000);
    assert.equal(Date.parse(body.at), clock.now());
    clock.advance(299);
    assert.equal((await grant(browser, body.pinProof)).status, 200);
    assert(!upstream.calls.includes('pin.exists'), 'upstream need not be asked');
    assert.equal((await revoke(browser, body.pinProof)).status, 200);
    upstream.script.consents.asked = askedRequest;
    clock.advance(1);
    refused(await grant(browser, body.pinProof), 403, 'pin-required');
  });

  test('is proven for one browser and one patient', async () => {
    const { browser, proxy, upstream } = await withPin();
    const { pinProof } = (await verify(browser)).body;
    const other = new Browser(proxy);
    await other.login(2);
    refused(await grant(other, pinProof), 403, 'pin-required');
    const transaction = (await browser.post<OtpAnswer>(`${pinPath}/otp`, {})).body.transaction;
    for (const forged of [transaction, await browser.agree(), 'a.b.c.d.e']) {
      refused(await grant(browser, forged), 403, 'pin-required');
    }
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    await browser.login(3);
    refused(await grant(browser, pinProof), 403, 'pin-required');
    assert(!upstream.calls.includes('requests.grant'));
  });

  test('is locked for half an hour after five wrong ones in a row, in whichever browsers', async () => {
    const { browser, proxy, upstream, clock } = await withPin();
    const other = new Browser(proxy);
    await other.login(2);
    const asked = (): number => upstream.calls.filter((name) => /^pin\.(?:verify|change)/.test(name)).length;
    for (const by of [browser, other, browser, other]) refused(await verify(by, '0000'), 422, 'pin-wrong');
    assert.equal((await verify(browser)).status, 200, 'the right one begins anew');
    for (const by of [browser, other, browser, other]) refused(await verify(by, '0000'), 422, 'pin-wrong');
    assert.equal(refused(await verify(browser, '0000'), 429, 'pin-locked').retryAfterSeconds, 1800);
    const before = asked();
    clock.advance(60);
    assert.equal(refused(await verify(other), 429, 'pin-locked').retryAfterSeconds, 1740);
    const change = { pin, newPin: '1111' };
    refused(await browser.post(`${pinPath}/change`, change), 429, 'pin-locked');
    assert.equal(asked(), before, 'upstream is not asked');
    clock.advance(1739);
    assert.equal(refused(await verify(browser), 429, 'pin-locked').retryAfterSeconds, 1);
    clock.advance(1);
    assert.equal((await verify(browser)).status, 200);
  });

  test('that upstream has locked is not tried again meanwhile (AS-1093)', async () => {
    const { browser, upstream, clock } = await withPin();
    const tries = (): number => upstream.calls.filter((name) => name === 'pin.verify').length;
    upstream.script.pin.verify = () => {
      throw new UpstreamError('pin-locked', { waitSeconds: 600, nothingDone: true });
    };
    assert.equal(refused(await verify(browser), 429, 'pin-locked').retryAfterSeconds, 600);
    clock.advance(599);
    assert.equal(refused(await verify(browser), 429, 'pin-locked').retryAfterSeconds, 1);
    assert.equal(tries(), 1);
    clock.advance(1);
    upstream.script.pin.verify = () => undefined;
    assert.equal((await verify(browser)).status, 200);
  });

  test('of one patient is not locked by another', async () => {
    const { browser, proxy, upstream } = await withPin();
    for (let time = 0; time < 5; time += 1) await verify(browser, '0000');
    const other = new Browser(proxy);
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    await other.login(2);
    assert.equal((await verify(other)).status, 200);
  });

  test('is tried five times also when all tries come at once; a failure of upstream is no try', async () => {
    const { browser, upstream } = await withPin();
    upstream.script.pin.verify = () => {
      throw new UpstreamError('upstream-timeout');
    };
    for (let time = 0; time < 6; time += 1) refused(await verify(browser), 504, 'upstream-timeout');
    let tries = 0;
    upstream.script.pin.verify = async () => {
      tries += 1;
      await new Promise(setImmediate);
      throw new UpstreamError('pin-wrong', { nothingDone: true });
    };
    const answers = await Promise.all(Array.from({ length: 12 }, () => verify(browser, '0000')));
    assert.equal(tries, 5);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [...new Array<number>(4).fill(422), ...new Array<number>(8).fill(429)],
    );
  });

  test('is set by whoever has none, which proves it', async () => {
    const { browser, upstream } = await signedIn({ consentPin: 'always' });
    const { body } = await browser.post<Proven>(pinPath, { pin });
    assert.deepEqual(upstream.given.at(-1), [pin]);
    assert.equal((await grant(browser, body.pinProof)).status, 200);
    upstream.script.pin.exists = () => true;
    refused(await browser.post(pinPath, { pin: '1111' }), 403, 'pin-required');
    assert.equal(upstream.calls.filter((name) => name === 'pin.set').length, 1);
  });

  test('is changed by whoever gives it, which proves the other; a wrong one counts', async () => {
    const { browser, upstream } = await withPin();
    const change = { pin, newPin: '1111' };
    const { body } = await browser.post<Proven>(`${pinPath}/change`, change);
    assert.deepEqual(upstream.given.at(-1), [pin, '1111']);
    assert.equal((await grant(browser, body.pinProof)).status, 200);
    upstream.script.pin.change = () => {
      throw new UpstreamError('pin-wrong', { nothingDone: true });
    };
    for (let time = 0; time < 4; time += 1) {
      refused(await browser.post(`${pinPath}/change`, change), 422, 'pin-wrong');
    }
    refused(await browser.post(`${pinPath}/change`, change), 429, 'pin-locked');
    refused(await verify(browser), 429, 'pin-locked');
  });

  test('has four digits', async () => {
    const { browser, upstream } = await signedIn();
    const calls = upstream.calls.length;
    for (const bad of ['123', '12345', '12a4', '१२३४', '', 1234]) {
      assert.equal(refused(await browser.post(pinPath, { pin: bad }), 400, 'invalid-request').field, 'pin');
    }
    assert.equal(upstream.calls.length, calls);
  });

  test('is in no answer and no line of the log', async () => {
    const { browser, log } = await withPin();
    const proof = await verify(browser);
    const answers = [
      proof,
      await verify(browser, '5937'),
      await browser.post(`${pinPath}/change`, { pin, newPin: '5937' }),
      await grant(browser, proof.body.pinProof),
    ];
    for (const { text } of answers) assert(!/"(?:4826|5937)"|upstream-patient/.test(text));
    const lines = JSON.stringify(log.lines.map(({ fields: { requestId: _id, ...fields } }) => fields));
    assert(!/4826|5937|request-1/.test(lines), lines);
  });
});

describe('a forgotten consent PIN', () => {
  const forgotten = async (): Promise<ReturnType<typeof testPortal> & { transaction: string }> => {
    const portal = await withPin();
    const { body, status, text } = await portal.browser.post<OtpAnswer>(`${pinPath}/otp`, {});
    assert.equal(status, 200, text);
    return { ...portal, transaction: body.transaction };
  };
  const verifyOtp = (browser: Browser, transaction: string): Promise<Answer<{ transaction: string }>> =>
    browser.post<{ transaction: string }>(`${pinPath}/otp/verify`, { transaction, otp: '123456' });

  test('is replaced by OTP, which opens its lock and proves the new one', async () => {
    const { browser, upstream, clock, transaction } = await forgotten();
    for (let time = 0; time < 5; time += 1) await verify(browser, '0000');
    refused(await verify(browser), 429, 'pin-locked');
    clock.advance(60);
    upstream.script.send = () => ({ transaction: 'upstream-txn-9', sentTo: '******0001' });
    const again = await browser.post<OtpAnswer>(`${pinPath}/otp/resend`, { transaction });
    assert.equal(again.body.otp.sentTo, '******0001');
    assert.equal(upstream.calls.at(-1), 'pin.sendOtp', 'a resend is a new beginning upstream');
    const next = await verifyOtp(browser, again.body.transaction);
    assert.deepEqual(upstream.given.length, upstream.calls.length);
    const reset = { transaction: next.body.transaction, pin: '7777' };
    const { body } = await browser.post<Proven>(`${pinPath}/reset`, reset);
    assert.deepEqual(upstream.given.at(-1), ['7777']);
    assert.equal((await grant(browser, body.pinProof)).status, 200);
    assert.equal((await verify(browser)).status, 200, 'it is not locked any more');
    refused(await browser.post(`${pinPath}/reset`, reset), 409, 'transaction-lost');
  });

  test('is not replaced without its OTP, in its order, once', async () => {
    const { browser, upstream, transaction } = await forgotten();
    const reset = (sealed: string): Promise<Answer<unknown>> =>
      browser.post(`${pinPath}/reset`, { transaction: sealed, pin: '7777' });
    refused(await reset(transaction), 409, 'transaction-lost');
    upstream.script.pin.verifyOtp = () => {
      throw new UpstreamError('otp-wrong', { nothingDone: true });
    };
    assert.equal(refused(await verifyOtp(browser, transaction), 422, 'otp-wrong').otp?.sendsLeft, 2);
    upstream.script.pin.verifyOtp = () => undefined;
    const { body } = await verifyOtp(browser, transaction);
    refused(await verifyOtp(browser, transaction), 409, 'transaction-lost');
    refused(await verifyOtp(browser, body.transaction), 409, 'transaction-lost');
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    await browser.login(3);
    refused(await reset(body.transaction), 409, 'transaction-lost');
    assert(!upstream.calls.includes('pin.reset'));
  });

  test('whose replacement failed can be replaced once more', async () => {
    const { browser, upstream, transaction } = await forgotten();
    const next = (await verifyOtp(browser, transaction)).body.transaction;
    upstream.script.pin.reset = () => {
      throw new UpstreamError('upstream-unavailable');
    };
    const body = { transaction: next, pin: '7777' };
    refused(await browser.post(`${pinPath}/reset`, body), 503, 'upstream-unavailable');
    upstream.script.pin.reset = () => undefined;
    assert.equal((await browser.post(`${pinPath}/reset`, body)).status, 200);
  });

  test('counts its OTPs with the others that go to the patient', async () => {
    const { browser, clock, transaction } = await forgotten();
    refused(await browser.post(`${pinPath}/otp`, {}), 429, 'otp-too-soon');
    refused(await browser.post(`${pinPath}/otp/resend`, { transaction }), 429, 'otp-too-soon');
    clock.advance(60);
    assert.equal((await browser.post<OtpAnswer>('/v1/session/otp', {})).body.otp.sendsLeft, 1);
    clock.advance(60);
    assert.equal(
      (await browser.post<OtpAnswer>(`${pinPath}/otp/resend`, { transaction })).body.otp.sendsLeft,
      0,
    );
    clock.advance(60);
    refused(await browser.post(`${pinPath}/otp`, {}), 429, 'otp-too-many');
  });
});
