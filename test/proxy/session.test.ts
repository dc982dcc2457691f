import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epochHeader } from '../../src/contract/headers.js';
import type { Session } from '../../src/contract/session.js';
import { type AbdmProxy, type ProxyOptions, UpstreamError } from '../../src/proxy/index.js';
import {
  type Answer,
  Browser,
  type OtpAnswer,
  origin,
  patientNumber,
  refused,
  type ScriptedUpstream,
  testPortal,
} from './portal.js';

const otp = '123456';

async function signIn(
  browser: Browser,
  { script }: ScriptedUpstream,
  number: number,
  name?: string,
): Promise<void> {
  script.login = () => ({ next: 'done', ...patientNumber(number, name) });
  const { body, text } = await browser.login(number);
  assert.equal(body.next, 'done', text);
}

/** A browser on which patients are signed in, the last one present. */
async function family(
  numbers: readonly number[],
  options: Partial<ProxyOptions> = {},
): Promise<ReturnType<typeof testPortal>> {
  const portal = testPortal(options);
  for (const number of numbers) await signIn(portal.browser, portal.upstream, number);
  return portal;
}

/** Somebody who took a copy of the cookie and tries it. */
async function stolen(proxy: AbdmProxy, cookie: string): Promise<Answer<Session>> {
  const thief = new Browser(proxy);
  thief.cookie = cookie;
  return thief.get<Session>('/v1/session');
}

async function isGoodForNothing(proxy: AbdmProxy, cookie: string): Promise<void> {
  const { body, headers } = await stolen(proxy, cookie);
  assert.deepEqual(body, { patients: [], gatewaySession: 'none' });
  assert.match(headers.get('Set-Cookie') ?? '', /^__Host-abdm=; Max-Age=0;/);
  const thief = new Browser(proxy);
  thief.cookie = cookie;
  refused(await thief.get('/v1/profile'), 401, 'sign-in-required');
}

test('nobody is signed in at first, and asking changes nothing', async () => {
  const { browser, upstream } = testPortal();
  const answer = await browser.get<Session>('/v1/session');
  assert.deepEqual(answer.body, { patients: [], gatewaySession: 'none' });
  assert.equal(answer.headers.get('Set-Cookie'), null);
  assert.deepEqual(upstream.calls, []);
});

test('the session is open, expired or unknown, and never an error', async () => {
  const { browser, upstream } = await family([1]);
  const states: [() => boolean, string][] = [
    [() => true, 'open'],
    [() => false, 'expired'],
    [
      () => {
        throw new UpstreamError('session-expired', { nothingDone: true });
      },
      'expired',
    ],
    [
      () => {
        throw new UpstreamError('upstream-timeout');
      },
      'unknown',
    ],
    [
      () => {
        throw new UpstreamError('misconfigured');
      },
      'unknown',
    ],
  ];
  for (const [isOpen, state] of states) {
    upstream.script.sessionIsOpen = isOpen;
    const { patients, gatewaySession } = await browser.session();
    assert.equal(gatewaySession, state);
    assert.deepEqual(
      patients.map(({ abhaAddress, name, current }) => ({ abhaAddress, name, current })),
      [{ abhaAddress: 'patient1@abdm', name: 'Patient 1', current: true }],
    );
  }
  assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');
});

test('a patient without an id at upstream is never mistaken for another one', async () => {
  const { browser, upstream } = testPortal({ identify: () => ({ userId: 'parent' }) });
  const { abha } = patientNumber(1);
  upstream.script.login = () => ({ next: 'done', abha });
  await browser.login();
  assert.equal((await browser.session()).gatewaySession, 'unknown');
  assert(!upstream.calls.includes('session.isOpen'));
});

test('several patients of one portal user are signed in, and one of them is shown', async () => {
  const { browser, upstream } = await family([1, 2]);
  const before = await browser.session();
  assert.deepEqual(
    before.patients.map(({ abhaAddress, current }) => [abhaAddress, current]),
    [
      ['patient1@abdm', false],
      ['patient2@abdm', true],
    ],
  );
  const { cookie, epoch } = browser;
  const { patient } = before.patients[0]!;
  const switched = await browser.post<Session>('/v1/session/patient', { patient });
  assert.deepEqual(
    switched.body.patients.map(({ current }) => current),
    [true, false],
  );
  assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');
  assert.notEqual(browser.cookie, cookie);
  assert.notEqual(browser.epoch, epoch);
  await isGoodForNothing(browser.proxy, cookie);
  assert.equal((await browser.session()).patients.length, 2);
});

