import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/index.js';
import type { ProfileRead } from '../../src/sandbox/profile.js';
import {
  aadhaarOf,
  assertRefused,
  callerOf,
  openCaller,
  overHttp,
  wrongOtp,
  type Caller,
} from './sandbox-caller.js';

type Headers = Record<string, string>;
const address = 'lata.kulkarni70@abdm';
const mobile = '9999900045';
const byNumber = { method: 'abha-number', identifier: '91-0000-0000-0406' };
const byAadhaar = { method: 'aadhaar', identifier: aadhaarOf.linkable };

const kyc = (caller: Caller, step: string, body: unknown, patient: Headers) =>
  caller.call('POST', `/abdm/v1/profile/kyc/${step}`, body, patient);

async function profileOf(caller: Caller, patient: Headers): Promise<ProfileRead> {
  const answer = await caller.call('GET', '/abdm/v1/profile', undefined, patient);
  assert.equal(answer.status, 200, answer.text);
  return answer.json as ProfileRead;
}

/** Begins KYC; gives its transaction and the OTP that the phone received. */
async function begin(caller: Caller, patient: Headers, body: object = byNumber, phone = mobile) {
  const init = await kyc(caller, 'init', body, patient);
  assert.deepEqual([init.status, Object.keys(init.body)], [200, ['txn_id']], init.text);
  return { txn_id: init.body.txn_id, otp: caller.newestOtp(phone) };
}

test('P2 15.1 to 15.6 over HTTP: the address is linked and takes the data of the ABHA number', async () => {
  const server = await startSandbox();
  after(() => server.close());
  const caller = await callerOf(overHttp(server));
  const patient = await caller.signIn(address);
  const before = await profileOf(caller, patient);
  assert.deepEqual([before.kyc_verified, before.abha_number, before.year_of_birth], [false, null, 1970]);
  assert.equal(before.profile_photo, undefined);

  const { txn_id, otp } = await begin(caller, patient);
  assert.equal((await profileOf(caller, patient)).kyc_verified, false, 'nothing is linked without the OTP');
  const verified = await kyc(caller, 'verify', { txn_id, otp }, patient);
  assert.deepEqual([verified.status, verified.json], [200, { txn_id }]);

  const own = await caller.signIn('lata.kulkarni@abdm');
  const profile = await profileOf(caller, patient);
  assert.deepEqual(profile, { ...(await profileOf(caller, own)), abha_address: address });
  assert.deepEqual(
    [profile.kyc_verified, profile.abha_number, profile.full_name, profile.day_of_birth],
    [true, '91-0000-0000-0406', 'Lata Shripad Kulkarni', 26],
  );
  assert(profile.profile_photo !== undefined, 'the photo is that of the Aadhaar');
  assert.deepEqual(profile.abha_addresses, ['lata.kulkarni@abdm', address, '91000000000406@abdm']);
  const status = await caller.call('GET', '/abdm/v1/session/status', undefined, patient);
  assert.deepEqual(status.body, { logged_in: true, kyc_verified: true });
});

test('by Aadhaar the OTP goes to the mobile of the Aadhaar, and only one person is left', async () => {
  const caller = await openCaller();
  const { desk } = caller.sandbox;
  const patient = await caller.signIn(address);
  const { txn_id, otp } = await begin(caller, patient, byAadhaar);
  assert.match(desk.sms(mobile)[0]?.text ?? '', /linking your ABHA number/);
  assertRefused(await kyc(caller, 'verify', { txn_id, otp: wrongOtp(otp) }, patient), 400, 'ABDM-1204');
  assert.equal((await kyc(caller, 'verify', { txn_id, otp }, patient)).status, 200);
  const latas = desk.people().filter(({ name }) => /^Lata/.test(name));
  assert.deepEqual(
    latas.map(({ abha_number, abha_addresses }) => [abha_number, [...abha_addresses].sort()]),
    [['91-0000-0000-0406', ['lata.kulkarni70@abdm', 'lata.kulkarni@abdm']]],
  );
  const found = await caller.login('init', { method: 'mobile', identifier: mobile, otp_system: 'abdm' });
  const { body } = await caller.login('verify', { txn_id: found.body.txn_id, otp: caller.newestOtp(mobile) });
  assert.deepEqual(
    body.abha_profiles.map(({ kyc_verified }) => kyc_verified),
    ['true', 'true'],
  );
});

