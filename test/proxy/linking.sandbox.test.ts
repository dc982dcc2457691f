import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LinkedCareContext, LinkedProvider } from '../../src/contract/care-contexts.js';
import type { Discovery } from '../../src/contract/linking.js';
import type { LoginOutcome } from '../../src/contract/outcomes.js';
import type { Provider } from '../../src/contract/providers.js';
import type { AbdmProxy, RecordsLinkedEvent } from '../../src/proxy/index.js';
import type { DeskFacility } from '../../src/sandbox/index.js';
import { type Answer, Browser, type OtpAnswer, refused } from './portal.js';
import { type SandboxPortal, startSandboxPortal } from './sandbox-portal.js';

type Found = Extract<Discovery, { found: 'visits' }>;

const events: RecordsLinkedEvent[] = [];
let portal: SandboxPortal;
let proxy: AbdmProxy;
let ahead = 0;

before(async () => {
  portal = await startSandboxPortal({
    hooks: { onRecordsLinked: (event) => void events.push(event) },
    now: () => Date.now() + ahead,
  });
  ({ proxy } = portal);
});
after(() => portal.close());

const devika = { address: 'devika.pillai@abdm', mobile: '9999900071' };
const jagdish = { address: 'jagdish.solanki@abdm', mobile: '9999900072' };
const balwant = { address: 'balwant.rathore@abdm', mobile: '9999900073' };
const shabnam = { address: 'shabnam.kazmi@abdm', mobile: '9999900074' };
const zubaida = { address: 'zubaida.thangal@abdm', mobile: '9999900075' };
const otherNumber = '9999900079';

/** Lets time go by, for the proxy and for upstream. */
function wait(seconds: number): void {
  ahead += seconds * 1000;
  portal.sandbox.desk.advanceClock(seconds);
}

const browsers = new Map<string, Promise<Browser>>();

/** Signs in, once for all tests: OTPs are scarce. */
function signedIn(person: typeof devika): Promise<Browser> {
  const browser = browsers.get(person.address) ?? signIn(person);
  browsers.set(person.address, browser);
  return browser;
}