test('only a patient of this browser can be switched to', async () => {
  const { browser, proxy, upstream } = await family([1]);
  const other = new Browser(proxy);
  await signIn(other, upstream, 2);
  const { patient } = (await other.session()).patients[0]!;
  const { cookie } = browser;
  const answer = await browser.post('/v1/session/patient', { patient });
  assert.equal(refused(answer, 400, 'invalid-request').field, 'patient');
  assert.equal(browser.cookie, cookie);
  const nobody = await new Browser(proxy).post('/v1/session/patient', { patient });
  refused(nobody, 401, 'sign-in-required');
});

test('a page that shows another patient changes nothing, and upstream is not asked', async () => {
  const { browser, upstream } = await family([1]);
  const stale = { [epochHeader]: browser.epoch ?? '' };
  await signIn(browser, upstream, 2);
  const { patient } = (await browser.session()).patients[0]!;
  const calls = upstream.calls.length;
  for (const [path, body] of [
    ['/v1/session/patient', { patient }],
    ['/v1/session/sign-out', {}],
    ['/v1/session/otp', {}],
  ] as const) {
    refused(await browser.post(path, body, stale), 409, 'patient-changed');
  }
  refused(await browser.send('PATCH', '/v1/profile', '{}', stale), 409, 'patient-changed');
  assert.equal(upstream.calls.length, calls);
  assert.equal((await browser.session()).patients.length, 2);
});

test('signing in again replaces the earlier sign-in, and a seventh patient the oldest', async () => {
  const { browser, upstream, clock } = await family([1, 2]);
  clock.advance(60);
  await signIn(browser, upstream, 1, 'Patient One');
  const addresses = async (): Promise<string[]> =>
    (await browser.session()).patients.map(({ abhaAddress }) => abhaAddress);
  assert.deepEqual(await addresses(), ['patient2@abdm', 'patient1@abdm']);
  for (const number of [3, 4, 5, 6, 7]) await signIn(browser, upstream, number);
  assert.deepEqual(
    await addresses(),
    [1, 3, 4, 5, 6, 7].map((number) => `patient${number}@abdm`),
  );
});

test('the cookie stays below what browsers keep, however long names and ids are', async () => {
  const options = { identify: () => ({ userId: 'u'.repeat(200) }) };
  const { browser, upstream } = testPortal(options);
  const longest = async (number: number): Promise<string> => {
    const { body } = await browser.sendLoginOtp(number);
    const end = await browser.post('/v1/login/verify', { transaction: body.transaction, otp });
    assert.equal(end.status, 200, end.text);
    return end.headers.get('Set-Cookie') ?? '';
  };
  for (let number = 1; number <= 6; number++) {
    upstream.script.login = () => ({ next: 'done', ...patientNumber(number, 'अ'.repeat(500)) });
    assert((await longest(number)).length < 4096);
  }
  const { patients } = await browser.session();
  assert.equal(patients.length, 6);
  assert.equal(patients[0]?.name, 'अ'.repeat(80));
  for (let number = 11; number <= 16; number++) {
    const abha = {
      abhaAddress: `${'a'.repeat(93)}${number}@abdm`,
      name: '😀'.repeat(80),
      kycVerified: false,
    };
    upstream.script.login = () => ({ next: 'done', abha, patientId: 'p'.repeat(128) });
    assert((await longest(number)).length < 4096);
  }
  assert((await browser.session()).patients.at(-1)?.abhaAddress.includes('16@'));
});

test('another sign-in does not prolong those before it', async () => {
  const { browser, upstream, clock } = await family([1]);
  for (let minutes = 0; minutes < 11 * 60; minutes += 20) {
    clock.advance(20 * 60);
    await browser.session();
  }
  await signIn(browser, upstream, 2);
  for (let minutes = 0; minutes < 60; minutes += 20) {
    clock.advance(20 * 60);
    await browser.get('/v1/pincodes/226001');
  }
  assert.deepEqual((await browser.session()).patients, []);
});

