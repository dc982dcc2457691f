import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epochHeader } from '../../src/contract/headers.js';
import type { Session } from '../../src/contract/session.js';
import { UpstreamError } from '../../src/proxy/index.js';
import { type Answer, Browser, patientNumber, refused, testPortal } from './portal.js';

const path = '/v1/profile/deletion';
const own = (number: number): object => ({ abhaAddress: `patient${number}@abdm` });

/** A browser on which patients signed in, the last of them being the present one. */
async function family(numbers: readonly number[]): Promise<ReturnType<typeof testPortal>> {
  const portal = testPortal();
  for (const number of numbers) {
    portal.upstream.script.login = () => ({ next: 'done', ...patientNumber(number) });
    await portal.browser.login(number);
  }
  return portal;
}

const deletions = (calls: readonly string[]): number =>
  calls.filter((name) => name === 'profile.delete').length;

async function patientsOf(portal: ReturnType<typeof testPortal>, cookie: string): Promise<unknown[]> {
  const thief = new Browser(portal.proxy);
  thief.cookie = cookie;
  return (await thief.session()).patients;
}

test('the only patient is signed out for good', async () => {
  const portal = await family([1]);
  const { browser, upstream } = portal;
  const { cookie, epoch } = browser;
  await browser.get('/v1/profile');
  const answer = await browser.post<Session>(path, { abhaAddress: 'Patient1@abdm' });
  assert.deepEqual(answer.body, { patients: [], gatewaySession: 'none' }, answer.text);
  assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');
  assert.match(answer.headers.get('Set-Cookie') ?? '', /^__Host-abdm=; Max-Age=0/);
  assert.notEqual(browser.epoch, epoch);
  assert.deepEqual(await patientsOf(portal, cookie), []);
  refused(await browser.get('/v1/profile'), 401, 'sign-in-required');
});

test('the others stay, and the newest of them becomes the present one', async () => {
  const portal = await family([1, 2, 3]);
  const { browser, upstream } = portal;
  const first = (await browser.session()).patients[0]!;
  await browser.post('/v1/session/patient', { patient: first.patient });
  const { cookie, epoch } = browser;
  const answer = await browser.post<Session>(path, own(1));
  assert.deepEqual(
    answer.body.patients.map(({ abhaAddress, current }) => [abhaAddress, current]),
    [
      ['patient2@abdm', false],
      ['patient3@abdm', true],
    ],
  );
  assert.equal(answer.body.gatewaySession, 'open');
  assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-3', 'the session is that of the next');
  assert.notEqual(browser.epoch, epoch);
  assert.notEqual(browser.cookie, cookie);
  assert.deepEqual(await patientsOf(portal, cookie), [], 'the old cookie is good for nothing');
  assert.deepEqual((await browser.session()).patients, answer.body.patients);
  refused(await browser.post(path, own(3), { [epochHeader]: epoch ?? '' }), 409, 'patient-changed');
  assert.equal(deletions(upstream.calls), 1);
});

test('another address than the patient’s own deletes nothing', async () => {
  const { browser, upstream } = await family([1, 2]);
  refused(await browser.post(path, own(1)), 422, 'address-invalid');
  assert.equal(refused(await browser.post(path, {}), 400, 'invalid-request').field, 'abhaAddress');
  refused(await browser.post(path, { ...own(2), patient: 'x' }), 400, 'invalid-request');
  assert.equal(deletions(upstream.calls), 0);
  assert.equal((await browser.session()).patients.length, 2);
});

test('who is linked with a benefit stays, and is told so (ABDM-1219)', async () => {
  const { browser, upstream } = await family([1]);
  upstream.script.delete = () => {
    throw new UpstreamError('benefit-linked', { nothingDone: true });
  };
  assert.equal(refused(await browser.post(path, own(1)), 403, 'benefit-linked').nextStep, 'ask-facility');
  upstream.script.delete = () => {
    throw new UpstreamError('upstream-timeout');
  };
  refused(await browser.post(path, own(1)), 504, 'upstream-timeout');
  assert.equal((await browser.session()).patients.length, 1);
});

test('a deletion is never shown from what was kept before', async () => {
  const { browser, upstream } = await family([1]);
  await browser.get('/v1/profile');
  upstream.script.delete = () => {
    throw new UpstreamError('upstream-timeout');
  };
  await browser.post(path, own(1));
  upstream.script.profile = () => {
    throw new UpstreamError('invalid-request', { nothingDone: true });
  };
  refused(await browser.get('/v1/profile'), 400, 'invalid-request');
});

test('of two deletions at once one ends the binding, and the other cannot bring it back', async () => {
  const portal = await family([1, 2]);
  const { browser, upstream } = portal;
  const { cookie } = browser;
  upstream.script.delete = () => new Promise((resolve) => setTimeout(resolve, 10));
  const answers: Answer<unknown>[] = await Promise.all([
    browser.post(path, own(2)),
    browser.post(path, own(2)),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  assert.deepEqual(await patientsOf(portal, cookie), []);
  assert.equal((await browser.session()).patients.length, 1);
});

test('nobody signed in, nothing deleted', async () => {
  const { browser, upstream } = testPortal();
  refused(await browser.post(path, own(1)), 401, 'sign-in-required');
  assert.deepEqual(upstream.calls, []);
});
