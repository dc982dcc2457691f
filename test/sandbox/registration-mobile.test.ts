import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/index.js';
import { aadhaarOf, assertRefused, callerOf, openCaller, overHttp, wrongOtp } from './sandbox-caller.js';
import type { Caller } from './sandbox-caller.js';

const person = {
  first_name: 'Leela',
  middle_name: null,
  last_name: 'Menon',
  gender: 'F',
  day_of_birth: 29,
  month_of_birth: 2,
  year_of_birth: 1988,
  pincode: '682001',
  address: '4/12 Market Road (North), Ernakulam',
};

/** Registers with a mobile as far as choosing an address. */
async function verified(caller: Caller, mobile_number: string): Promise<string> {
  const { body } = await caller.mobile('init', { mobile_number });
  const otp = caller.newestOtp(mobile_number);
  const answer = await caller.mobile('verify', { txn_id: body.txn_id, otp });
  assert.equal(answer.status, 200, answer.text);
  return body.txn_id;
}

test('P1 1.2 to 1.13 over HTTP: a mobile that nobody has gives a self-declared ABHA address', async () => {
  const server = await startSandbox();
  after(() => server.close());
  const caller = await callerOf(overHttp(server));
  const init = await caller.mobile('init', { mobile_number: '1234567890' });
  assert.deepEqual(init.body, {
    txn_id: init.body.txn_id,
    hint: 'OTP sent successfully to your mobile number ******7890',
  });
  const { txn_id } = init.body;
  const found = await caller.mobile('verify', { txn_id, otp: caller.newestOtp('1234567890') });
  assert.deepEqual(found.body, { skip_state: 'abha_create', txn_id, abha_profiles: [] });

  const suggest = `/abdm/na/v1/registration/suggest?fn=Leela&mn=&ln=Menon&dob=1988-02-29&transactionId=${txn_id}`;
  const { suggestions } = (await caller.call('GET', suggest)).body;
  assert(suggestions.length >= 3);
  assert(suggestions.includes('leela.menon@abdm'));
  const abha_address = suggestions[0]!;

  const created = await caller.mobile('create-phr', { txn_id, abha_address, profile: person });
  const { profile, eka, skip_state } = created.body;
  assert.equal(skip_state, 'abha_end', created.text);
  assert.deepEqual(profile, {
    ...person,
    abha_address,
    abha_addresses: [abha_address],
    abha_number: null,
    full_name: 'Leela Menon',
    mobile: '1234567890',
    district_code: '555',
    district_name: 'Ernakulam',
    state_code: '32',
    state_name: 'Kerala',
    kyc_verified: false,
  });
  const status = await caller.call('GET', '/abdm/v1/session/status', undefined, { 'x-pt-id': eka.oid });
  assert.deepEqual(status.body, { logged_in: true, kyc_verified: false });

  const again = await verified(caller, '1234567890');
  const inside = await caller.login('phr', { txn_id: again, phr_address: abha_address });
  assert.equal(inside.body.eka.oid, eka.oid);
});

