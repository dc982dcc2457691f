import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { seedPeople, startSandbox } from '../../src/sandbox/index.js';
import {
  aadhaarOf,
  assertFailedLogin,
  assertRefused,
  callerOf,
  openCaller,
  overHttp,
  wrongOtp,
  type Answer,
  type Caller,
} from './sandbox-caller.js';

const day = 24 * 60 * 60;

const init = (caller: Caller, method: string, identifier: string, otp_system = 'abdm'): Promise<Answer> =>
  caller.login('init', { method, identifier, otp_system });

/** Signs in as far as the right OTP; gives its answer. */
async function verified(
  caller: Caller,
  method: string,
  identifier: string,
  otp_system = 'abdm',
): Promise<Answer> {
  const sent = await init(caller, method, identifier, otp_system);
  assert.equal(sent.status, 200, sent.text);
  const [sms] = caller.sandbox.desk.sms();
  assert(sms);
  assert.equal(sent.body.hint, `OTP sent successfully to your mobile number ******${sms.to.slice(-4)}`);
  return caller.login('verify', { txn_id: sent.body.txn_id, otp: sms.otp });
}

test('P1 4.2 to 4.5 over HTTP: by mobile all addresses are listed, and one is chosen', async () => {
  const server = await startSandbox();
  after(() => server.close());
  const caller = await callerOf(overHttp(server));
  const { body } = await verified(caller, 'mobile', '9999900040');
  assert.equal(body.skip_state, 'abha_select');
  assert.deepEqual(
    body.abha_profiles.map(({ abha_address, kyc_verified }) => [abha_address, kyc_verified]),
    [
      ['harish.rao@abdm', 'true'],
      ['vasudha.rao@abdm', 'true'],
      ['vasudha_rao84@abdm', 'true'],
      ['ananya.rao10@abdm', 'false'],
      ['padmavathi.rao@abdm', 'false'],
    ],
  );
  const choose = (phr_address: string) => caller.login('phr', { txn_id: body.txn_id, phr_address });
  assertRefused(await choose('pooja.barman@abdm'), 400, 'ABDM-1012');
  const chosen = await choose('ananya.rao10@abdm');
  assert.deepEqual(
    [chosen.body.skip_state, chosen.body.profile.full_name, chosen.body.profile.abha_number],
    ['abha_end', 'Ananya Rao', null],
  );
  assertRefused(await choose('ananya.rao10@abdm'), 500, 'MIS-1026');
});

test('VRFY_ABHA_302: a mobile without account gets an OTP, and then the way to create one', async () => {
  const caller = await openCaller();
  const { body } = await verified(caller, 'mobile', '9999900051');
  assert.deepEqual(body, { skip_state: 'abha_create', txn_id: body.txn_id, abha_profiles: [] });
  const choose = { txn_id: body.txn_id, phr_address: 'rohan.deshpande@abdm' };
  assertRefused(await caller.login('phr', choose), 500, 'MIS-1026');
});

test('one account alone is chosen too, unless the person is signed in at once', async () => {
  const caller = await openCaller();
  for (const [method, identifier, system] of [
    ['mobile', '9999900011', 'abdm'],
    ['abha_number', '91-0000-0000-0117', 'abdm'],
    ['abha_number', '91-0000-0000-0117', 'aadhaar'],
    ['aadhaar_number', aadhaarOf.oneAddress, 'aadhaar'],
  ] as const) {
    const { body } = await verified(caller, method, identifier, system);
    assert.equal(body.skip_state, 'abha_select', `${method} ${system}`);
    assert.deepEqual(body.abha_profiles, [
      { abha_address: 'rohan.deshpande@abdm', kyc_verified: 'true', name: 'Rohan Vasant Deshpande' },
    ]);
    const { txn_id } = body;
    const chosen = await caller.login('phr', { txn_id, phr_address: 'rohan.deshpande@abdm' });
    assert.equal(chosen.body.profile.abha_number, '91-0000-0000-0117');
    assert.match(chosen.body.eka.oid, /^sandbox-oid-/);
  }
  for (const [method, identifier, system] of [
    ['mobile', '9999900015', 'abdm'],
    ['abha_number', '91-0000-0000-0158', 'abdm'],
    ['aadhaar_number', aadhaarOf.endsAtOnce, 'aadhaar'],
  ] as const) {
    const { body } = await verified(caller, method, identifier, system);
    assert.deepEqual([body.skip_state, body.profile.abha_address], ['abha_end', 'tenzin.dolma@abdm'], method);
  }
});