test('a linked address frees its place among the six of a mobile (AS-1309)', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('kannan.nair@abdm');
  const { txn_id, otp } = await begin(caller, patient);
  await kyc(caller, 'verify', { txn_id, otp }, patient);
  const begun = (await caller.mobile('init', { mobile_number: '9999900043' })).body.txn_id;
  await caller.mobile('verify', { txn_id: begun, otp: caller.newestOtp('9999900043') });
  const profile = {
    first_name: 'Kannan',
    gender: 'M',
    day_of_birth: 4,
    month_of_birth: 12,
    year_of_birth: 2011,
    pincode: '695001',
  };
  const create = (name: string) =>
    caller.mobile('create-phr', { txn_id: begun, abha_address: `${name}@abdm`, profile });
  assert.equal((await create('kannan.nair11')).status, 200);
});

test('who cannot be linked is refused before any OTP is sent', async () => {
  const caller = await openCaller();
  const { desk } = caller.sandbox;
  const patient = await caller.signIn('gopal.hazarika@abdm');
  const sent = desk.sms().length;
  for (const [method, identifier, status, code] of [
    ['aadhaar', aadhaarOf.withoutAbha, 400, 'AS-1303'],
    ['aadhaar', '100000000321', 400, 'ABDM-1112'],
    ['aadhaar', '1', 400, 'AS-1396'],
    ['aadhaar', aadhaarOf.aadhaarOtpBlocked, 400, 'ABDM-1115'],
    ['aadhaar', aadhaarOf.lockedHalfAnHour, 400, 'AS-1394'],
    ['abha-number', '91-0000-0000-0000', 500, 'ABDM-1110'],
    ['abha-number', '91', 400, 'ABDM-1013'],
    ['abha-number', '91-0000-0000-0190', 400, 'ABDM-1407'],
    ['abha-number', '91-0000-0000-0372', 400, 'AS-1327'],
    ['abha-number', '91-0000-0000-0349', 400, 'AS-1398'],
    ['abha-number', '91-0000-0000-0430', 400, 'AS-1422'],
    ['mobile', mobile, 400, 'ABDM-1006'],
  ] as const)
    assertRefused(await kyc(caller, 'init', { method, identifier }, patient), status, code);
  assert.equal(desk.sms().length, sent);
  assert.equal((await profileOf(caller, patient)).kyc_verified, false);
});

test('an ABHA number takes six addresses and no seventh, whenever it is filled', async () => {
  const caller = await openCaller();
  const nandini = await caller.signIn('nandini.hegde7@abdm');
  const full = { method: 'abha-number', identifier: '91-0000-0000-0430' };
  assertRefused(await kyc(caller, 'init', full, nandini), 400, 'AS-1422');

  const link = async (name: string) => {
    const patient = await caller.signIn(`${name}@abdm`);
    const begun = await begin(caller, patient);
    return () => kyc(caller, 'verify', begun, patient);
  };
  const names = ['lata.kulkarni70', 'jaswant.singh', 'harleen.singh', 'fateh.singh14', 'raghavan.nair'];
  const late = await link('pooja.barman');
  for (const name of names) assert.equal((await (await link(name))()).status, 200);
  assertRefused(await late(), 400, 'AS-1422');
  assertRefused(await late(), 500, 'MIS-1026');
  const pooja = await caller.signIn('pooja.barman@abdm');
  assert.equal((await profileOf(caller, pooja)).kyc_verified, false);
});

