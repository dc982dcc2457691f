import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/index.js';
import {
  aadhaarOf,
  assertRefused,
  callerOf,
  openCaller,
  overHttp,
  wrongOtp,
  type Caller,
} from './sandbox-caller.js';

const address = 'rohan.deshpande@abdm';
const mobile = '9999900011';

type Headers = Record<string, string>;
const status = (caller: Caller, headers: Headers) =>
  caller.call('GET', '/abdm/v1/session/status', undefined, headers);
const session = (caller: Caller, step: string, body: unknown, headers: Headers) =>
  caller.call('POST', `/abdm/v1/session/${step}`, body, headers);
const profile = (caller: Caller, headers: Headers) =>
  caller.call('GET', '/abdm/v1/profile', undefined, headers);
const expired = { code: 491, error: 'Session expired' };

test('a session lasts half an hour and is opened again by OTP, over HTTP', async () => {
  const server = await startSandbox({ accessTokenSeconds: 24 * 60 * 60 });
  after(() => server.close());
  const caller = await callerOf(overHttp(server));
  const patient = await caller.signIn(address);
  assert.deepEqual((await status(caller, patient)).body, { logged_in: true, kyc_verified: true });
  assert.equal((await profile(caller, patient)).status, 200);

  server.desk.advanceClock(30 * 60);
  assert.deepEqual((await status(caller, patient)).body, { logged_in: false, kyc_verified: true });
  const over = await profile(caller, patient);
  assert.deepEqual([over.status, over.body], [491, expired]);

  const init = await session(caller, 'init', { abha_address: 'Rohan.Deshpande@abdm' }, patient);
  assert.deepEqual(Object.keys(init.body), ['txn_id'], init.text);
  const { txn_id } = init.body;
  const otp = caller.newestOtp(mobile);
  assertRefused(await session(caller, 'verify', { txn_id, otp: wrongOtp(otp) }, patient), 400, 'MIS-1013');
  const opened = await session(caller, 'verify', { txn_id, otp }, patient);
  assert.deepEqual(Object.keys(opened.body).sort(), ['refresh_token', 'token']);
  assert.equal((await profile(caller, patient)).status, 200);
  assert.equal((await status(caller, patient)).body.logged_in, true);
});

test('every way in opens a session', async () => {
  const caller = await openCaller();
  const chosen = (await caller.beginAndVerify(aadhaarOf.oneAddress)).body;
  const aadhaar = await caller.aadhaar('auto-login', { txn_id: chosen.txn_id, abha_address: address });
  assert.equal((await profile(caller, { 'x-pt-id': aadhaar.body.eka.oid })).status, 200);
  const atOnce = (await caller.beginAndVerify(aadhaarOf.endsAtOnce)).body;
  assert.equal((await profile(caller, { 'x-pt-id': atOnce.eka.oid })).status, 200);
});

test('the desk ends a session before its time', async () => {
  const caller = await openCaller();
  const rohan = await caller.signIn(address);
  const pooja = await caller.signIn('pooja.barman@abdm');
  await caller.call('POST', '/_desk/session/expire', { abha_address: address });
  assert.equal((await profile(caller, rohan)).status, 491);
  assert.equal((await profile(caller, pooja)).status, 200);
  await caller.call('POST', '/_desk/session/expire');
  assert.equal((await profile(caller, pooja)).status, 491);
});

test('a patient is named by the header alone', async () => {
  const caller = await openCaller();
  const rohan = await caller.signIn(address);
  const pooja = await caller.signIn('pooja.barman@abdm');
  const calls = [
    ['GET', '/abdm/v1/session/status', undefined],
    ['POST', '/abdm/v1/session/init', { abha_address: address }],
    ['POST', '/abdm/v1/session/verify', { txn_id: 'x', otp: '000000' }],
    ['GET', '/abdm/v1/profile', undefined],
    ['PATCH', '/abdm/v1/profile', {}],
    ['DELETE', '/abdm/v1/profile', undefined],
    ['GET', '/abdm/v1/profile/asset/card', undefined],
    ['GET', '/abdm/v1/profile/asset/qr', undefined],
    ['POST', '/abdm/v1/profile/kyc/init', {}],
    ['POST', '/abdm/v1/profile/kyc/resend', {}],
    ['POST', '/abdm/v1/profile/kyc/verify', {}],
    ['GET', '/abdm/v1/requests', undefined],
    ['GET', '/abdm/v1/request', undefined],
    ['POST', '/abdm/v1/consents/approve', {}],
    ['POST', '/abdm/v1/consents/deny', {}],
    ['POST', '/abdm/v1/consents/revoke', {}],
    ['PATCH', '/abdm/v1/consents/auto-approval', undefined],
    ['POST', '/abdm/v1/consents/pin/verify', {}],
    ['POST', '/abdm/v1/consents/pin/forgot/init', undefined],
  ] as const;
  for (const [method, path, body] of calls) {
    for (const headers of [{}, { 'x-pt-id': 'unknown' }, { 'x-pt-id': '' }]) {
      const answer = await caller.call(method, `${path}?oid=${rohan['x-pt-id']}`, body, headers);
      assert.deepEqual([answer.status, answer.body], [400, { code: 400, error: 'Patient not found' }], path);
    }
  }
  const own = await caller.call('GET', `/abdm/v1/profile?oid=${rohan['x-pt-id']}`, undefined, pooja);
  assert.equal((own.json as { abha_address: string }).abha_address, 'pooja.barman@abdm');
});

