import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RequestDetails, RequestHead, RequestStatus } from '../../src/contract/requests.js';
import type { LoginOutcome } from '../../src/contract/outcomes.js';
import type { AbdmProxy, ConsentDecidedEvent } from '../../src/proxy/index.js';
import { type Answer, Browser, type OtpAnswer, refused } from './portal.js';
import { type SandboxPortal, startSandboxPortal } from './sandbox-portal.js';

const events: ConsentDecidedEvent[] = [];
let portal: SandboxPortal;
let proxy: AbdmProxy;
let ahead = 0;

before(async () => {
  portal = await startSandboxPortal({
    hooks: { onConsentDecided: (event) => void events.push(event) },
    now: () => Date.now() + ahead,
  });
  ({ proxy } = portal);
});
after(() => portal.close());

const kamala = { address: 'kamala.rajan@abdm', mobile: '9999900061' };
const sarita = { address: 'sarita.mohanty@abdm', mobile: '9999900062' };
const bhaskar = { address: 'bhaskar.reddy@abdm', mobile: '9999900063' };
const nusrat = { address: 'nusrat.jahan@abdm', mobile: '9999900065' };

/** Lets time go by, for the proxy and for upstream. */
function wait(seconds: number): void {
  ahead += seconds * 1000;
  portal.sandbox.desk.advanceClock(seconds);
}

const browsers = new Map<string, Promise<Browser>>();

/** Signs in, once for all tests: OTPs are scarce. */
function signedIn(person: typeof kamala): Promise<Browser> {
  const browser = browsers.get(person.address) ?? signIn(person);
  browsers.set(person.address, browser);
  return browser;
}

