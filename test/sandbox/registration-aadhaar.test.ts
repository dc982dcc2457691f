import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAbhaNumber } from '../../src/abdm/abha-number.js';
import { isLuhn } from '../../src/abdm/checksum.js';
import { onlyDigits } from '../../src/abdm/digits.js';
import { aadhaarOf, assertRefused, openCaller } from './sandbox-caller.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('a new person with the mobile of the Aadhaar creates an ABHA, and finds it the next time', async () => {
  const { aadhaar, newestOtp, call, beginAndVerify, sandbox } = await openCaller();
  const init = await aadhaar('init', { aadhaar_number: aadhaarOf.asha });
  assert.match(init.body.txn_id, uuid);
  assert.equal(init.body.hint, 'OTP sent successfully to your mobile number ******0001');

  const otp = newestOtp('9999900001');
  const verified = await aadhaar('verify', { txn_id: init.body.txn_id, otp, mobile: '9999900001' });
  assert.deepEqual(verified.body, {
    skip_state: 'abha_create',
    txn_id: init.body.txn_id,
    abha_profiles: [],
    token: null,
    refresh_token: null,
    hint: null,
  });

  const created = await aadhaar('create-phr', {
    txn_id: init.body.txn_id,
    abha_address: 'asha.verma90@abdm',
  });
  assert.equal(created.status, 200, created.text);
  const { skip_state, profile, eka, token, refresh_token } = created.body;
  assert.equal(skip_state, 'abha_end');
  assert(isAbhaNumber(profile.abha_number ?? '') && isLuhn(onlyDigits(profile.abha_number ?? '')));
  assert.equal(profile.abha_address, 'asha.verma90@abdm');
  assert.deepEqual(
    [profile.full_name, profile.middle_name, profile.gender, profile.year_of_birth, profile.mobile],
    ['Asha Verma', null, 'F', 1990, '9999900001'],
  );
  assert.deepEqual([profile.state_name, profile.district_name], ['Uttar Pradesh', 'Lucknow']);
  assert.equal(profile.kyc_verified, true);
  assert.match(eka.oid, /^sandbox-oid-/);
  assert.match(eka.uuid, uuid);
  assert.match(eka.min_token, /^sandbox-min-token-/);
  assert.match(token, /^sandbox-abha-token-/);
  assert.match(refresh_token, /^sandbox-abha-refresh-token-/);
  assert.equal(sandbox.desk.expireSessions('asha.verma90@abdm'), 1);

  const check = await call('POST', '/abdm/na/v1/registration/phr/check', {
    abha_address: 'ASHA.verma90@abdm',
  });
  assert.deepEqual(check.body, { exists: true });
  const again = await beginAndVerify(aadhaarOf.asha);
  assert.equal(again.body.skip_state, 'abha_select');
  assert.deepEqual(again.body.abha_profiles, [
    { abha_address: 'asha.verma90@abdm', kyc_verified: 'true', name: 'Asha Verma' },
  ]);
  const signedIn = await aadhaar('auto-login', {
    txn_id: again.body.txn_id,
    abha_address: 'asha.verma90@abdm',
  });
  assert.equal(signedIn.body.profile.abha_number, profile.abha_number);
  assert.equal(signedIn.body.eka.oid, eka.oid);
});

test('another mobile than the one of the Aadhaar is confirmed by an OTP of its own', async () => {
  const { aadhaar, begin, newestOtp } = await openCaller();
  const { txn_id, otp } = await begin(aadhaarOf.rituparna);
  const verified = await aadhaar('verify', { txn_id, otp, mobile: '9999900095' });
  assert.deepEqual(verified.body, {
    skip_state: 'confirm_mobile_otp',
    txn_id,
    hint: 'OTP sent successfully to your mobile number ******0095',
    token: null,
    refresh_token: null,
  });
  assertRefused(await aadhaar('verify', { txn_id, otp, mobile: '9999900095' }), 500, 'MIS-1026');
  assertRefused(await aadhaar('resend', { txn_id }), 500, 'MIS-1026');

  const confirmed = await aadhaar('mobile/verify', { txn_id, otp: newestOtp('9999900095') });
  assert.equal(confirmed.body.skip_state, 'abha_create');
  const created = await aadhaar('create-phr', { txn_id, abha_address: 'rituparna.c@abdm' });
  assert.equal(created.body.profile.mobile, '9999900095');
});

test('a person with one address chooses it', async () => {
  const { aadhaar, beginAndVerify } = await openCaller();
  const { body } = await beginAndVerify(aadhaarOf.oneAddress);
  assert.equal(body.skip_state, 'abha_select');
  assert.deepEqual(body.abha_profiles, [
    { abha_address: 'rohan.deshpande@abdm', kyc_verified: 'true', name: 'Rohan Vasant Deshpande' },
  ]);
  const ended = await aadhaar('auto-login', { txn_id: body.txn_id, abha_address: 'rohan.deshpande@abdm' });
  assert.equal(ended.body.skip_state, 'abha_end');
  assert.deepEqual(ended.body.profile.abha_addresses, ['rohan.deshpande@abdm', '91000000000117@abdm']);
});

