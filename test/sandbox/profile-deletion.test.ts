import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/index.js';
import { assertRefused, callerOf, openCaller, overHttp, type Caller } from './sandbox-caller.js';

type Headers = Record<string, string>;
const path = '/abdm/v1/profile';
const remove = (caller: Caller, patient: Headers) => caller.call('DELETE', path, undefined, patient);
const read = (caller: Caller, patient: Headers) => caller.call('GET', path, undefined, patient);

test('PROF_ABHA_605 over HTTP: the upstream forgets the patient, ABDM keeps the ABHA', async () => {
  const server = await startSandbox();
  after(() => server.close());
  const caller = await callerOf(overHttp(server));
  const patient = await caller.signIn('rohan.deshpande@abdm');
  const before = (await read(caller, patient)).json;
  const deleted = await remove(caller, patient);
  assert.deepEqual([deleted.status, deleted.text], [204, '']);

  for (const answer of [await read(caller, patient), await remove(caller, patient)])
    assert.deepEqual([answer.status, answer.body.error], [400, 'Patient not found']);
  assert.equal(server.desk.expireSessions('rohan.deshpande@abdm'), 0);
  const exists = await caller.call('POST', '/abdm/na/v1/registration/phr/check', {
    abha_address: 'rohan.deshpande@abdm',
  });
  assert.deepEqual(exists.json, { exists: true });

  const again = await caller.signIn('rohan.deshpande@abdm');
  assert.notEqual(again['x-pt-id'], patient['x-pt-id']);
  assert.deepEqual((await read(caller, again)).json, before);
});

test('only the patient who asks is forgotten', async () => {
  const caller = await openCaller();
  const imran = await caller.signIn('imran.ansari@abdm');
  const other = await caller.signIn('imranansari86@abdm');
  await remove(caller, imran);
  assert.equal((await read(caller, imran)).status, 400);
  assert.equal((await read(caller, other)).status, 200);
});

test('an OTP that waited is lost with the patient', async () => {
  const caller = await openCaller();
  const address = 'lata.kulkarni70@abdm';
  const patient = await caller.signIn(address);
  const post = async (of: string, body: object, headers: Headers) =>
    caller.call('POST', `/abdm/v1/${of}`, body, headers);
  const kyc = await post(
    'profile/kyc/init',
    { method: 'abha-number', identifier: '91-0000-0000-0406' },
    patient,
  );
  const linking = { txn_id: kyc.body.txn_id, otp: caller.newestOtp('9999900045') };
  const session = await post('session/init', { abha_address: address }, patient);
  const renewing = { txn_id: session.body.txn_id, otp: caller.newestOtp('9999900045') };
  assert.equal((await remove(caller, patient)).status, 204);

  const again = await caller.signIn(address);
  assertRefused(await post('profile/kyc/verify', linking, again), 500, 'MIS-1026');
  assertRefused(await post('session/verify', renewing, again), 500, 'MIS-1026');
});

test('an ABHA with a government benefit is not deleted (ABDM-1219)', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('ramdas.bhoi@abdm');
  assertRefused(await remove(caller, patient), 400, 'ABDM-1219');
  assert.equal((await read(caller, patient)).status, 200);
});

test('a deletion needs a session; the query names nobody', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('pooja.barman@abdm');
  const byQuery = await caller.call('DELETE', `${path}?oid=${patient['x-pt-id']}`);
  assert.deepEqual([byQuery.status, byQuery.body.error], [400, 'Patient not found']);
  caller.sandbox.desk.expireSessions();
  assert.deepEqual((await remove(caller, patient)).body, { code: 491, error: 'Session expired' });
  const again = await caller.signIn('pooja.barman@abdm');
  assert.equal(again['x-pt-id'], patient['x-pt-id']);
});

test('of fifty deletions at once one counts', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('pooja.barman@abdm');
  const answers = await Promise.all(Array.from({ length: 50 }, () => remove(caller, patient)));
  assert.equal(answers.filter(({ status }) => status === 204).length, 1);
  assert.equal(answers.filter(({ status }) => status === 400).length, 49);
});
