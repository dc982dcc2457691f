import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOtp } from '../../src/abdm/otp.js';
import { aadhaarOf, assertRefused, openCaller, wrongOtp } from './sandbox-caller.js';

const mobile = '9999900001';

test('an OTP has six digits, is sent by SMS, and is new with every send', async () => {
  const { aadhaar, begin, sandbox } = await openCaller();
  const { txn_id, otp } = await begin(aadhaarOf.asha);
  assert(isOtp(otp));
  sandbox.desk.advanceClock(30);
  const resent = await aadhaar('resend', { txn_id });
  assert.deepEqual(resent.body, { txn_id, hint: 'OTP sent successfully to your mobile number ******0001' });
  const [newest, first, ...others] = sandbox.desk.sms(mobile);
  assert.equal(others.length, 0);
  assert(first && newest && newest.text.includes(newest.otp));
  assert(Date.parse(newest.at) - Date.parse(first.at) >= 30_000);
  assert.equal(first.otp, otp);
  if (newest.otp !== otp) assertRefused(await aadhaar('verify', { txn_id, otp, mobile }), 400, 'MIS-1013');
  assert.equal((await aadhaar('verify', { txn_id, otp: newest.otp, mobile })).status, 200);
});

test('three wrong OTPs are forgiven, the fourth locks the transaction for half an hour', async () => {
  const { aadhaar, begin, sandbox } = await openCaller({ accessTokenSeconds: 24 * 60 * 60 });
  const { txn_id, otp } = await begin(aadhaarOf.asha);
  const wrong = () => aadhaar('verify', { txn_id, otp: wrongOtp(otp), mobile });
  const right = () => aadhaar('verify', { txn_id, otp, mobile });
  for (let tried = 0; tried < 3; tried++) {
    const refused = await wrong();
    assertRefused(refused, 400, 'MIS-1013');
    assert.equal(refused.body.error, 'The OTP that you have entered is incorrect. Please try again.');
  }
  assertRefused(await wrong(), 500, 'ABDM-1100');
  assertRefused(await right(), 500, 'ABDM-1100');
  assertRefused(await aadhaar('resend', { txn_id }), 500, 'ABDM-1100');
  sandbox.desk.advanceClock(30 * 60 - 5);
  assertRefused(await right(), 500, 'ABDM-1100');
  sandbox.desk.advanceClock(10);
  assertRefused(await right(), 500, 'MIS-1026');

  const fresh = await begin(aadhaarOf.asha);
  assert.equal((await aadhaar('verify', { ...fresh, mobile })).status, 200);
});

test('the right OTP still works after three wrong ones', async () => {
  const { aadhaar, begin } = await openCaller();
  const { txn_id, otp } = await begin(aadhaarOf.asha);
  for (let tried = 0; tried < 3; tried++) await aadhaar('verify', { txn_id, otp: wrongOtp(otp), mobile });
  assert.equal((await aadhaar('verify', { txn_id, otp, mobile })).status, 200);
});

test('a new OTP in the same step brings no new tries', async () => {
  const { aadhaar, begin, sandbox, newestOtp } = await openCaller();
  const { txn_id, otp } = await begin(aadhaarOf.asha);
  for (let tried = 0; tried < 3; tried++) await aadhaar('verify', { txn_id, otp: wrongOtp(otp), mobile });
  sandbox.desk.advanceClock(30);
  await aadhaar('resend', { txn_id });
  assertRefused(
    await aadhaar('verify', { txn_id, otp: wrongOtp(newestOtp(mobile)), mobile }),
    500,
    'ABDM-1100',
  );
});

test('an OTP is sent again after thirty seconds, and only twice', async () => {
  const { aadhaar, begin, sandbox } = await openCaller();
  const { txn_id, otp } = await begin(aadhaarOf.asha);
  const resend = () => aadhaar('resend', { txn_id });
  assertRefused(await resend(), 400, 'AS-1296');
  for (let sent = 0; sent < 2; sent++) {
    sandbox.desk.advanceClock(30);
    assert.equal((await resend()).status, 200);
    assertRefused(await resend(), 400, 'AS-1296');
  }
  sandbox.desk.advanceClock(30);
  assertRefused(await resend(), 500, 'ABDM-1100');
  assertRefused(await aadhaar('verify', { txn_id, otp, mobile }), 500, 'ABDM-1100');
  assert.equal(sandbox.desk.sms(mobile).length, 3);
});