test('signing out is for good: the cookie is taken back, and a copy of it is refused', async () => {
  const { browser, proxy } = await family([1, 2]);
  const { cookie, epoch } = browser;
  const answer = await browser.post<Session>('/v1/session/sign-out', {});
  assert.deepEqual(answer.body, { patients: [], gatewaySession: 'none' });
  assert.match(answer.headers.get('Set-Cookie') ?? '', /^__Host-abdm=; Max-Age=0;/);
  assert.notEqual(browser.epoch, epoch);
  await isGoodForNothing(proxy, cookie);
  assert.deepEqual((await browser.session()).patients, []);
  assert.equal((await browser.post('/v1/session/sign-out', {})).status, 200);
});

test('signing out twice at once is signing out', async () => {
  const { browser, proxy } = await family([1]);
  const { cookie } = browser;
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => browser.post('/v1/session/sign-out', {}, { Cookie: cookie })),
  );
  for (const { status, text } of answers) assert.equal(status, 200, text);
  await isGoodForNothing(proxy, cookie);
});

test('a sign-in that was under way while the browser signed out does not bring anybody back', async () => {
  const { browser, upstream } = await family([1]);
  const { transaction } = (await browser.sendLoginOtp(2)).body;
  const { cookie } = browser;
  upstream.script.login = async () => {
    await browser.post('/v1/session/sign-out', {});
    return { next: 'done', ...patientNumber(2) };
  };
  const late = await browser.post('/v1/login/verify', { transaction, otp }, { Cookie: cookie });
  refused(late, 409, 'patient-changed');
  assert.deepEqual((await browser.session()).patients, []);
});

test("the portal's server signs a browser out", async () => {
  const { browser, proxy } = await family([1]);
  const { cookie } = browser;
  const logout = new Request(`${origin}/logout`, { headers: { Cookie: `theme=dark; ${cookie}` } });
  const headers = await proxy.signOut(logout);
  assert.match(
    headers.get('Set-Cookie') ?? '',
    /^__Host-abdm=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  await isGoodForNothing(proxy, cookie);
  for (const given of ['', '__Host-abdm=', '__Host-abdm=a.b.c']) {
    const request = new Request(`${origin}/logout`, { headers: { Cookie: given } });
    assert.match((await proxy.signOut(request)).get('Set-Cookie') ?? '', /Max-Age=0/);
  }
});

test("the portal's server signs a user out of every browser, and only that one", async () => {
  let userId = 'user-a';
  const { browser, proxy, upstream, clock } = await family([1], { identify: () => ({ userId }) });
  const second = new Browser(proxy);
  await signIn(second, upstream, 2);
  userId = 'user-b';
  const other = new Browser(proxy);
  await signIn(other, upstream, 3);
  const copies = [browser.cookie, second.cookie];
  await proxy.signOutUser('user-a');
  assert.equal((await other.session()).patients.length, 1);
  userId = 'user-a';
  for (const cookie of copies) await isGoodForNothing(proxy, cookie);
  await signIn(browser, upstream, 4);
  assert.equal((await browser.session()).patients.length, 1, 'sign-ins afterwards are not touched');
  await proxy.signOutUser('user-a');
  assert.deepEqual((await browser.session()).patients, []);
  clock.advance(60);
  await signIn(browser, upstream, 4);
  clock.advance(20 * 60);
  assert.equal((await browser.session()).patients.length, 1);
});

test('a sign-in that was under way while the user was signed out everywhere does not count', async () => {
  const { browser, proxy, upstream } = testPortal({ identify: () => ({ userId: 'user-a' }) });
  upstream.script.login = async () => {
    await proxy.signOutUser('user-a');
    return { next: 'done', ...patientNumber(1) };
  };
  refused(await browser.login(), 409, 'patient-changed');
  assert.deepEqual((await browser.session()).patients, []);
});

test('a copy of the cookie is refused under another portal user, and from then on', async () => {
  let userId = 'user-a';
  const { browser, proxy } = await family([1], { identify: () => ({ userId }) });
  const { cookie } = browser;
  assert.equal((await stolen(proxy, cookie)).body.patients.length, 1);
  userId = 'user-b';
  await isGoodForNothing(proxy, cookie);
  userId = 'user-a';
  await isGoodForNothing(proxy, cookie);
});

test('a copy of the cookie is refused past its idle and its whole life', async () => {
  const idle = await family([1]);
  const { cookie } = idle.browser;
  idle.clock.advance(30 * 60);
  await isGoodForNothing(idle.proxy, cookie);
  const whole = await family([1]);
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    whole.clock.advance(20 * 60);
    assert.equal((await whole.browser.session()).patients.length, 1);
  }
  const last = whole.browser.cookie;
  whole.clock.advance(20 * 60);
  await isGoodForNothing(whole.proxy, last);
});

