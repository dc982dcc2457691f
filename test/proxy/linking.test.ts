import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LinkedCareContext } from '../../src/contract/care-contexts.js';
import type { Discovery } from '../../src/contract/linking.js';
import { epochHeader } from '../../src/contract/headers.js';
import { type ProxyOptions, type RecordsLinkedEvent, UpstreamError } from '../../src/proxy/index.js';
import { foundPatients } from './linking-script.js';
import { type Answer, Browser, type OtpAnswer, patientNumber, refused, testPortal } from './portal.js';

const base = '/v1/care-contexts';
const otp = '123456';
const visit1 = { patientReference: 'MRN-1', careContextId: 'visit-1' };
const visit2 = { patientReference: 'MRN-1', careContextId: 'visit-2' };

const failing = (error: UpstreamError) => () => Promise.reject(error);
const refusal = (kind: UpstreamError['kind'], waitSeconds?: number): UpstreamError =>
  new UpstreamError(kind, { nothingDone: true, ...(waitSeconds !== undefined && { waitSeconds }) });

const discover = (browser: Browser, more: object = {}): Promise<Answer<Discovery>> =>
  browser.post<Discovery>(`${base}/discovery`, { hipId: 'HIP-1', ...more });
const send = (browser: Browser, transaction: string, visit: object = visit1): Promise<Answer<OtpAnswer>> =>
  browser.post<OtpAnswer>(`${base}/link/otp`, { transaction, ...visit });
const resend = (browser: Browser, transaction: string): Promise<Answer<OtpAnswer>> =>
  browser.post<OtpAnswer>(`${base}/link/otp/resend`, { transaction });
const confirm = (browser: Browser, transaction: string): Promise<Answer<{ careContextId: string }>> =>
  browser.post<{ careContextId: string }>(`${base}/link/confirm`, { transaction, otp });

type Portal = ReturnType<typeof testPortal> & {
  readonly events: RecordsLinkedEvent[];
  sent(name: string): number;
  /** What the last call of this name was given. */
  given(name: string): unknown[];
};

async function signedIn(options: Partial<ProxyOptions> = {}): Promise<Portal> {
  const events: RecordsLinkedEvent[] = [];
  const onRecordsLinked = (event: RecordsLinkedEvent): void => void events.push(event);
  const portal = testPortal({ hooks: { onRecordsLinked }, ...options });
  await portal.browser.login();
  const { calls, given } = portal.upstream;
  return {
    ...portal,
    events,
    sent: (name) => calls.filter((call) => call === name).length,
    given: (name) => given[calls.lastIndexOf(name)] ?? assert.fail(`no call ${name}`),
  };
}

/** A transaction in step `choose-visits`. */
async function discovered(browser: Browser): Promise<string> {
  const { body, text } = await discover(browser);
  assert(body.found === 'visits', text);
  return body.transaction;
}

/** A transaction in step `otp`. */
async function asked(browser: Browser, visit: object = visit1): Promise<string> {
  const { body, status, text } = await send(browser, await discovered(browser), visit);
  assert.equal(status, 200, text);
  return body.transaction;
}

const linked = (...ids: string[]): LinkedCareContext[] => ids.map((id) => ({ id, display: id }));