test('the OTP of the other mobile has limits of its own', async () => {
  const { aadhaar, begin, sandbox, newestOtp } = await openCaller();
  const other = '9999900095';
  const { txn_id, otp } = await begin(aadhaarOf.rituparna);
  for (let tried = 0; tried < 3; tried++) {
    await aadhaar('verify', { txn_id, otp: wrongOtp(otp), mobile: other });
  }
  await aadhaar('verify', { txn_id, otp, mobile: other });
  assertRefused(await aadhaar('mobile/resend', { txn_id }), 400, 'AS-1296');
  sandbox.desk.advanceClock(30);
  const resent = await aadhaar('mobile/resend', { txn_id });
  assert.deepEqual(resent.body, { txn_id, hint: 'OTP sent successfully to your mobile number ******0095' });
  const verify = (tried: string) => aadhaar('mobile/verify', { txn_id, otp: tried });
  for (let tried = 0; tried < 3; tried++) {
    assertRefused(await verify(wrongOtp(newestOtp(other))), 400, 'MIS-1013');
  }
  assertRefused(await verify(wrongOtp(newestOtp(other))), 500, 'ABDM-1100');
});

test('an OTP is valid for ten minutes; the transaction lets another one be sent', async () => {
  const { aadhaar, begin, sandbox, newestOtp } = await openCaller();
  const { txn_id, otp } = await begin(aadhaarOf.asha);
  sandbox.desk.advanceClock(10 * 60);
  const expired = await aadhaar('verify', { txn_id, otp, mobile });
  assertRefused(expired, 400, 'MIS-1013');
  assert.match(expired.body.source_error?.message ?? '', /expired/);
  await aadhaar('resend', { txn_id });
  assert.equal((await aadhaar('verify', { txn_id, otp: newestOtp(mobile), mobile })).status, 200);
});

test('a transaction is lost ten minutes after its OTP expired, or after its last step', async () => {
  const { aadhaar, begin, beginAndVerify, sandbox } = await openCaller({ accessTokenSeconds: 24 * 60 * 60 });
  const { txn_id, otp } = await begin(aadhaarOf.asha);
  sandbox.desk.advanceClock(20 * 60);
  assertRefused(await aadhaar('verify', { txn_id, otp, mobile }), 500, 'MIS-1026');
  assertRefused(await aadhaar('resend', { txn_id }), 500, 'MIS-1026');

  const { body } = await beginAndVerify(aadhaarOf.asha);
  sandbox.desk.advanceClock(10 * 60);
  const create = { txn_id: body.txn_id, abha_address: 'asha.verma@abdm' };
  assertRefused(await aadhaar('create-phr', create), 500, 'MIS-1026');
});

test('each step takes only a transaction that is in it', async () => {
  const { aadhaar, begin, beginAndVerify } = await openCaller();
  const unknown = '5d060cad-a93b-4edf-93ef-bd412f695400';
  const choosing = (await beginAndVerify(aadhaarOf.murugan)).body.txn_id;
  const { txn_id: sent, otp } = await begin(aadhaarOf.asha);
  const abha_address = 'asha.verma@abdm';
  const requests: [string, object][] = [
    ['resend', {}],
    ['verify', { otp, mobile }],
    ['mobile/verify', { otp }],
    ['mobile/resend', {}],
    ['create-phr', { abha_address }],
    ['auto-login', { abha_address }],
  ];
  for (const [step, body] of requests) {
    for (const txn_id of [unknown, 'nothing', '', `${sent}\0`]) {
      const answer = await aadhaar(step, { ...body, txn_id });
      assert(['MIS-1026', 'ABDM-1006'].includes(answer.body.source_error?.code ?? ''), answer.text);
    }
    const txn_id = ['resend', 'verify'].includes(step) ? choosing : sent;
    assertRefused(await aadhaar(step, { ...body, txn_id }), 500, 'MIS-1026');
  }
});
