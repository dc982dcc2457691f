import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LoginOutcome } from '../../src/contract/outcomes.js';
import { abdmConnect, type AbdmProxy, createAbdmProxy, type SharedEvent } from '../../src/proxy/index.js';
import { defaultClient } from '../../src/sandbox/index.js';
import { Browser, origin, type OtpAnswer, refused, secret } from './portal.js';
import { type SandboxPortal, startSandboxPortal } from './sandbox-portal.js';
import { list, read, review, share, shared } from './share-steps.js';

const events: SharedEvent[] = [];
let portal: SandboxPortal;
let ramdas: Browser;
let lata: Browser;
let ahead = 0;

before(async () => {
  const hooks = { onShared: (event: SharedEvent) => void events.push(event) };
  portal = await startSandboxPortal({ hooks, now: () => Date.now() + ahead }, undefined, 1);
  ramdas = await signIn('ramdas.bhoi@abdm', '9999900047');
  lata = await signIn('lata.kulkarni@abdm', '9999900045');
});
after(() => portal.close());

async function signIn(address: string, mobile: string, proxy = portal.proxy): Promise<Browser> {
  const browser = new Browser(proxy);
  const identifier = { kind: 'abha-address', value: address };
  const { body } = await browser.post<OtpAnswer>('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  const verify = { transaction: body.transaction, otp: portal.lastOtp(mobile) };
  const end = await browser.post<LoginOutcome>('/v1/login/verify', verify);
  assert.equal(end.body.next, 'done', end.text);
  return browser;
}

/** Another portal, whose shares this one does not know. */
function otherProxy(): AbdmProxy {
  const { id: clientId, secret: clientSecret } = defaultClient;
  return createAbdmProxy({
    upstream: abdmConnect({ baseUrl: portal.sandbox.url, clientId, clientSecret }),
    secret,
    origins: [origin],
    now: () => Date.now() + ahead,
  });
}

/** Lets time go by, for the proxy and for upstream. */
function wait(seconds: number): void {
  ahead += seconds * 1000;
  portal.sandbox.desk.advanceClock(seconds);
}

/** A counter of the sandbox that answers in a way of its own. */
function counterThat(behaviour: string): { hipId: string; counterId: string } {
  const found = portal.sandbox.desk.counters().find((counter) => counter.behaviour === behaviour);
  const { hipId, counterId } = found ?? assert.fail(behaviour);
  return { hipId, counterId };
}

/** What went to the counter last. */
const received = (counter: object) => portal.sandbox.desk.shares(counter)[0] ?? assert.fail('nothing came');

test('P2 5.1.1, 5.1.2 and 20.1: what the patient has seen is what the counter gets, and its token is the patient’s', async () => {
  const counter = counterThat('prompt');
  const { body } = await review(ramdas, counter);
  assert.deepEqual(body.missing, []);
  assert.equal(body.details.abhaNumber, '91-0000-0000-0422');
  const { name, gender, mobile, address = '' } = body.details;
  const location = { latitude: 20.296059, longitude: 85.82454 };
  const waiting = await shared(ramdas, { ...counter, added: {}, location });
  assert.equal(waiting.state, 'waiting');
  const { patient, location: place, ...came } = received(counter);
  assert.deepEqual(place, { latitude: '20.296059', longitude: '85.82454' });
  const { address: home, ...person } = patient;
  assert.deepEqual(person, {
    abha_address: 'ramdas.bhoi@abdm',
    name,
    gender,
    mobile,
    day_of_birth: '3',
    month_of_birth: '4',
    year_of_birth: '1959',
  });
  assert.equal([home?.line, home?.district, home?.state, home?.pin_code].join(', '), address);
  assert(address.startsWith('Station Road, ') && address.endsWith(', 751001'));

  wait(1);
  const { body: issued } = await read(ramdas, waiting.id);
  assert(issued.state === 'issued');
  const { tokenNumber, expiresAt } = received(counter);
  assert.equal(issued.tokenNumber, tokenNumber);
  assert.equal(
    Math.floor(Date.parse(issued.expiresAt) / 1000),
    Math.floor(Date.parse(expiresAt ?? '') / 1000),
  );
  assert.equal(issued.facilityName, body.facility.name);
  assert(!JSON.stringify([waiting, issued]).includes(came.requestId));
  assert.deepEqual(
    events.splice(0).map(({ state, tokenNumber, abhaAddress }) => [state, tokenNumber, abhaAddress]),
    [
      ['waiting', undefined, 'ramdas.bhoi@abdm'],
      ['issued', tokenNumber, 'ramdas.bhoi@abdm'],
    ],
  );

  const before = portal.sandbox.desk.shares(counter).length;
  assert.equal((await shared(ramdas, { ...counter, added: {} })).id, waiting.id);
  assert.equal(portal.sandbox.desk.shares(counter).length, before);
  refused(await read(lata, waiting.id), 404, 'share-not-found');
  assert.deepEqual(await list(lata), []);
});

test('two patients get tokens of their own', async () => {
  const counter = counterThat('prompt');
  const { id } = await shared(lata, { ...counter, added: {} });
  wait(1);
  const [{ body: own }, [others]] = [await read(lata, id), await list(ramdas)];
  assert(own.state === 'issued' && others?.state === 'issued');
  assert.notEqual(own.tokenNumber, others.tokenNumber);
});

test('a slow counter answers within the time that it has', async () => {
  const counter = counterThat('slow');
  const { id } = await shared(ramdas, { ...counter, added: {} });
  wait(19);
  assert.equal((await read(ramdas, id)).body.state, 'waiting');
  wait(1);
  assert.equal((await read(ramdas, id)).body.state, 'issued');
});

test('a counter that never answers may get the profile again after a minute', async () => {
  const counter = counterThat('silent');
  const { id } = await shared(ramdas, { ...counter, added: {} });
  wait(30);
  assert.equal((await read(ramdas, id)).body.state, 'waiting');
  assert.equal((await shared(ramdas, { ...counter, added: {} })).id, id);
  wait(31);
  assert.notEqual((await shared(ramdas, { ...counter, added: {} })).id, id);
  assert.equal(portal.sandbox.desk.shares(counter).length, 2);
});

test('ABDM-9999: a counter without a token has the details nevertheless', async () => {
  const counter = counterThat('refusing');
  const { id } = await shared(ramdas, { ...counter, added: {} });
  wait(1);
  assert.equal((await read(ramdas, id)).body.state, 'refused');
  assert.equal(received(counter).patient.abha_address, 'ramdas.bhoi@abdm');
});

test('AS-1223: a facility that does not take part is named so', async () => {
  refused(await share(ramdas, { ...counterThat('unsupported'), added: {} }), 422, 'share-not-supported');
});

test('AS-1129: a token that was given elsewhere is asked for at the counter', async () => {
  const counter = counterThat('duplicate');
  const elsewhere = await signIn('lata.kulkarni@abdm', '9999900045', otherProxy());
  await shared(elsewhere, { ...counter, added: {} });
  wait(1);
  refused(await share(lata, { ...counter, added: {} }), 409, 'share-duplicate');
});

test('a facility that nobody knows is not found', async () => {
  refused(await review(lata, { hipId: 'IN9999999999', counterId: '1' }), 404, 'facility-not-found');
});

test('P2 19.8: after its time the token is gone', async () => {
  const { hipId } = counterThat('prompt');
  const ofPrompt = async () => (await list(lata)).find((share) => share.hipId === hipId);
  const { id } = (await ofPrompt()) ?? assert.fail('no share');
  wait(25 * 60);
  assert.equal((await ofPrompt())?.id, id);
  wait(5 * 60 + 1);
  assert.equal(await ofPrompt(), undefined);
  refused(await read(lata, id), 404, 'share-not-found');
});

test('nothing is shared in a session that is over', async () => {
  portal.sandbox.desk.expireSessions();
  const counter = { ...counterThat('prompt'), counterId: '9' };
  refused(await share(lata, { ...counter, added: {} }), 401, 'session-expired');
  assert.deepEqual(portal.sandbox.desk.shares(counter), []);
});