test('who is linked already is refused at every step', async () => {
  const caller = await openCaller();
  const rohan = await caller.signIn('rohan.deshpande@abdm');
  assertRefused(await kyc(caller, 'init', byNumber, rohan), 400, 'AS-1066');

  const patient = await caller.signIn(address);
  const first = await begin(caller, patient);
  const second = await begin(caller, patient);
  assert.equal((await kyc(caller, 'verify', first, patient)).status, 200);
  assertRefused(await kyc(caller, 'init', byNumber, patient), 400, 'AS-1066');
  assertRefused(await kyc(caller, 'verify', second, patient), 400, 'AS-1066');
  assertRefused(await kyc(caller, 'verify', first, patient), 500, 'MIS-1026');
});

test('the OTP of KYC is sent twice again, and forgives three wrong ones', async () => {
  const caller = await openCaller();
  const { desk } = caller.sandbox;
  const patient = await caller.signIn(address);
  const { txn_id, otp } = await begin(caller, patient);
  const resend = () => kyc(caller, 'resend', { txn_id }, patient);
  assertRefused(await resend(), 400, 'AS-1296');
  for (let time = 0; time < 2; time++) {
    desk.advanceClock(30);
    const answer = await resend();
    assert.deepEqual([answer.status, answer.json], [200, { txn_id }]);
  }
  const newest = caller.newestOtp(mobile);
  if (otp !== newest) assertRefused(await kyc(caller, 'verify', { txn_id, otp }, patient), 400, 'MIS-1013');
  desk.advanceClock(30);
  assertRefused(await resend(), 500, 'ABDM-1100');
  assertRefused(await kyc(caller, 'verify', { txn_id, otp: newest }, patient), 500, 'ABDM-1100');

  const fresh = await begin(caller, patient);
  const wrong = { txn_id: fresh.txn_id, otp: wrongOtp(fresh.otp) };
  for (let tried = 0; tried < 3; tried++)
    assertRefused(await kyc(caller, 'verify', wrong, patient), 400, 'MIS-1013');
  assertRefused(await kyc(caller, 'verify', wrong, patient), 500, 'ABDM-1100');
  assertRefused(await kyc(caller, 'verify', fresh, patient), 500, 'ABDM-1100');

  desk.advanceClock(10 * 60);
  await caller.call('POST', '/_desk/session/expire');
  const again = await caller.signIn(address);
  const late = await begin(caller, again);
  desk.advanceClock(10 * 60);
  const answer = await kyc(caller, 'verify', late, again);
  assert.match(answer.body.source_error?.message ?? '', /expired/);
});

test('KYC belongs to its patient and needs a session', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn(address);
  const pooja = await caller.signIn('pooja.barman@abdm');
  const { txn_id, otp } = await begin(caller, patient);
  caller.sandbox.desk.advanceClock(30);
  assertRefused(await kyc(caller, 'resend', { txn_id }, pooja), 500, 'MIS-1026');
  assertRefused(await kyc(caller, 'verify', { txn_id, otp }, pooja), 500, 'MIS-1026');
  assertRefused(await caller.login('verify', { txn_id, otp }), 500, 'MIS-1026');
  const steps = [
    ['init', byNumber],
    ['resend', { txn_id }],
    ['verify', { txn_id, otp }],
  ] as const;
  for (const [step, body] of steps) {
    assert.equal((await kyc(caller, step, body, {})).body.error, 'Patient not found');
    assertRefused(await kyc(caller, step, {}, patient), 400, 'ABDM-1006');
  }
  caller.sandbox.desk.expireSessions();
  for (const [step, body] of steps)
    assert.deepEqual((await kyc(caller, step, body, patient)).body, { code: 491, error: 'Session expired' });
  const again = await caller.signIn(address);
  assert.equal((await kyc(caller, 'verify', { txn_id, otp }, again)).status, 200, 'a renewal keeps the OTP');
});

test('of fifty verifications at once one links', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn(address);
  const begun = await begin(caller, patient);
  const answers = await Promise.all(Array.from({ length: 50 }, () => kyc(caller, 'verify', begun, patient)));
  const losers = answers.filter(({ status }) => status !== 200);
  assert.equal(losers.length, 49);
  for (const loser of losers) assertRefused(loser, 500, 'MIS-1026');
});
