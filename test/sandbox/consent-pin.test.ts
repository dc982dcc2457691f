import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longLived, openPatient, patientOf } from './consent-caller.js';
import { assertRefused, wrongOtp } from './sandbox-caller.js';

const mobile = '9999900062';

test('a PIN is set once, of four digits, and then changed with the old one', async () => {
  const { call, consents, patient } = await openPatient('kamala.rajan');
  const exists = async () => (await call('GET', '/abdm/v1/consents/pin/exists', undefined, patient)).json;
  assert.deepEqual(await exists(), { exist: false });
  assert.equal((await consents('pin/verify', { pin: '1234' })).status, 400);
  assert.equal((await consents('pin/forgot/init')).status, 400);
  for (const pin of ['', '123', '12345', 'abcd', '१२३४'])
    assertRefused(await consents('pin/set', { pin }), 400, 'ABDM-1010');
  assert.equal((await consents('pin/set', { pin: '2580' })).status, 204);
  assert.deepEqual(await exists(), { exist: true });
  assert.equal((await consents('pin/set', { pin: '1111' })).status, 400);
  assert.equal((await consents('pin/verify', { pin: '2580', scope: 'consent' })).status, 204);
  assertRefused(await consents('pin/change', { old: '1111', new: '3690' }), 400, 'AS-1093');
  assertRefused(await consents('pin/change', { old: '2580', new: '36' }), 400, 'ABDM-1010');
  assert.equal((await consents('pin/change', { old: '2580', new: '3690' })).status, 204);
  assertRefused(await consents('pin/verify', { pin: '2580' }), 400, 'AS-1093');
  assert.equal((await consents('pin/verify', { pin: '3690' })).status, 204);
});

test('AS-1093: five wrong PINs in a row lock it for 30 minutes, by whatever call', async () => {
  const { consents, sandbox } = await openPatient('sarita.mohanty', longLived);
  const verify = (pin: string) => consents('pin/verify', { pin });
  for (let tried = 0; tried < 4; tried++) assertRefused(await verify('0000'), 400, 'AS-1093');
  assert.equal((await verify('1234')).status, 204, 'the right one begins the count anew');
  for (let tried = 0; tried < 4; tried++) {
    const wrong = await verify('0000');
    assert.equal(wrong.body.source_error?.message, 'Invalid consent PIN');
  }
  const fifth = await consents('pin/change', { old: '0000', new: '1111' });
  assert.match(fifth.body.source_error?.message ?? '', /locked for 30 minutes/);
  assertRefused(await verify('1234'), 400, 'AS-1093');
  sandbox.desk.advanceClock(30 * 60 - 1);
  assertRefused(await verify('1234'), 400, 'AS-1093');
  sandbox.desk.advanceClock(1);
  assert.equal((await verify('1234')).status, 204);
});

test('a forgotten PIN is replaced after an OTP to the mobile of the ABHA, within five minutes', async () => {
  const { consents, sandbox, newestOtp } = await openPatient('sarita.mohanty');
  assertRefused(await consents('pin/reset', { pin: '4321' }), 500, 'MIS-1026');
  for (let tried = 0; tried < 5; tried++) await consents('pin/verify', { pin: '0000' });
  const init = await consents('pin/forgot/init');
  const { txn_id } = init.body;
  assert.deepEqual(init.json, {
    txn_id,
    medium: 'mobile',
    otp_medium_value: mobile,
    expiry_in_minutes: 10,
  });
  assertRefused(await consents('pin/forgot/init'), 400, 'AS-1296');
  const otp = newestOtp(mobile);
  assertRefused(await consents('pin/forgot/verify', { txn_id, otp: wrongOtp(otp) }), 400, 'MIS-1013');
  assertRefused(await consents('pin/reset', { pin: '4321' }), 500, 'MIS-1026');
  assert.equal((await consents('pin/forgot/verify', { txn_id, otp })).status, 204);
  assertRefused(await consents('pin/forgot/verify', { txn_id, otp }), 500, 'MIS-1026');
  assertRefused(await consents('pin/reset', { pin: 'x' }), 400, 'ABDM-1010');
  sandbox.desk.advanceClock(5 * 60 - 1);
  assert.equal((await consents('pin/reset', { pin: '4321' })).status, 204);
  assertRefused(await consents('pin/reset', { pin: '5555' }), 500, 'MIS-1026');
  assert.equal((await consents('pin/verify', { pin: '4321' })).status, 204, 'and it is not locked any more');
});

test('after five minutes the OTP of a forgotten PIN counts for nothing', async () => {
  const { consents, sandbox, newestOtp } = await openPatient('sarita.mohanty');
  const { txn_id } = (await consents('pin/forgot/init')).body;
  assert.equal((await consents('pin/forgot/verify', { txn_id, otp: newestOtp(mobile) })).status, 204);
  sandbox.desk.advanceClock(5 * 60);
  assertRefused(await consents('pin/reset', { pin: '4321' }), 500, 'MIS-1026');
});

test('nobody uses the OTP of another patient', async () => {
  const sarita = await openPatient('sarita.mohanty');
  const kamala = await patientOf(sarita, 'kamala.rajan');
  const { txn_id } = (await sarita.consents('pin/forgot/init')).body;
  const otp = sarita.newestOtp(mobile);
  assertRefused(await kamala.consents('pin/forgot/verify', { txn_id, otp }), 500, 'MIS-1026');
  assertRefused(await sarita.login('verify', { txn_id, otp }), 500, 'MIS-1026');
  assert.equal((await sarita.call('DELETE', '/abdm/v1/profile', undefined, sarita.patient)).status, 204);
  const again = await patientOf(sarita, 'sarita.mohanty');
  assertRefused(await again.consents('pin/forgot/verify', { txn_id, otp }), 500, 'MIS-1026');
  const exists = await again.call('GET', '/abdm/v1/consents/pin/exists', undefined, again.patient);
  assert.deepEqual(exists.json, { exist: true }, 'the PIN is ABDM’s and stays');
});