test('the session is opened again by an OTP for the present patient alone', async () => {
  const { browser, upstream, clock } = await family([1, 2]);
  clock.advance(60);
  const first = await browser.post<OtpAnswer>('/v1/session/otp', {});
  assert.equal(first.body.otp.sendsLeft, 2);
  assert.deepEqual(upstream.given.at(-1), ['patient2@abdm']);
  assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-2');
  const { transaction } = first.body;
  refused(await browser.post('/v1/session/otp', {}), 429, 'otp-too-soon');
  refused(await browser.post('/v1/session/otp/resend', { transaction }), 429, 'otp-too-soon');
  clock.advance(60);
  upstream.script.send = () => ({ transaction: 'upstream-txn-again' });
  const resent = await browser.post<OtpAnswer>('/v1/session/otp/resend', { transaction });
  assert.equal(resent.body.otp.sendsLeft, 1);
  assert.equal(upstream.calls.at(-1), 'session.sendOtp');
  const { epoch, cookie } = browser;
  const end = await browser.post<Session>('/v1/session/verify', {
    transaction: resent.body.transaction,
    otp,
  });
  assert.equal(end.body.gatewaySession, 'open');
  assert.deepEqual(
    end.body.patients.map(({ current }) => current),
    [false, true],
  );
  assert.deepEqual(upstream.given.at(-1), ['upstream-txn-again', otp]);
  assert.deepEqual([browser.epoch, browser.cookie], [epoch, cookie]);
  refused(await browser.post('/v1/session/verify', { transaction, otp }), 409, 'transaction-lost');
});

test('OTPs of a session count together with those of a sign-in by the same address', async () => {
  const { browser, proxy } = await family([1]);
  await browser.post('/v1/session/otp', {});
  const identifier = { kind: 'abha-address', value: 'Patient1@abdm' };
  const login = await new Browser(proxy).post('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  refused(login, 429, 'otp-too-soon');
});

test('the OTP of one patient opens nothing once another one is shown', async () => {
  const { browser, upstream } = await family([1, 2]);
  const { transaction } = (await browser.post<OtpAnswer>('/v1/session/otp', {})).body;
  const { patient } = (await browser.session()).patients[0]!;
  await browser.post('/v1/session/patient', { patient });
  refused(await browser.post('/v1/session/verify', { transaction, otp }), 409, 'transaction-lost');
  refused(await browser.post('/v1/session/otp/resend', { transaction }), 409, 'transaction-lost');
  assert(!upstream.calls.includes('session.verifyOtp'));
});

test('fifty presses at once check the OTP once', async () => {
  const { browser, upstream } = await family([1]);
  const { transaction } = (await browser.post<OtpAnswer>('/v1/session/otp', {})).body;
  upstream.script.verifySession = () => new Promise((resolve) => setTimeout(resolve, 20));
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => browser.post('/v1/session/verify', { transaction, otp })),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  for (const { status } of answers) assert([200, 409, 429].includes(status));
  assert.equal(upstream.calls.filter((name) => name === 'session.verifyOtp').length, 1);
});

test('a wrong OTP of the session says where the patient stands', async () => {
  const { browser, upstream } = await family([1]);
  const { transaction } = (await browser.post<OtpAnswer>('/v1/session/otp', {})).body;
  upstream.script.verifySession = () => {
    throw new UpstreamError('otp-wrong', { nothingDone: true });
  };
  const error = refused(await browser.post('/v1/session/verify', { transaction, otp }), 422, 'otp-wrong');
  assert.equal(error.otp?.sendsLeft, 2);
});

test('what opens the session does not ask for it', async () => {
  const { browser, upstream } = await family([1]);
  upstream.script.send = () => {
    throw new UpstreamError('session-expired', { nothingDone: true });
  };
  const { otp: stand } = refused(await browser.post('/v1/session/otp', {}), 503, 'upstream-unavailable');
  assert.equal(stand?.sendsLeft, 3);
});

test('nobody signed in, no OTP', async () => {
  const { browser, upstream } = testPortal();
  refused(await browser.post('/v1/session/otp', {}), 401, 'sign-in-required');
  refused(await browser.post('/v1/session/verify', { transaction: 'a.b', otp }), 401, 'sign-in-required');
  assert.deepEqual(upstream.calls, []);
});