test('P1 6.1 to 7.3: an ABHA address, chosen or given, ends the login with its OTP', async () => {
  const caller = await openCaller();
  for (const [address, system] of [
    ['imranansari86@abdm', 'abdm'],
    ['IMRAN.ansari@abdm', 'aadhaar'],
    ['91000000000133@abdm', 'abdm'],
  ] as const) {
    const { body } = await verified(caller, 'phr_address', address, system);
    assert.equal(body.skip_state, 'abha_end');
    assert.equal(body.profile.abha_address, address.toLowerCase());
    assert.equal(body.profile.abha_number, '91-0000-0000-0133');
  }
  const { body } = await verified(caller, 'phr_address', 'pooja.barman@abdm');
  assert.deepEqual([body.profile.kyc_verified, body.profile.mobile], [false, '9999900041']);
});

test('P1 6.1: the ways of an address are told', async () => {
  const caller = await openCaller();
  const methods = async (abha_address: string) => (await caller.login('methods', { abha_address })).body;
  assert.deepEqual(await methods('Rohan.Deshpande@abdm'), {
    abha_address: 'rohan.deshpande@abdm',
    abha_number: '91-0000-0000-0117',
    auth_methods: ['MOBILE_OTP', 'AADHAAR_OTP', 'PASSWORD'],
    blocked_methods: [],
    fullname: 'Rohan Vasant Deshpande',
    mobile: '******0011',
    status: 'ACTIVE',
  });
  assert.deepEqual(await methods('pooja.barman@abdm'), {
    abha_address: 'pooja.barman@abdm',
    auth_methods: ['MOBILE_OTP', 'PASSWORD'],
    blocked_methods: [],
    fullname: 'Pooja Barman',
    mobile: '******0041',
    status: 'ACTIVE',
  });
  assert.deepEqual((await methods('manoj.thapa@abdm')).blocked_methods, ['AADHAAR_OTP']);
  assert.deepEqual((await methods('gangubai.pawar@abdm')).auth_methods, ['PASSWORD']);
  assert.equal((await methods('prakash.joshi@abdm')).status, 'DEACTIVATED');
  assertRefused(await caller.login('methods', { abha_address: 'nobody@abdm' }), 400, 'ABDM-1211');
  assertRefused(await caller.login('methods', { abha_address: 'no body' }), 400, 'ABDM-1170');
});

test('a wrong OTP has two shapes: ABDM’s own is no error, UIDAI’s is', async () => {
  const caller = await openCaller();
  const { desk } = caller.sandbox;
  const incorrect = 'Entered OTP is incorrect. Kindly re-enter valid OTP.';
  const either = 'Please enter a valid OTP. Entered OTP is either expired or incorrect.';
  const begin = async (method: string, identifier: string, system: string) => {
    const { txn_id } = (await init(caller, method, identifier, system)).body;
    const right = desk.sms()[0]!.otp;
    const verify = (otp: string) => caller.login('verify', { txn_id, otp });
    return { right: () => verify(right), wrong: () => verify(wrongOtp(right)) };
  };

  for (const [method, identifier] of [
    ['mobile', '9999900013'],
    ['phr_address', 'imran.ansari@abdm'],
  ] as const) {
    const { right, wrong } = await begin(method, identifier, 'abdm');
    for (let tried = 0; tried < 3; tried++) assertFailedLogin(await wrong(), incorrect);
    assertRefused(await wrong(), 500, 'ABDM-1100');
    assertRefused(await right(), 500, 'ABDM-1100');
  }
  const number = await begin('abha_number', '91-0000-0000-0133', 'abdm');
  assertFailedLogin(await number.wrong(), either);
  desk.advanceClock(10 * 60);
  assertFailedLogin(await number.right(), either);

  for (const [method, identifier] of [
    ['abha_number', '91-0000-0000-0133'],
    ['aadhaar_number', aadhaarOf.threeAddresses],
  ] as const) {
    const { right, wrong } = await begin(method, identifier, 'aadhaar');
    assertRefused(await wrong(), 400, 'ABDM-1204');
    assert.equal((await right()).body.skip_state, 'abha_select');
  }
  const late = await begin('mobile', '9999900013', 'abdm');
  desk.advanceClock(10 * 60);
  assertRefused(await late.right(), 400, 'MIS-1013');
});

test('AS-1296: another OTP for the same thing is sent after thirty seconds, or once the first is used', async () => {
  const caller = await openCaller();
  const send = (system = 'abdm') => init(caller, 'abha_number', '91-0000-0000-0117', system);
  assert.equal((await send()).status, 200);
  assertRefused(await send(), 400, 'AS-1296');
  assert.equal((await send('aadhaar')).status, 200);
  caller.sandbox.desk.advanceClock(30);
  const { txn_id } = (await send()).body;
  assertRefused(await send(), 400, 'AS-1296');
  await caller.login('verify', { txn_id, otp: caller.newestOtp('9999900011') });
  assert.equal((await send()).status, 200);
});