async function signIn({ address, mobile }: typeof devika): Promise<Browser> {
  const browser = new Browser(proxy);
  const identifier = { kind: 'abha-address', value: address };
  const { body } = await browser.post<OtpAnswer>('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  const verify = { transaction: body.transaction, otp: portal.lastOtp(mobile) };
  const end = await browser.post<LoginOutcome>('/v1/login/verify', verify);
  assert.equal(end.body.next, 'done', end.text);
  return browser;
}

/** The facility that answers in a way of its own. */
function facility(behaviour: DeskFacility['behaviour']): string {
  const found = portal.sandbox.desk.facilities().find((known) => known.behaviour === behaviour);
  return found?.hip_id ?? assert.fail(behaviour);
}

/** A facility of somebody where a visit waits to be linked. */
function waitingAt({ address }: typeof devika, display: string): string {
  const visit = portal.sandbox.desk.visits(address).find((known) => known.display === display);
  return visit?.hip_id ?? assert.fail(display);
}

const base = '/v1/care-contexts';

const discover = (browser: Browser, hipId: string, more: object = {}): Promise<Answer<Discovery>> =>
  browser.post<Discovery>(`${base}/discovery`, { hipId, ...more });

async function found(browser: Browser, hipId: string, more: object = {}): Promise<Found> {
  const { body, text } = await discover(browser, hipId, more);
  assert(body.found === 'visits', text);
  return body;
}

async function send(
  browser: Browser,
  { transaction, patients }: Found,
  display?: string,
): Promise<Answer<OtpAnswer>> {
  const visits = patients.flatMap(({ reference, careContexts }) =>
    careContexts.map((visit) => ({ ...visit, reference })),
  );
  const visit = display === undefined ? visits[0] : visits.find((known) => known.display === display);
  assert(visit, display);
  const { reference: patientReference, id: careContextId } = visit;
  return browser.post<OtpAnswer>(`${base}/link/otp`, { transaction, patientReference, careContextId });
}

const confirm = (
  browser: Browser,
  transaction: string,
  otp: string,
): Promise<Answer<{ careContextId: string }>> =>
  browser.post<{ careContextId: string }>(`${base}/link/confirm`, { transaction, otp });

async function providersOf(browser: Browser): Promise<LinkedProvider[]> {
  const answer = await browser.get<{ providers: LinkedProvider[] }>(`${base}/providers`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body.providers;
}

async function linkedAt(browser: Browser, hipId: string): Promise<LinkedCareContext[]> {
  const answer = await browser.post<{ careContexts: LinkedCareContext[] }>(`${base}/linked`, { hipId });
  assert.equal(answer.status, 200, answer.text);
  return answer.body.careContexts;
}

test('a facility is found by a part of its name and read by its id, by anybody (P2 1.2)', async () => {
  const browser = new Browser(proxy);
  const search = async (name: string): Promise<{ providers: Provider[]; more: boolean }> => {
    const answer = await browser.post<{ providers: Provider[]; more: boolean }>('/v1/providers/search', {
      name,
    });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const { providers } = await search('  PANCHGANGA ');
  const [first] = providers;
  assert(first);
  assert.equal(first.hipId, facility('slow'));
  assert.deepEqual((await browser.post('/v1/providers/details', { hipId: first.hipId })).body, first);
  assert.deepEqual(await search('no such hospital anywhere'), { providers: [], more: false });
  const many = await search('hospital');
  assert.deepEqual([many.providers.length, many.more], [50, true]);
  refused(await browser.post('/v1/providers/details', { hipId: 'IN0000000000' }), 404, 'facility-not-found');
});

test('visits are discovered, linked one by one, and listed then (P2 1.5 to 1.7, P2 12.1)', async () => {
  const browser = await signedIn(devika);
  assert.deepEqual(await providersOf(browser), []);
  const hipId = waitingAt(devika, 'Hearing test');
  assert.deepEqual(await linkedAt(browser, hipId), []);
  const discovery = await found(browser, hipId);
  const visits = discovery.patients.flatMap(({ careContexts }) => careContexts);
  assert.equal(visits.length, 2);
  for (const [index, { id, display }] of visits.entries()) {
    const { body, status, text } = await send(browser, discovery, display);
    assert.equal(status, 200, text);
    const wrong = refused(await confirm(browser, body.transaction, '000000'), 422, 'otp-wrong');
    assert.equal(wrong.otp?.sendsLeft, 2);
    const end = await confirm(browser, body.transaction, portal.lastOtp(devika.mobile));
    assert.deepEqual(end.body, { careContextId: id }, end.text);
    assert.equal(events.at(-1)?.hipId, hipId);
    assert.deepEqual(events.at(-1)?.careContextIds, [id]);
    assert.equal((await linkedAt(browser, hipId)).length, index + 1);
  }
  assert.deepEqual(
    (await linkedAt(browser, hipId)).map(({ id }) => id).toSorted(),
    visits.map(({ id }) => id).toSorted(),
  );
  assert((await providersOf(browser)).some((provider) => provider.hipId === hipId));
  assert.deepEqual((await discover(browser, hipId)).body, { found: 'nothing-new' });
});

test('an OTP sent again is the one that counts; of a facility with another number it goes there', async () => {
  const browser = await signedIn(devika);
  const first = await send(browser, await found(browser, facility('other-number')));
  const former = portal.lastOtp(otherNumber);
  const resend = (): Promise<Answer<OtpAnswer>> =>
    browser.post<OtpAnswer>(`${base}/link/otp/resend`, { transaction: first.body.transaction });
  refused(await resend(), 429, 'otp-too-soon');
  wait(60);
  const { body, status, text } = await resend();
  assert.equal(status, 200, text);
  const otp = portal.lastOtp(otherNumber);
  if (former !== otp) refused(await confirm(browser, body.transaction, former), 422, 'otp-wrong');
  assert.equal((await confirm(browser, body.transaction, otp)).status, 200);
});

test('several patients of one name are told apart, each with their own visits', async () => {
  const browser = await signedIn(devika);
  const discovery = await found(browser, facility('several-patients'));
  assert.equal(discovery.patients.length, 3);
  assert.equal(new Set(discovery.patients.map(({ reference }) => reference)).size, 3);
  const [one, other] = discovery.patients;
  assert(one?.careContexts[0] && other);
  const mixed = { patientReference: other.reference, careContextId: one.careContexts[0].id };
  const { transaction } = discovery;
  refused(await browser.post(`${base}/link/otp`, { transaction, ...mixed }), 409, 'transaction-lost');
});

test('what is linked is never offered, whatever the facility says (P2 1.5)', async () => {
  const hipId = facility('repeats-linked');
  const browser = await signedIn(jagdish);
  const linked = (await linkedAt(browser, hipId)).map(({ id }) => id);
  assert.equal(linked.length, 2);
  const offered = (await found(browser, hipId)).patients.flatMap(({ careContexts }) => careContexts);
  assert.deepEqual(
    offered.map(({ display }) => display),
    ['Thyroid profile'],
  );
  const other = await signedIn(shabnam);
  assert.deepEqual((await discover(other, hipId)).body, { found: 'all-linked' });
  assert.deepEqual((await discover(other, facility('null-for-none'))).body, { found: 'nothing-new' });
});

test('a visit that another app links meanwhile is linked already (ABDM-1056)', async () => {
  const browser = await signedIn(jagdish);
  const hipId = waitingAt(jagdish, 'Vitamin D');
  const discovery = await found(browser, hipId);
  const { body } = await send(browser, discovery, 'Vitamin D');
  const { id } = discovery.patients[0]?.careContexts[0] ?? assert.fail();
  portal.sandbox.desk.linkElsewhere(jagdish.address, id);
  const told = events.length;
  const otp = portal.lastOtp(jagdish.mobile);
  refused(await confirm(browser, body.transaction, otp), 409, 'already-linked');
  wait(60);
  refused(await send(browser, discovery, 'Vitamin D'), 409, 'already-linked');
  assert.equal(events.length, told);
});

test('a facility that finds nobody, wants a reference, or cannot be reached says so (ABDM-1012, 1028, 1402)', async () => {
  const browser = await signedIn(jagdish);
  assert.deepEqual((await discover(browser, facility('knows-nobody'))).body, { found: 'nobody' });
  assert.deepEqual((await discover(browser, facility('needs-reference'))).body, { found: 'nobody' });
  const patientReference = ` ${jagdish.mobile} `;
  assert.equal((await found(browser, facility('needs-reference'), { patientReference })).patients.length, 1);
  refused(await discover(browser, facility('down')), 502, 'facility-unreachable');
  refused(await discover(browser, facility('too-slow')), 502, 'facility-unreachable');
  refused(await discover(browser, 'IN0000000000'), 404, 'facility-not-found');
  const discovery = await found(browser, facility('down-at-init'));
  refused(await send(browser, discovery), 502, 'facility-unreachable');
  refused(await send(browser, discovery), 502, 'facility-unreachable');
});

test('an upstream that is too busy for the linked list does not stop a discovery', async () => {
  const browser = await signedIn(jagdish);
  const hipId = waitingAt(jagdish, 'Fracture clinic');
  portal.sandbox.desk.addFault({ path: '/abdm/v1/care-contexts/linked', status: 503, times: 3 });
  assert.equal((await found(browser, hipId)).patients.length, 1);
});

test('10,000 linked visits are listed, the newest first; a facility without a name has none', async () => {
  const browser = await signedIn(balwant);
  const sizes = [];
  for (const { hipId } of await providersOf(browser)) {
    const careContexts = await linkedAt(browser, hipId);
    sizes.push(careContexts.length);
    const moments = careContexts.map(({ createdAt = '' }) => createdAt);
    assert.deepEqual(moments, moments.toSorted().toReversed());
  }
  assert.deepEqual(
    sizes.toSorted((one, other) => one - other),
    [100, 10_000],
  );
  const nameless = (await providersOf(await signedIn(shabnam))).filter(({ name }) => name === undefined);
  assert.equal(nameless.length, 1);
});

test('names of any kind come as they are, and what has none goes by its id', async () => {
  const browser = await signedIn(zubaida);
  const { address } = zubaida;
  const visits = portal.sandbox.desk.visits(address);
  for (const { hipId } of await providersOf(browser)) {
    for (const { id, display } of await linkedAt(browser, hipId)) {
      const known = visits.find((visit) => visit.care_context_id === id);
      assert.equal(display, known?.display.trim() || id);
    }
  }
  const hipId = waitingAt(zubaida, '');
  const [patient] = (await found(browser, hipId)).patients;
  const [visit] = patient?.careContexts ?? [];
  assert(visit);
  assert.equal(visit.display, visit.id);
});

test('a session that is over is told, and nothing is linked (HTTP 491)', async () => {
  const browser = await signedIn(jagdish);
  const discovery = await found(browser, facility('other-number'));
  const { body } = await send(browser, discovery);
  const otp = portal.lastOtp(otherNumber);
  const told = events.length;
  portal.sandbox.desk.expireSessions(jagdish.address);
  refused(await confirm(browser, body.transaction, otp), 401, 'session-expired');
  refused(await discover(browser, facility('other-number')), 401, 'session-expired');
  refused(await browser.get(`${base}/providers`), 401, 'session-expired');
  assert.equal(events.length, told);
});