describe('linked care contexts', () => {
  test('are listed by facility, for the patient whom upstream knows by an id (P2 12.1)', async () => {
    const { browser, upstream, given } = await signedIn();
    const contexts: LinkedCareContext[] = [
      { id: 'visit-2', display: 'June', createdAt: '2026-06-01T00:00:00.000Z', status: 'DataProcessed' },
      { id: 'visit 1/a', display: '' },
    ];
    upstream.script.linking.linked = () => contexts;
    const providers = await browser.get(`${base}/providers`);
    assert.deepEqual(providers.body, {
      providers: [{ hipId: 'HIP-1', name: 'Lake Hospital' }, { hipId: 'HIP-2' }],
    });
    assert.deepEqual((await browser.post(`${base}/linked`, { hipId: 'HIP-1' })).body, {
      careContexts: contexts,
    });
    assert.deepEqual(given('careContexts.list'), ['HIP-1']);
    assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');
    refused(await browser.post(`${base}/linked`, { hipId: 'a b' }), 400, 'invalid-request');
  });

  test('come in two parts where they are many: the newest, and the others', async () => {
    const { browser, upstream } = await signedIn();
    const all = Array.from({ length: 203 }, (_, index) => ({ id: `visit-${index}`, display: '' }));
    upstream.script.linking.linked = () => all;
    const part = async (name: string): Promise<unknown> =>
      (await browser.post(`${base}/linked`, { hipId: 'HIP-1', part: name })).body;
    assert.deepEqual(await part('newest'), { careContexts: all.slice(0, 200), older: 3 });
    assert.deepEqual(await part('older'), { careContexts: all.slice(200) });
    upstream.script.linking.linked = () => all.slice(0, 200);
    assert.deepEqual(await part('newest'), { careContexts: all.slice(0, 200) });
    refused(await browser.post(`${base}/linked`, { hipId: 'HIP-1', part: 'all' }), 400, 'invalid-request');
  });

  test('and all of linking are for a signed-in patient whom upstream knows by an id', async () => {
    const nobody = testPortal();
    const stranger = testPortal();
    const { abha } = patientNumber(1);
    stranger.upstream.script.login = () => ({ next: 'done', abha });
    await stranger.browser.login();
    const calls = stranger.upstream.calls.length;
    for (const ask of [
      (browser: Browser) => browser.get(`${base}/providers`),
      (browser: Browser) => browser.post(`${base}/linked`, { hipId: 'HIP-1' }),
      (browser: Browser) => discover(browser),
    ]) {
      refused(await ask(nobody.browser), 401, 'sign-in-required');
      refused(await ask(stranger.browser), 503, 'upstream-unavailable');
    }
    for (const ask of [send, resend, confirm]) {
      refused(await ask(nobody.browser, 'a.b'), 401, 'sign-in-required');
    }
    assert.deepEqual(nobody.upstream.calls, []);
    assert.equal(stranger.upstream.calls.length, calls);
  });

  test('of which the gateway session must be renewed first say so (HTTP 491)', async () => {
    const { browser, upstream, events } = await signedIn();
    const transaction = await asked(browser);
    const choosing = await discovered(browser);
    const over = failing(refusal('session-expired'));
    Object.assign(upstream.script.linking, {
      providers: over,
      linked: over,
      discover: over,
      sendOtp: over,
      confirm: over,
    });
    for (const answer of [
      await browser.get(`${base}/providers`),
      await browser.post(`${base}/linked`, { hipId: 'HIP-1' }),
      await discover(browser),
      await send(browser, choosing, visit2),
      await confirm(browser, transaction),
    ]) {
      refused(answer, 401, 'session-expired');
    }
    upstream.script.linking.sendOtp = () => ({ transaction: 'txn' });
    assert.equal((await send(browser, choosing, visit2)).status, 200, 'nothing was sent, so nothing counts');
    upstream.script.linking.confirm = () => undefined;
    assert.equal((await confirm(browser, transaction)).status, 200);
    assert.equal(events.length, 1);
  });
});