test('AS-1394, AS-1398, AS-1387: locks last as long as they say, whatever the way', async () => {
  const caller = await openCaller({ accessTokenSeconds: 10 * day });
  const { desk } = caller.sandbox;
  const locks = [
    [aadhaarOf.lockedHalfAnHour, 'AS-1394', 30 * 60],
    [aadhaarOf.lockedHalfADay, 'AS-1398', 12 * 60 * 60],
    [aadhaarOf.lockedADay, 'AS-1387', day],
  ] as const;
  desk.advanceClock(2 * day);
  for (const [aadhaar, code, seconds] of locks) {
    const person = seedPeople.find((candidate) => candidate.aadhaar === aadhaar);
    assert(person?.abha && person.mobile);
    const ways = [
      ['mobile', person.mobile, 'abdm'],
      ['abha_number', person.abha.number, 'abdm'],
      ['phr_address', `${person.abha.addresses[0]}@abdm`, 'abdm'],
      ['aadhaar_number', aadhaar, 'aadhaar'],
    ] as const;
    for (const [method, identifier, system] of ways)
      assertRefused(await init(caller, method, identifier, system), 400, code);
    assert.deepEqual(desk.sms(person.mobile), []);
    desk.advanceClock(seconds - 5);
    assertRefused(await init(caller, 'mobile', person.mobile), 400, code);
    desk.advanceClock(5);
    for (const [method, identifier, system] of ways)
      assert.equal((await verified(caller, method, identifier, system)).status, 200, method);
  }
});

test('a deactivated ABHA and a blocked or missing way are refused', async () => {
  const caller = await openCaller();
  for (const [method, identifier, system] of [
    ['mobile', '9999900019', 'abdm'],
    ['abha_number', '91-0000-0000-0190', 'abdm'],
    ['phr_address', 'prakash.joshi@abdm', 'abdm'],
    ['aadhaar_number', aadhaarOf.deactivated, 'aadhaar'],
  ] as const) {
    assertRefused(await init(caller, method, identifier, system), 400, 'ABDM-1407');
  }
  assertRefused(await init(caller, 'phr_address', 'manoj.thapa@abdm', 'aadhaar'), 400, 'ABDM-1115');
  assertRefused(
    await init(caller, 'aadhaar_number', aadhaarOf.aadhaarOtpBlocked, 'aadhaar'),
    400,
    'ABDM-1115',
  );
  assertRefused(await init(caller, 'phr_address', 'pooja.barman@abdm', 'aadhaar'), 400, 'ABDM-1115');
  assertRefused(await init(caller, 'phr_address', 'gangubai.pawar@abdm'), 400, 'AS-1327');
  assertRefused(await init(caller, 'phr_address', 'gangubai.pawar@abdm', 'aadhaar'), 400, 'AS-1307');
  assert.deepEqual(caller.sandbox.desk.sms(), []);
  assert.equal((await verified(caller, 'phr_address', 'manoj.thapa@abdm')).body.skip_state, 'abha_end');
});

test('an identifier that is nobody’s, or none, is refused', async () => {
  const caller = await openCaller();
  const refused: [string, string, string, number, string][] = [
    ['mobile', '0999900011', 'abdm', 400, 'ABDM-1014'],
    ['mobile', '9999900011', 'aadhaar', 500, 'ABDM-1006'],
    ['abha_number', '91-0000-0000-0000', 'abdm', 500, 'ABDM-1110'],
    ['abha_number', '91000000000117', 'abdm', 400, 'ABDM-1013'],
    ['phr_address', 'nobody@abdm', 'abdm', 400, 'ABDM-1211'],
    ['phr_address', 'no body', 'abdm', 400, 'ABDM-1170'],
    ['aadhaar_number', aadhaarOf.asha, 'aadhaar', 400, 'AS-1303'],
    ['aadhaar_number', '100000000321', 'aadhaar', 400, 'ABDM-1112'],
    ['aadhaar_number', '100000000016', 'aadhaar', 400, 'AS-1396'],
    ['aadhaar_number', aadhaarOf.oneAddress, 'abdm', 500, 'ABDM-1006'],
    ['search', '0', 'abdm', 400, 'ABDM-1006'],
    ['mobile', '9999900011', 'post', 400, 'ABDM-1006'],
  ];
  for (const [method, identifier, system, status, code] of refused)
    assertRefused(await init(caller, method, identifier, system), status, code);
  assert.deepEqual(caller.sandbox.desk.sms(), []);
});

test('fifty right OTPs at once sign in once', async () => {
  const caller = await openCaller();
  const { txn_id } = (await init(caller, 'phr_address', 'pooja.barman@abdm')).body;
  const otp = caller.newestOtp('9999900041');
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => caller.login('verify', { txn_id, otp })),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal(caller.sandbox.desk.expireSessions('pooja.barman@abdm'), 1);
});