test('P1 1.6: every address on the mobile is listed, KYC verified or not, and signs in', async () => {
  const caller = await openCaller();
  const { body } = await caller.mobile('init', { mobile_number: '9999900040' });
  const { txn_id } = body;
  const found = await caller.mobile('verify', { txn_id, otp: caller.newestOtp('9999900040') });
  assert.equal(found.body.skip_state, 'abha_create');
  assert.deepEqual(found.body.abha_profiles, [
    { abha_address: 'harish.rao@abdm', kyc_verified: 'true', name: 'Harish Rao' },
    { abha_address: 'vasudha.rao@abdm', kyc_verified: 'true', name: 'Vasudha Rao' },
    { abha_address: 'vasudha_rao84@abdm', kyc_verified: 'true', name: 'Vasudha Rao' },
    { abha_address: 'ananya.rao10@abdm', kyc_verified: 'false', name: 'Ananya Rao' },
    { abha_address: 'padmavathi.rao@abdm', kyc_verified: 'false', name: 'Padmavathi Rao' },
  ]);
  const stranger = { txn_id, phr_address: 'rohan.deshpande@abdm' };
  assertRefused(await caller.login('phr', stranger), 400, 'ABDM-1012');
  const signedIn = await caller.login('phr', { txn_id, phr_address: 'Vasudha.Rao@abdm' });
  assert.deepEqual(
    [signedIn.body.skip_state, signedIn.body.profile.abha_number, signedIn.body.profile.abha_address],
    ['abha_end', '91-0000-0000-0398', 'vasudha.rao@abdm'],
  );
  assertRefused(await caller.login('phr', { txn_id, phr_address: 'harish.rao@abdm' }), 500, 'MIS-1026');

  const refused = await verified(caller, '9999900040');
  caller.sandbox.desk.addFault({ path: '/abdm/na/v1/profile/login/phr', status: 400 });
  const choice = { txn_id: refused, phr_address: 'ananya.rao10@abdm' };
  assert.equal((await caller.login('phr', choice)).status, 400);
  assert.equal((await caller.login('phr', choice)).body.profile.kyc_verified, false);
});

test('a deactivated ABHA is not among the addresses of its mobile', async () => {
  const caller = await openCaller();
  const { body } = await caller.mobile('init', { mobile_number: '9999900019' });
  const found = await caller.mobile('verify', {
    txn_id: body.txn_id,
    otp: caller.newestOtp('9999900019'),
  });
  assert.deepEqual(found.body.abha_profiles, []);
});

test('AS-1309: a mobile has six self-declared addresses at most, however many ask at once', async () => {
  const caller = await openCaller();
  const create = (txn_id: string, name: string) =>
    caller.mobile('create-phr', { txn_id, abha_address: `${name}@abdm`, profile: person });
  const full = await verified(caller, '9999900043');
  assertRefused(await create(full, 'leela.menon'), 400, 'AS-1309');
  assert.equal(
    (await caller.login('phr', { txn_id: full, phr_address: 'devaki.nair@abdm' })).body.skip_state,
    'abha_end',
  );

  const transactions: string[] = [];
  for (let count = 0; count < 6; count++) transactions.push(await verified(caller, '9999900042'));
  const answers = await Promise.all(
    transactions.map((txn_id, index) => create(txn_id, `menon.house${index}`)),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 3);
  for (const answer of answers.slice(3)) assertRefused(answer, 400, 'AS-1309');
});

test('P1 1.4: a wrong OTP is an invalid OTP request; three are forgiven', async () => {
  const caller = await openCaller();
  const { body } = await caller.mobile('init', { mobile_number: '9999900041' });
  const right = caller.newestOtp('9999900041');
  const verify = (otp: string) => caller.mobile('verify', { txn_id: body.txn_id, otp });
  for (let tried = 0; tried < 3; tried++) {
    const wrong = await verify(wrongOtp(right));
    assertRefused(wrong, 400, 'ABDM-1006');
    assert.equal(wrong.body.source_error?.message, 'Invalid OTP Request');
  }
  assertRefused(await verify(wrongOtp(right)), 500, 'ABDM-1100');
  assertRefused(await verify(right), 500, 'ABDM-1100');
});

test('P1 1.5: the OTP is sent again after thirty seconds, twice, and expires after ten minutes', async () => {
  const caller = await openCaller();
  const { desk } = caller.sandbox;
  const { txn_id } = (await caller.mobile('init', { mobile_number: '9999900041' })).body;
  assertRefused(await caller.mobile('resend', { txn_id }), 400, 'AS-1296');
  desk.advanceClock(10 * 60);
  const verify = () => caller.mobile('verify', { txn_id, otp: caller.newestOtp('9999900041') });
  const expired = await verify();
  assertRefused(expired, 400, 'MIS-1013');
  assert.match(expired.body.source_error?.message ?? '', /expired/);
  assert.deepEqual((await caller.mobile('resend', { txn_id })).body, {
    txn_id,
    hint: 'OTP sent successfully to your mobile number ******0041',
  });
  assert.equal((await verify()).status, 200);
  assertRefused(await caller.mobile('resend', { txn_id }), 500, 'MIS-1026');

  const second = (await caller.mobile('init', { mobile_number: '9999900041' })).body.txn_id;
  for (let sent = 0; sent < 2; sent++) {
    desk.advanceClock(30);
    assert.equal((await caller.mobile('resend', { txn_id: second })).status, 200);
  }
  desk.advanceClock(30);
  assertRefused(await caller.mobile('resend', { txn_id: second }), 500, 'ABDM-1100');
});