describe('a discovery', () => {
  test('names the visits to link, by patient, and nothing of upstream (P2 1.3 to 1.5)', async () => {
    const { browser, given } = await signedIn();
    const { body, text } = await discover(browser, { patientReference: ' MRN 7 ' });
    assert(body.found === 'visits', text);
    assert.deepEqual(body.patients, foundPatients.patients);
    assert.deepEqual(given('linking.discover'), ['HIP-1', 'MRN 7']);
    assert.deepEqual(given('careContexts.list'), ['HIP-1']);
    assert(!text.includes('upstream-'));
    await discover(browser);
    assert.deepEqual(given('linking.discover'), ['HIP-1', undefined]);
  });

  test('asks the facility and for what is linked at the same time', async () => {
    const { browser, upstream, sent } = await signedIn();
    let answer = (): void => undefined;
    upstream.script.linking.discover = () =>
      new Promise((resolve) => (answer = () => resolve(foundPatients)));
    const slow = discover(browser);
    while (sent('linking.discover') + sent('careContexts.list') < 2) await new Promise(setImmediate);
    answer();
    assert.equal((await slow).body.found, 'visits');
  });

  test('never lists what is linked, nor a patient who has nothing else (P2 1.5)', async () => {
    const { browser, upstream } = await signedIn();
    upstream.script.linking.linked = () => linked('visit-2', 'visit-3', 'visit-9');
    const { body, text } = await discover(browser);
    assert(body.found === 'visits', text);
    assert.deepEqual(
      body.patients.map(({ reference, careContexts }) => [reference, careContexts.map(({ id }) => id)]),
      [['MRN-1', ['visit-1']]],
    );
  });

  test('says which nothing it is: nobody, nothing new, all linked (P2 1.5)', async () => {
    const { browser, upstream } = await signedIn();
    const { linking } = upstream.script;
    for (const found of ['nobody', 'nothing-new'] as const) {
      linking.discover = () => ({ found });
      assert.deepEqual((await discover(browser)).body, { found });
    }
    const [patient] = foundPatients.patients;
    assert(patient);
    linking.discover = () => ({ ...foundPatients, patients: [{ ...patient, careContexts: [] }] });
    assert.deepEqual((await discover(browser)).body, { found: 'nothing-new' });
    linking.discover = () => foundPatients;
    linking.linked = () => linked('visit-1', 'visit-2', 'visit-3');
    assert.deepEqual((await discover(browser)).body, { found: 'all-linked' });
  });

  test('goes on without the linked list where that cannot be read', async () => {
    const { browser, upstream } = await signedIn();
    for (const kind of ['upstream-timeout', 'upstream-unavailable', 'facility-not-found'] as const) {
      upstream.script.linking.linked = failing(new UpstreamError(kind));
      const { body } = await discover(browser);
      assert(body.found === 'visits');
      assert.deepEqual(body.patients, foundPatients.patients);
    }
  });

  test('of a facility that does not answer says so (ABDM-1028), a late answer of upstream too', async () => {
    const { browser, upstream } = await signedIn();
    upstream.script.linking.discover = failing(refusal('facility-unreachable'));
    assert.equal(refused(await discover(browser), 502, 'facility-unreachable').nextStep, 'retry');
    upstream.script.linking.discover = failing(new UpstreamError('upstream-timeout'));
    refused(await discover(browser), 504, 'upstream-timeout');
  });

  test('of the wrong form is refused before anybody is asked', async () => {
    const { browser, upstream } = await signedIn();
    const calls = upstream.calls.length;
    const wrong: [object, string][] = [
      [{ hipId: undefined }, 'hipId'],
      [{ hipId: 'a b' }, 'hipId'],
      [{ hipId: '..' }, 'hipId'],
      [{ patientReference: ' ' }, 'patientReference'],
      [{ patientReference: 'a\nb' }, 'patientReference'],
      [{ patientReference: 'x'.repeat(101) }, 'patientReference'],
      [{ oid: 'somebody' }, 'oid'],
    ];
    for (const [more, field] of wrong) {
      assert.equal(refused(await discover(browser, more), 400, 'invalid-request').field, field);
    }
    assert.equal(upstream.calls.length, calls);
  });
});