test('a session is opened for the patient’s own address only, and by the patient', async () => {
  const caller = await openCaller();
  const rohan = await caller.signIn(address);
  const pooja = await caller.signIn('pooja.barman@abdm');
  for (const other of ['pooja.barman@abdm', '91000000000117@abdm', 'nobody@abdm', ''])
    assertRefused(await session(caller, 'init', { abha_address: other }, rohan), 400, 'ABDM-1012');
  const { txn_id } = (await session(caller, 'init', { abha_address: address }, rohan)).body;
  const verify = { txn_id, otp: caller.newestOtp(mobile) };
  assertRefused(await session(caller, 'verify', verify, pooja), 500, 'MIS-1026');
  assertRefused(await caller.login('verify', verify), 500, 'MIS-1026');
  assert.equal((await session(caller, 'verify', verify, rohan)).status, 200);
});

test('the OTP of a session has its limits', async () => {
  const caller = await openCaller();
  const { desk } = caller.sandbox;
  const patient = await caller.signIn(address);
  const init = () => session(caller, 'init', { abha_address: address }, patient);
  const { txn_id } = (await init()).body;
  assertRefused(await init(), 400, 'AS-1296');
  const otp = caller.newestOtp(mobile);
  const verify = (tried: string) => session(caller, 'verify', { txn_id, otp: tried }, patient);
  for (let tried = 0; tried < 3; tried++) assertRefused(await verify(wrongOtp(otp)), 400, 'MIS-1013');
  assertRefused(await verify(wrongOtp(otp)), 500, 'ABDM-1100');
  assertRefused(await verify(otp), 500, 'ABDM-1100');

  const fresh = (await init()).body.txn_id;
  desk.advanceClock(10 * 60);
  const late = await session(caller, 'verify', { txn_id: fresh, otp: caller.newestOtp(mobile) }, patient);
  assert.match(late.body.source_error?.message ?? '', /expired/);
});

test('of fifty renewals at once with the same OTP one wins', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn(address);
  caller.sandbox.desk.expireSessions();
  const { txn_id } = (await session(caller, 'init', { abha_address: address }, patient)).body;
  const otp = caller.newestOtp(mobile);
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => session(caller, 'verify', { txn_id, otp }, patient)),
  );
  const losers = answers.filter((answer) => answer.status !== 200);
  assert.equal(losers.length, 49);
  for (const loser of losers) assertRefused(loser, 500, 'MIS-1026');
  assert.equal(caller.sandbox.desk.expireSessions(), 1);
  assert.equal(caller.sandbox.desk.calls('/abdm/v1/session/verify').length, 50);
});

test('without a mobile there is no renewal', async () => {
  const caller = await openCaller();
  const { txn_id, url } = (await caller.call('POST', '/abdm/na/v1/face-auth/init')).body;
  await caller.call('POST', new URL(url).pathname, 'answer=confirm');
  await caller.call('POST', '/abdm/na/v1/face-auth/verify', { txn_id, aadhaar: aadhaarOf.withoutAnyMobile });
  const inside = await caller.aadhaar('auto-login', { txn_id, abha_address: 'gangubai.pawar@abdm' });
  const patient = { 'x-pt-id': inside.body.eka.oid };
  const init = await session(caller, 'init', { abha_address: 'gangubai.pawar@abdm' }, patient);
  assertRefused(init, 400, 'AS-1327');
});