test('what somebody says of themselves is checked, and the registration goes on', async () => {
  const caller = await openCaller();
  const txn_id = await verified(caller, '9999900050');
  const create = (profile: object, abha_address = 'leela.menon@abdm') =>
    caller.mobile('create-phr', { txn_id, abha_address, profile: { ...person, ...profile } });
  const bad: [object, string][] = [
    [{ first_name: '' }, 'ABDM-1010'],
    [{ first_name: '12' }, 'ABDM-1010'],
    [{ last_name: 'x'.repeat(100) }, 'ABDM-1010'],
    [{ year_of_birth: 1987 }, 'ABDM-1010'],
    [{ day_of_birth: 31, month_of_birth: 4 }, 'ABDM-1010'],
    [{ month_of_birth: 13 }, 'ABDM-1010'],
    [{ day_of_birth: 0 }, 'ABDM-1010'],
    [{ year_of_birth: 2996 }, 'ABDM-1010'],
    [{ year_of_birth: 1000 }, 'ABDM-1010'],
    [{ day_of_birth: null }, 'ABDM-1006'],
    [{ day_of_birth: '29' }, 'ABDM-1006'],
    [{ gender: 'X' }, 'ABDM-1006'],
    [{ gender: undefined }, 'ABDM-1006'],
    [{ pincode: '68200' }, 'AS-1416'],
    [{ pincode: '6820011' }, 'AS-1416'],
    [{ pincode: 682001 }, 'ABDM-1006'],
    [{ address: 'Flat #4' }, 'AS-1369'],
  ];
  for (const [change, code] of bad) assertRefused(await create(change), 400, code);
  assertRefused(await create({}, 'leela'), 400, 'ABDM-1170');
  assertRefused(await create({}, 'rohan.deshpande@abdm'), 500, 'ABDM-1101');
  assertRefused(await create({}, 'Pooja.Barman@abdm'), 500, 'ABDM-1101');
  const created = await create({ first_name: '  Leela  ', last_name: '', address: undefined });
  assert.deepEqual(
    [created.body.profile.first_name, created.body.profile.last_name, created.body.profile.address],
    ['Leela', null, null],
    created.text,
  );
});

test('a mobile is ten digits, the first not zero', async () => {
  const caller = await openCaller();
  for (const mobile_number of ['', '0999900041', '+919999900041', '99999000411', '９９９９９０００４１']) {
    assertRefused(await caller.mobile('init', { mobile_number }), 400, 'ABDM-1014');
  }
  assert.deepEqual(caller.sandbox.desk.sms(), []);
});

test('a transaction of one registration is none of the other', async () => {
  const caller = await openCaller();
  const choosing = await verified(caller, '9999900001');
  assertRefused(
    await caller.aadhaar('create-phr', { txn_id: choosing, abha_address: 'asha.verma@abdm' }),
    500,
    'MIS-1026',
  );
  const { txn_id } = (await caller.beginAndVerify(aadhaarOf.asha)).body;
  const create = { txn_id, abha_address: 'asha.verma@abdm', profile: person };
  assertRefused(await caller.mobile('create-phr', create), 500, 'MIS-1026');
  assertRefused(await caller.login('phr', { txn_id, phr_address: 'asha.verma@abdm' }), 500, 'MIS-1026');
  assertRefused(await caller.call('GET', '/abdm/na/v1/registration/suggest?fn='), 400, 'ABDM-1006');
  caller.sandbox.desk.advanceClock(10 * 60);
  assertRefused(await caller.mobile('create-phr', { ...create, txn_id: choosing }), 500, 'MIS-1026');
});