describe('linking', () => {
  test('goes visit by visit, and the portal is told of each (P2 1.6 and 1.7)', async () => {
    const { browser, given, events, clock } = await signedIn({ identify: () => ({ userId: 'user-a' }) });
    const choosing = await discovered(browser);
    for (const [index, visit] of [visit1, visit2].entries()) {
      const { body, text } = await send(browser, choosing, visit);
      assert.deepEqual(given('linking.sendOtp'), ['upstream-txn-discovery', visit]);
      assert.equal(body.otp.sendsLeft, 2);
      const end = await confirm(browser, body.transaction);
      assert.deepEqual(end.body, { careContextId: visit.careContextId });
      assert.deepEqual(given('linking.confirm'), [`upstream-txn-link-${index + 1}`, otp]);
      assert(!`${text}${end.text}`.includes('upstream-'));
    }
    assert.match(events[0]?.requestId ?? '', /^[0-9a-f-]{36}$/);
    assert.deepEqual(
      events,
      [visit1, visit2].map(({ careContextId }, index) => ({
        portalUser: { userId: 'user-a' },
        abhaAddress: 'patient1@abdm',
        hipId: 'HIP-1',
        careContextIds: [careContextId],
        at: new Date(clock.now()).toISOString(),
        requestId: events[index]?.requestId,
      })),
    );
  });

  test('sends one OTP for two presses, and another visit need not wait', async () => {
    const { browser, sent } = await signedIn();
    const choosing = await discovered(browser);
    const answers = await Promise.all([send(browser, choosing), send(browser, choosing)]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 429]);
    refused(await send(browser, choosing), 429, 'otp-too-soon');
    refused(await send(browser, await discovered(browser)), 429, 'otp-too-soon');
    assert.equal(sent('linking.sendOtp'), 1);
    assert.equal((await send(browser, choosing, visit2)).status, 200);
  });

  test('sends an OTP again by the discovery, three for a visit in all, a minute apart', async () => {
    const { browser, clock, sent, given } = await signedIn();
    let transaction = await asked(browser, visit2);
    refused(await resend(browser, transaction), 429, 'otp-too-soon');
    for (const sendsLeft of [1, 0]) {
      clock.advance(60);
      const { body, status, text } = await resend(browser, transaction);
      assert.equal(status, 200, text);
      assert.equal(body.otp.sendsLeft, sendsLeft);
      assert.deepEqual(given('linking.sendOtp').slice(0, 1), ['upstream-txn-discovery']);
      const { patientReference, careContextId } = given('linking.sendOtp')[1] as typeof visit2;
      assert.deepEqual({ patientReference, careContextId }, visit2);
      ({ transaction } = body);
    }
    clock.advance(60);
    refused(await resend(browser, transaction), 429, 'otp-too-many');
    refused(await send(browser, await discovered(browser), visit2), 429, 'otp-too-many');
    assert.equal(sent('linking.sendOtp'), 3);
    await confirm(browser, transaction);
    assert.deepEqual(given('linking.confirm'), ['upstream-txn-link-3', otp]);
  });

  test('counts its OTPs apart: sixty in half an hour, and the patient can still sign in', async () => {
    const { browser, sent, clock } = await signedIn({ limits: { otpPerBrowser: 3 } });
    const choosing = await discovered(browser);
    const sendTo = (number: number): Promise<Answer<OtpAnswer>> =>
      send(browser, choosing, { ...visit1, careContextId: `visit-${number}` });
    for (let number = 1; number <= 60; number += 1) assert.equal((await sendTo(number)).status, 200);
    refused(await sendTo(61), 429, 'otp-too-many');
    assert.equal(sent('linking.sendOtp'), 60);
    assert.equal((await browser.sendLoginOtp(2)).status, 200);
    clock.advance(1800);
    assert.equal((await sendLater(browser)).status, 200);
  });

  async function sendLater(browser: Browser): Promise<Answer<OtpAnswer>> {
    await browser.login();
    return send(browser, await discovered(browser));
  }

  test('gives the budget back where the facility certainly sent nothing', async () => {
    const { browser, upstream, sent } = await signedIn();
    const choosing = await discovered(browser);
    const { sendOtp } = upstream.script.linking;
    upstream.script.linking.sendOtp = failing(refusal('facility-unreachable'));
    refused(await send(browser, choosing), 502, 'facility-unreachable');
    upstream.script.linking.sendOtp = failing(refusal('already-linked'));
    assert.equal(refused(await send(browser, choosing), 409, 'already-linked').otp?.sendsLeft, 3);
    upstream.script.linking.sendOtp = failing(new UpstreamError('upstream-timeout'));
    assert.equal(refused(await send(browser, choosing), 504, 'upstream-timeout').otp?.sendsLeft, 2);
    upstream.script.linking.sendOtp = sendOtp;
    refused(await send(browser, choosing), 429, 'otp-too-soon');
    assert.equal(sent('linking.sendOtp'), 3);
  });

  test('is confirmed once, however often it is pressed', async () => {
    const { browser, upstream, sent, events } = await signedIn();
    const transaction = await asked(browser);
    let answer = (): void => undefined;
    upstream.script.linking.confirm = () => new Promise((resolve) => (answer = resolve));
    const slow = confirm(browser, transaction);
    while (sent('linking.confirm') < 1) await new Promise(setImmediate);
    refused(await confirm(browser, transaction), 429, 'too-many-requests');
    answer();
    assert.equal((await slow).status, 200);
    refused(await confirm(browser, transaction), 409, 'transaction-lost');
    refused(await resend(browser, transaction), 409, 'transaction-lost');
    assert.deepEqual([sent('linking.confirm'), events.length], [1, 1]);
  });

  test('goes on after a wrong OTP, and tells nobody of what was not linked', async () => {
    const { browser, upstream, events } = await signedIn();
    const transaction = await asked(browser);
    for (const [kind, status] of [
      ['otp-wrong', 422],
      ['otp-expired', 422],
      ['already-linked', 409],
      ['upstream-timeout', 504],
    ] as const) {
      upstream.script.linking.confirm = failing(
        kind === 'upstream-timeout' ? new UpstreamError(kind) : refusal(kind),
      );
      const error = refused(await confirm(browser, transaction), status, kind);
      assert.equal(error.otp?.sendsLeft, kind.startsWith('otp-') ? 2 : undefined);
    }
    assert.deepEqual(events, []);
    upstream.script.linking.confirm = () => undefined;
    assert.equal((await confirm(browser, transaction)).status, 200);
    assert.equal(events.length, 1);
  });

  test('stands also when the portal cannot be told', async () => {
    const onRecordsLinked = (): never => {
      throw new Error('database of visit-1 is gone');
    };
    const { browser, log } = await signedIn({ hooks: { onRecordsLinked } });
    assert.equal((await confirm(browser, await asked(browser))).status, 200);
    const [line] = log.lines.filter(({ level }) => level === 'error');
    assert.equal(line?.fields.hook, 'onRecordsLinked');
    assert(!JSON.stringify(log.lines).includes('visit-1'));
  });

  test('takes only transactions of this browser, this patient, this flow and this step', async () => {
    const { browser, proxy, upstream, sent, clock } = await signedIn();
    const choosing = await discovered(browser);
    const ending = await asked(browser);
    const login = (await browser.sendLoginOtp(5)).body.transaction;
    const sends = sent('linking.sendOtp');
    const lost = async (from: Browser, first: string, last: string): Promise<void> => {
      refused(await send(from, first, visit2), 409, 'transaction-lost');
      refused(await resend(from, last), 409, 'transaction-lost');
      refused(await confirm(from, last), 409, 'transaction-lost');
    };
    await lost(browser, ending, choosing);
    await lost(browser, login, login);
    await lost(browser, 'a.b.c.d.e', `${ending.slice(0, -4)}AAAA`);
    const other = new Browser(proxy);
    upstream.script.login = () => ({ next: 'done', ...patientNumber(1) });
    await other.login(3);
    await lost(other, choosing, ending);
    clock.advance(601);
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    await browser.login(2);
    await lost(browser, choosing, ending);
    const [first] = (await browser.session()).patients;
    await browser.post('/v1/session/patient', { patient: first?.patient });
    await lost(browser, choosing, ending);
    assert.deepEqual([sent('linking.sendOtp') - sends, sent('linking.confirm')], [0, 0]);
  });

  test('is over twenty minutes after the discovery', async () => {
    const { browser, clock } = await signedIn();
    const choosing = await discovered(browser);
    clock.advance(20 * 60 - 1);
    assert.equal((await send(browser, choosing)).status, 200);
    clock.advance(1);
    refused(await send(browser, choosing, visit2), 409, 'transaction-lost');
  });

  test('is for the patient whom the page shows, and for nobody else', async () => {
    const { browser, upstream, sent } = await signedIn();
    const shown = { [epochHeader]: browser.epoch ?? '' };
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    await browser.login(2);
    for (const [path, body] of [
      ['discovery', { hipId: 'HIP-1' }],
      ['link/otp', { transaction: 'a.b', ...visit1 }],
      ['link/otp/resend', { transaction: 'a.b' }],
      ['link/confirm', { transaction: 'a.b', otp }],
    ] as const) {
      refused(await browser.post(`${base}/${path}`, body, shown), 409, 'patient-changed');
    }
    refused(await browser.get(`${base}/providers`, shown), 409, 'patient-changed');
    refused(await browser.post(`${base}/linked`, { hipId: 'HIP-1' }, shown), 409, 'patient-changed');
    assert.equal(sent('linking.discover') + sent('careContexts.list') + sent('careContexts.providers'), 0);
  });

  test('of the wrong form is refused before the facility is asked', async () => {
    const { browser, sent } = await signedIn();
    const transaction = await discovered(browser);
    const wrong: [object, string][] = [
      [{ patientReference: '' }, 'patientReference'],
      [{ patientReference: 'x'.repeat(201) }, 'patientReference'],
      [{ patientReference: 'a\u0000' }, 'patientReference'],
      [{ careContextId: '' }, 'careContextId'],
      [{ careContextId: 'x'.repeat(201) }, 'careContextId'],
      [{ careContextId: '\ud800' }, 'careContextId'],
      [{ hipId: 'HIP-2' }, 'hipId'],
      [{ transaction: 'x'.repeat(4097) }, 'transaction'],
    ];
    for (const [more, field] of wrong) {
      const answer = await send(browser, transaction, { ...visit1, ...more });
      assert.equal(refused(answer, 400, 'invalid-request').field, field);
    }
    assert.equal(sent('linking.sendOtp'), 0);
  });

  test('takes the longest ids that there can be', async () => {
    const { browser, upstream, given } = await signedIn();
    upstream.script.linking.discover = () => ({ ...foundPatients, transaction: 't'.repeat(256) });
    upstream.script.linking.sendOtp = () => ({ transaction: 'आ'.repeat(256) });
    const visit = { patientReference: 'आ'.repeat(200), careContextId: 'ண'.repeat(200) };
    const { body } = await discover(browser, { hipId: '"'.repeat(100) });
    assert(body.found === 'visits');
    const { body: begun, status, text } = await send(browser, body.transaction, visit);
    assert.equal(status, 200, text);
    assert(begun.transaction.length <= 4096, String(begun.transaction.length));
    assert.equal((await confirm(browser, begun.transaction)).body.careContextId, visit.careContextId);
    assert.deepEqual(given('linking.confirm')[0], 'आ'.repeat(256));
  });
});