test('a person with several addresses chooses among all of them, and only them', async () => {
  const { aadhaar, beginAndVerify } = await openCaller();
  const { body } = await beginAndVerify(aadhaarOf.threeAddresses);
  assert.equal(body.skip_state, 'abha_select');
  assert.deepEqual(
    body.abha_profiles.map(({ abha_address }) => abha_address),
    ['imran.ansari@abdm', 'imranansari86@abdm', 'ansari_imran@abdm'],
  );
  const stranger = { txn_id: body.txn_id, abha_address: 'rohan.deshpande@abdm' };
  assertRefused(await aadhaar('auto-login', stranger), 400, 'ABDM-1012');
  const own = await aadhaar('auto-login', { txn_id: body.txn_id, abha_address: 'imranansari86@abdm' });
  assert.equal(own.body.profile.abha_address, 'imranansari86@abdm');
});

test('an existing person who gives another mobile confirms it, then chooses', async () => {
  const { aadhaar, begin, newestOtp } = await openCaller();
  const { txn_id, otp } = await begin(aadhaarOf.otherAbhaMobile);
  const verified = await aadhaar('verify', { txn_id, otp, mobile: '9999900072' });
  assert.equal(verified.body.skip_state, 'confirm_mobile_otp');
  const confirmed = await aadhaar('mobile/verify', { txn_id, otp: newestOtp('9999900072') });
  assert.equal(confirmed.body.skip_state, 'abha_select');
});

test('a registration can end with the Aadhaar OTP, or with the OTP of another mobile', async () => {
  const { aadhaar, begin, beginAndVerify, newestOtp } = await openCaller();
  const { body } = await beginAndVerify(aadhaarOf.endsAtOnce);
  assert.equal(body.skip_state, 'abha_end');
  assert.equal(body.profile.abha_address, 'tenzin.dolma@abdm');
  assert.match(body.eka.oid, /^sandbox-oid-/);
  assert.equal(body.abha_profiles, undefined);

  const { txn_id, otp } = await begin(aadhaarOf.endsAtOnce);
  await aadhaar('verify', { txn_id, otp, mobile: '9999900096' });
  const ended = await aadhaar('mobile/verify', { txn_id, otp: newestOtp('9999900096') });
  assert.equal(ended.body.skip_state, 'abha_end');
  assert.equal(ended.body.eka.oid, body.eka.oid);
});

test('a person with a number but no address of their choice may create one or take the given one', async () => {
  const { aadhaar, beginAndVerify } = await openCaller();
  const first = await beginAndVerify(aadhaarOf.numberWithoutAddress);
  assert.equal(first.body.skip_state, 'abha_create');
  assert.deepEqual(first.body.abha_profiles, [
    { abha_address: '91000000000166@abdm', kyc_verified: 'true', name: 'Hemlata Sahu' },
  ]);
  const given = await aadhaar('auto-login', {
    txn_id: first.body.txn_id,
    abha_address: '91000000000166@abdm',
  });
  assert.equal(given.body.skip_state, 'abha_end');

  const second = await beginAndVerify(aadhaarOf.numberWithoutAddress);
  const created = await aadhaar('create-phr', {
    txn_id: second.body.txn_id,
    abha_address: 'hemlata.sahu@abdm',
  });
  assert.equal(created.body.profile.abha_number, '91-0000-0000-0166');
});

test('Aadhaar numbers that cannot register are refused', async () => {
  const { aadhaar, begin, beginAndVerify, sandbox } = await openCaller();
  const init = (aadhaar_number: string) => aadhaar('init', { aadhaar_number });
  for (const bad of [
    '',
    '12',
    '100000000016',
    '1000 0000 0015',
    '１０００００００００１５',
    '1000000000155',
  ]) {
    assertRefused(await init(bad), 400, 'AS-1396');
  }
  assertRefused(await init('100000000321'), 400, 'ABDM-1112');
  assertRefused(await init(aadhaarOf.withoutMobile), 400, 'AS-1307');
  assert.deepEqual(sandbox.desk.sms(), []);

  assertRefused(await beginAndVerify(aadhaarOf.deactivated), 400, 'ABDM-1134');
  const { txn_id, otp } = await begin(aadhaarOf.deactivated);
  await aadhaar('verify', { txn_id, otp, mobile: '9999900019' });
  assertRefused(await aadhaar('verify', { txn_id, otp, mobile: '9999900019' }), 500, 'MIS-1026');
});

test('somebody locked out for a day can register after it', async () => {
  const { aadhaar, begin, sandbox } = await openCaller({ accessTokenSeconds: 2 * 24 * 60 * 60 });
  assertRefused(await aadhaar('init', { aadhaar_number: aadhaarOf.locked }), 500, 'ABDM-1027');
  sandbox.desk.advanceClock(24 * 60 * 60);
  await begin(aadhaarOf.locked);
});