async function signIn({ address, mobile }: typeof kamala): Promise<Browser> {
  const browser = new Browser(proxy);
  const identifier = { kind: 'abha-address', value: address };
  const { body } = await browser.post<OtpAnswer>('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  const verify = { transaction: body.transaction, otp: portal.lastOtp(mobile) };
  const end = await browser.post<LoginOutcome>('/v1/login/verify', verify);
  assert.equal(end.body.next, 'done', end.text);
  return browser;
}

const ask = ({ address }: typeof kamala): string =>
  portal.sandbox.desk.addRequest({ abhaAddress: address, kind: 'consent' });

async function list(browser: Browser, status: RequestStatus): Promise<RequestHead[]> {
  const answer = await browser.get<{ requests: RequestHead[] }>(`/v1/requests/${status}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body.requests;
}

async function read(browser: Browser, id: string): Promise<RequestDetails> {
  const answer = await browser.get<RequestDetails>(`/v1/requests/consent/${id}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

/** All that a request asks for, one entry per facility. */
const entriesOf = ({ facilities, hiTypes, from, to, eraseAt }: RequestDetails): object[] =>
  facilities.map(({ hip, careContexts }) => ({
    hipId: hip.id,
    careContexts: careContexts.map(({ id }) => id),
    hiTypes: hiTypes.map(({ code }) => code),
    from,
    to,
    eraseAt,
  }));

const grant = (browser: Browser, id: string, entries: object[], more: object = {}) =>
  browser.post<{ request?: RequestDetails }>(`/v1/consents/${id}/grant`, { entries, ...more });

const seenBy = (id: string) => portal.sandbox.desk.request(id) ?? assert.fail(id);

test('requests of every kind and status are listed, the newest first (P2 9.1, 9.2 and 9.3, P2 10.1, 10.2)', async () => {
  const browser = await signedIn(kamala);
  const kinds = new Set<string>();
  for (const status of ['requested', 'granted', 'expired', 'denied', 'revoked'] as const) {
    const requests = await list(browser, status);
    assert(requests.length > 0, status);
    for (const { kind } of requests) kinds.add(kind);
    const moments = requests.map(({ createdAt = '' }) => createdAt);
    assert.deepEqual(moments, moments.toSorted().toReversed());
    for (const { id, kind } of requests) {
      if (kind === 'consent') assert.equal((await read(browser, id)).status, status);
    }
  }
  assert.deepEqual([...kinds].toSorted(), ['authorization', 'consent', 'subscription']);
});

test('a grant, narrowed, reaches the hospital as it was given, one artefact per facility (P3 1.5.1)', async () => {
  const browser = await signedIn(kamala);
  const id = ask(kamala);
  const request = await read(browser, id);
  assert(request.facilities.length > 1);
  const whole = entriesOf(request) as { hiTypes: string[]; careContexts: string[]; hipId: string }[];
  const hiTypes = whole[0]?.hiTypes.slice(0, 1) ?? [];
  const entries = whole.slice(0, 2).map((entry) => ({ ...entry, hiTypes }));
  const { body, status, text } = await grant(browser, id, entries);
  assert.equal(status, 200, text);
  assert.equal(body.request?.status, 'granted');
  const seen = seenBy(id);
  assert.equal(seen.status, 'granted');
  assert.deepEqual(
    seen.artefacts.map(({ hip, hi_types }) => [hip.id, hi_types]),
    entries.map(({ hipId }) => [hipId, hiTypes]),
  );
  for (const { id: artefactId } of seen.artefacts) assert(!text.includes(artefactId));
  assert.deepEqual([events.at(-1)?.decision, events.at(-1)?.consentRequestId], ['granted', id]);
  refused(await grant(browser, id, entries), 409, 'request-decided');

  const [first, second] = entries.map(({ hipId }) => hipId);
  const revoke = (hipIds: unknown[]): Promise<Answer<{ request?: RequestDetails }>> =>
    browser.post<{ request?: RequestDetails }>(`/v1/consents/${id}/revocation`, { hipIds });
  assert.equal((await revoke([first])).body.request?.status, 'granted');
  assert.deepEqual(
    seenBy(id).artefacts.map(({ state }) => state),
    ['revoked', 'active'],
  );
  refused(await revoke([first, second]), 409, 'request-decided');
  assert.equal((await revoke([second])).body.request?.status, 'revoked');
  assert.equal(events.at(-1)?.decision, 'revoked');
});

test('a grant that is too wide reaches nobody', async () => {
  const browser = await signedIn(kamala);
  const id = ask(kamala);
  const [entry] = entriesOf(await read(browser, id));
  const wide = { ...entry, eraseAt: '2200-01-01T00:00:00Z' };
  assert.equal(refused(await grant(browser, id, [wide]), 422, 'consent-too-wide').field, 'eraseAt');
  assert.equal(seenBy(id).status, 'requested');
});

test('a grant that upstream was too busy for is none, and can be tried again', async () => {
  const browser = await signedIn(kamala);
  const id = ask(kamala);
  const entries = entriesOf(await read(browser, id));
  portal.sandbox.desk.addFault({ path: '/abdm/v1/consents/approve', status: 503, times: 1 });
  refused(await grant(browser, id, entries), 503, 'upstream-unavailable');
  assert.equal(seenBy(id).status, 'requested');
  assert.equal((await grant(browser, id, entries)).status, 200);
});

test('a denial reaches the hospital with its reason', async () => {
  const browser = await signedIn(kamala);
  const id = ask(kamala);
  const path = `/v1/consents/${id}/denial`;
  assert.equal((await browser.post(path, { reason: 'Not my doctor' })).status, 200);
  assert.deepEqual([seenBy(id).status, seenBy(id).denial_reason], ['denied', 'Not my doctor']);
  refused(await browser.post(path, { reason: 'Not my doctor' }), 409, 'request-decided');
});

test("another patient's request is not found, and stays as it is", async () => {
  const browser = await signedIn(sarita);
  const { pinProof } = (await browser.post<{ pinProof: string }>('/v1/consent-pin/verify', { pin: '1234' }))
    .body;
  const id = ask(kamala);
  const entries = entriesOf(await read(await signedIn(kamala), id));
  refused(await browser.get(`/v1/requests/consent/${id}`), 404, 'request-not-found');
  refused(await grant(browser, id, entries, { pinProof }), 404, 'request-not-found');
  refused(await browser.post(`/v1/consents/${id}/denial`, { reason: 'no' }), 404, 'request-not-found');
  assert.equal(seenBy(id).status, 'requested');
});

test('a patient with a PIN gives it before a grant; forgotten, it is replaced by OTP (AS-1093)', async () => {
  const browser = await signedIn(sarita);
  assert.deepEqual((await browser.get('/v1/consent-pin')).body, { needed: true, exists: true });
  const id = ask(sarita);
  const entries = entriesOf(await read(browser, id));
  refused(await grant(browser, id, entries), 403, 'pin-required');
  const verify = (pin: string): Promise<Answer<{ pinProof: string }>> =>
    browser.post<{ pinProof: string }>('/v1/consent-pin/verify', { pin });
  for (let time = 0; time < 4; time += 1) refused(await verify('0000'), 422, 'pin-wrong');
  refused(await verify('0000'), 429, 'pin-locked');
  refused(await verify('1234'), 429, 'pin-locked');
  assert.equal(seenBy(id).status, 'requested');

  wait(60);
  const sent = await browser.post<OtpAnswer>('/v1/consent-pin/otp', {});
  assert.equal(sent.body.otp.sentTo, '******0062');
  assert(!sent.text.includes(sarita.mobile));
  const verified = await browser.post<{ transaction: string }>('/v1/consent-pin/otp/verify', {
    transaction: sent.body.transaction,
    otp: portal.lastOtp(sarita.mobile),
  });
  assert.equal(verified.status, 200, verified.text);
  const { transaction } = verified.body;
  const reset = await browser.post<{ pinProof: string }>('/v1/consent-pin/reset', {
    transaction,
    pin: '2580',
  });
  assert.equal((await grant(browser, id, entries, { pinProof: reset.body.pinProof })).status, 200);
  assert.equal((await verify('2580')).status, 200);
  const change = { pin: '2580', newPin: '1234' };
  assert.equal((await browser.post('/v1/consent-pin/change', change)).status, 200);
});

test('auto-approval is turned as wanted, and decides what comes then (P2 14, P3 1.2.1)', async () => {
  const browser = await signedIn(nusrat);
  const path = '/v1/auto-approval';
  const set = async (enabled: boolean): Promise<unknown> => (await browser.post(path, { enabled })).body;
  assert.deepEqual((await browser.get(path)).body, { enabled: true });
  assert.deepEqual(await set(true), { enabled: true });
  assert.equal(seenBy(ask(nusrat)).status, 'granted');
  assert.deepEqual(await set(false), { enabled: false });
  assert.equal(seenBy(ask(nusrat)).status, 'requested');
  assert.deepEqual((await browser.get(path)).body, { enabled: false });
});

test('5,000 requests are listed', async () => {
  const requests = await list(await signedIn(bhaskar), 'requested');
  assert(requests.length >= 5000);
  assert.equal(new Set(requests.map(({ id }) => id)).size, requests.length);
});

test('a session that is over is told, and nothing is decided (HTTP 491)', async () => {
  const browser = await signedIn(kamala);
  const id = ask(kamala);
  const entries = entriesOf(await read(browser, id));
  portal.sandbox.desk.expireSessions(kamala.address);
  refused(await grant(browser, id, entries), 401, 'session-expired');
  refused(await browser.get('/v1/requests/requested'), 401, 'session-expired');
  refused(await browser.get('/v1/consent-pin'), 401, 'session-expired');
  assert.equal(seenBy(id).status, 'requested');
});