test('five OTP requests in half an hour lock a person who is seeded so', async () => {
  const { aadhaar, begin, sandbox } = await openCaller({ accessTokenSeconds: 10 * 24 * 60 * 60 });
  for (let request = 0; request < 5; request++) await begin(aadhaarOf.locksAfterFive);
  const init = () => aadhaar('init', { aadhaar_number: aadhaarOf.locksAfterFive });
  assertRefused(await init(), 400, 'AS-1387');
  sandbox.desk.advanceClock(60 * 60);
  assertRefused(await init(), 400, 'AS-1387');
  sandbox.desk.advanceClock(23 * 60 * 60);
  assert.equal((await init()).status, 200);
  for (let request = 0; request < 7; request++) await begin(aadhaarOf.asha);
});

test('a mobile that serves six ABHA numbers is refused, and another one goes on', async () => {
  const { aadhaar, begin, newestOtp } = await openCaller();
  const { txn_id, otp } = await begin(aadhaarOf.mobileFull);
  assertRefused(await aadhaar('verify', { txn_id, otp, mobile: '9999900060' }), 400, 'ABDM-1124');
  const other = await aadhaar('verify', { txn_id, otp, mobile: '9999900097' });
  assert.equal(other.body.skip_state, 'confirm_mobile_otp');
  const confirmed = await aadhaar('mobile/verify', { txn_id, otp: newestOtp('9999900097') });
  assert.equal(confirmed.body.skip_state, 'abha_create');
});

test('two registrations at the same time cannot put a seventh ABHA number on a mobile, nor a second on a person', async () => {
  const { aadhaar, begin, beginAndVerify, sandbox, newestOtp } = await openCaller();
  const transactions: string[] = [];
  for (const number of [
    'asha',
    'murugan',
    'fathima',
    'lalrinpuii',
    'maria',
    'subramaniam',
    'longName',
  ] as const) {
    const { txn_id, otp } = await begin(aadhaarOf[number]);
    await aadhaar('verify', { txn_id, otp, mobile: '9999900098' });
    await aadhaar('mobile/verify', { txn_id, otp: newestOtp('9999900098') });
    transactions.push(txn_id);
  }
  const answers = [];
  for (const [index, txn_id] of transactions.entries()) {
    answers.push(await aadhaar('create-phr', { txn_id, abha_address: `somebody.${index}@abdm` }));
  }
  assertRefused(answers.at(-1)!, 400, 'ABDM-1124');
  assert.equal(answers.filter(({ status }) => status === 200).length, 6);

  const first = await beginAndVerify(aadhaarOf.yearOnly);
  const second = await beginAndVerify(aadhaarOf.yearOnly);
  const one = await aadhaar('create-phr', { txn_id: first.body.txn_id, abha_address: 'budhni.one@abdm' });
  const two = await aadhaar('create-phr', { txn_id: second.body.txn_id, abha_address: 'budhni.two@abdm' });
  assert.equal(one.body.profile.abha_number, two.body.profile.abha_number);
  assert.equal(one.body.profile.day_of_birth, null);
  const budhni = sandbox.desk.people().find(({ aadhaar: number }) => number === aadhaarOf.yearOnly);
  assert.deepEqual(budhni?.abha_addresses, ['budhni.one@abdm', 'budhni.two@abdm']);
});

test('a new address follows the rules', async () => {
  const { aadhaar, beginAndVerify } = await openCaller();
  const { txn_id } = (await beginAndVerify(aadhaarOf.murugan)).body;
  const create = (abha_address: string) => aadhaar('create-phr', { txn_id, abha_address });
  const bad = [
    'short@abdm',
    '9999900002@abdm',
    '12345678901234@abdm',
    '.murugan.s@abdm',
    'mu..rugan@abdm',
    'muruganselvam',
  ];
  for (const address of [
    ...bad,
    'murugan.selvam@sbx',
    ' murugan.selvam@abdm',
    'much.too.long.to.be.one@abdm',
    '@abdm',
  ]) {
    assertRefused(await create(address), 400, 'ABDM-1170');
  }
  assertRefused(await create('rohan.deshpande@abdm'), 500, 'ABDM-1101');
  assertRefused(await create('Rohan.Deshpande@abdm'), 500, 'ABDM-1101');
  assert.equal((await create('murugan.selvam@abdm')).status, 200);
  assertRefused(await create('murugan.selvan@abdm'), 500, 'MIS-1026');
});

test('the domain of addresses can be the one of the ABDM sandbox', async () => {
  const { aadhaar, beginAndVerify } = await openCaller({ addressDomain: 'sbx' });
  const { body } = await beginAndVerify(aadhaarOf.oneAddress);
  assert.equal(body.abha_profiles[0]?.abha_address, 'rohan.deshpande@sbx');
  const created = await aadhaar('create-phr', { txn_id: body.txn_id, abha_address: 'rohan.second@sbx' });
  assert.equal(created.status, 200);
});

test('a bad mobile is refused without spending a try', async () => {
  const { aadhaar, begin } = await openCaller();
  const { txn_id, otp } = await begin(aadhaarOf.asha);
  for (const mobile of ['', '0999900001', '99999', '+919999900001', '99999000011', 'abcdefghij']) {
    assertRefused(await aadhaar('verify', { txn_id, otp, mobile }), 400, 'ABDM-1014');
  }
  assert.equal((await aadhaar('verify', { txn_id, otp, mobile: '9999900001' })).status, 200);
});
