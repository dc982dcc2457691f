import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LoginStep, type SignedIn, UpstreamError, type UpstreamProfile } from '../../src/proxy/index.js';
import { connectError, person, type Reply, ScriptedResponse, scriptedConnect } from './connect-script.js';

const profile = { abha_address: 'asha@abdm', full_name: 'Asha Verma', kyc_verified: false };
const abha = { abhaAddress: 'asha@abdm', name: 'Asha Verma', kycVerified: false };
const profiles = [{ abha_address: 'asha@abdm', kyc_verified: 'true', name: 'Asha' }];
const accounts = [{ abhaAddress: 'asha@abdm', name: 'Asha', kycVerified: true }];
const eka = { oid: 'oid-1', uuid: null, min_token: 'x' };

async function failure(work: Promise<unknown>): Promise<UpstreamError> {
  const error = await work.then(
    () => assert.fail('it should fail'),
    (reason: unknown) => reason,
  );
  assert(error instanceof UpstreamError, String(error));
  return error;
}

const verified = (reply: Reply, kind: 'mobile' | 'abha-address' = 'mobile'): Promise<LoginStep> => {
  const { upstream, caller } = scriptedConnect(() => reply);
  return upstream.login.verifyOtp('txn-1', { otp: '123456', kind }, caller);
};

test('skip_state decides what comes next in a sign-in', async () => {
  const table: [object, LoginStep][] = [
    [
      { skip_state: 'abha_end', profile, eka, txn_id: 'txn-2' },
      { next: 'done', abha, patientId: 'oid-1' },
    ],
    [
      { skip_state: ' ABHA_END', profile },
      { next: 'done', abha },
    ],
    [
      { skip_state: 'abha_select', abha_profiles: profiles, txn_id: 'txn-2' },
      { next: 'choose-account', transaction: 'txn-2', accounts },
    ],
    [
      { skip_state: 'abha_end', abha_profiles: profiles },
      { next: 'choose-account', transaction: 'txn-1', accounts },
    ],
    [{ abha_profiles: profiles }, { next: 'choose-account', transaction: 'txn-1', accounts }],
    [
      { skip_state: 'abha_create', abha_profiles: profiles },
      { next: 'choose-account', transaction: 'txn-1', accounts },
    ],
    [{ skip_state: 'abha_create' }, { next: 'no-account' }],
    [{ skip_state: 'abha_create', abha_profiles: null }, { next: 'no-account' }],
    [{ txn_id: 'txn-2', abha_profiles: [] }, { next: 'no-account' }],
  ];
  for (const [reply, step] of table) assert.deepEqual(await verified(reply), step, JSON.stringify(reply));
});

test('an answer of a sign-in without a known next state is no success', async () => {
  const replies: Reply[] = [
    {},
    { profile, eka },
    { skip_state: 'success', profile, eka },
    { skip_state: 'confirm_mobile_otp' },
    { skip_state: 'abha_end' },
    { skip_state: 'abha_end', eka },
    { skip_state: 'abha_select', abha_profiles: [] },
    { skip_state: 'abha_create', abha_profiles: [{ abha_address: 'unreadable' }] },
    { skip_state: 'abha_end', profile, txn_id: 'x'.repeat(257) },
    [],
    null,
    'abha_end',
    new ScriptedResponse(null, { status: 204 }),
    new ScriptedResponse('<html>'),
  ];
  for (const reply of replies) assert.equal((await failure(verified(reply))).kind, 'upstream-unavailable');
  const none = { skip_state: 'abha_create', abha_profiles: [] };
  assert.equal((await failure(verified(none, 'abha-address'))).kind, 'upstream-unavailable');
});

test('a wrong OTP is one in both shapes: a refusal with a code, and authResult "failed" (P1 6.3, P1 8.2)', async () => {
  const incorrect = 'Entered OTP is incorrect. Kindly re-enter valid OTP.';
  const either = 'Please enter a valid OTP. Entered OTP is either expired or incorrect.';
  const table: [Reply, string][] = [
    [connectError(400, 'ABDM-1204', 'wrong'), 'otp-wrong'],
    [connectError(400, 'AS-1320', 'OTP expired'), 'otp-expired'],
    [{ authResult: 'failed', message: incorrect }, 'otp-wrong'],
    [{ authResult: ' FAILED ', message: either }, 'otp-wrong'],
    [{ auth_result: 'Failed', message: 'The OTP has expired.' }, 'otp-expired'],
    [{ auth_result: 'failed' }, 'otp-wrong'],
    [{ authResult: 'failed', skip_state: 'abha_end', profile, eka }, 'otp-wrong'],
    [{ authResult: 'failed', source_error: { code: 'ABDM-1100', message: 'many' } }, 'otp-too-many'],
  ];
  for (const [reply, kind] of table) {
    assert.equal((await failure(verified(reply))).kind, kind);
    const { upstream, caller } = scriptedConnect(() => reply);
    assert.equal((await failure(upstream.session.verifyOtp('txn-1', '123456', caller))).kind, kind);
    assert.equal((await failure(upstream.selfDeclared.verifyOtp('txn-1', '123456', caller))).kind, kind);
  }
});

test('allowed ways are read in any spelling, and without the blocked ones (P1 6.1)', async () => {
  const table: [object, string[], string[]][] = [
    [{ auth_methods: ['MOBILE_OTP', 'PASSWORD', 'EMAIL_OTP'] }, ['abdm'], []],
    [{ auth_methods: ['Aadhaar OTP', 'mobile-otp'], blocked_methods: null }, ['abdm', 'aadhaar'], []],
    [{ auth_methods: ['AADHAAR_OTP', 'MOBILE_OTP'], blocked_methods: ['Mobile OTP'] }, ['aadhaar'], ['abdm']],
    [{ auth_methods: ['AADHAAR_BIO', 'DEMOGRAPHICS', 7, null] }, [], []],
    [{ auth_methods: null, fullname: 'Asha' }, [], []],
  ];
  for (const [reply, allowed, blocked] of table) {
    const { upstream, caller } = scriptedConnect(() => reply);
    assert.deepEqual(await upstream.login.methods('asha@abdm', caller), { allowed, blocked });
  }
  const { upstream, caller } = scriptedConnect(() => ({ status: 'ACTIVE' }));
  assert.equal((await failure(upstream.login.methods('asha@abdm', caller))).kind, 'upstream-unavailable');
});

test('the session is open when upstream says so, and renewed when it gives a token', async () => {
  const isOpen = (reply: Reply): Promise<boolean> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.session.isOpen(caller);
  };
  assert.equal(await isOpen({ logged_in: true }), true);
  assert.equal(await isOpen({ logged_in: 'false', kyc_verified: true }), false);
  assert.equal((await failure(isOpen({}))).kind, 'upstream-unavailable');
  const over = await failure(isOpen(new ScriptedResponse('', { status: 491 })));
  assert.deepEqual([over.kind, over.nothingDone], ['session-expired', true]);
  for (const reply of [
    {},
    { refresh_token: 'x' },
    { token: '' },
    new ScriptedResponse(null, { status: 204 }),
  ]) {
    const { upstream, caller } = scriptedConnect(() => reply);
    const error = await failure(upstream.session.verifyOtp('txn-1', '123456', caller));
    assert.equal(error.kind, 'upstream-unavailable');
  }
});

test('after the mobile OTP another address may be made whatever was found (P1 1.6, P1 1.7)', async () => {
  const verify = async (reply: Reply): Promise<unknown> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.selfDeclared.verifyOtp('txn-1', '123456', caller);
  };
  const choice = { next: 'choose-account', transaction: 'txn-1', accounts, mayCreate: true };
  for (const skip_state of ['abha_select', 'abha_create', 'abha_end']) {
    assert.deepEqual(await verify({ skip_state, abha_profiles: profiles, eka }), choice, skip_state);
  }
  assert.deepEqual(await verify({ skip_state: 'abha_create', abha_profiles: null }), {
    next: 'create-address',
    transaction: 'txn-1',
  });
  for (const skip_state of ['confirm_mobile_otp', 'abha_end', 'abha_select', undefined]) {
    assert.equal((await failure(verify({ skip_state }))).kind, 'upstream-unavailable');
  }
});

test('an address is made only when upstream says so', async () => {
  const create = (reply: Reply): Promise<unknown> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.selfDeclared.create('txn-1', { abhaAddress: 'asha@abdm', person }, caller);
  };
  assert.deepEqual(await create({ skip_state: 'abha_end', success: true, profile, eka }), {
    next: 'done',
    created: true,
    abha,
    patientId: 'oid-1',
  });
  for (const reply of [
    { skip_state: 'abha_end', success: false, profile, eka },
    { skip_state: 'abha_create' },
    { success: true },
  ]) {
    assert.equal((await failure(create(reply))).kind, 'upstream-unavailable');
  }
  assert.equal((await failure(create(connectError(400, 'AS-1309')))).kind, 'address-limit');
});

test('a sign-in that upstream refuses after the mobile OTP needs one more OTP', async () => {
  const signIn = (reply: Reply): Promise<SignedIn | undefined> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.selfDeclared.signIn('txn-1', 'asha@abdm', caller);
  };
  assert.deepEqual(await signIn({ skip_state: 'abha_end', profile, eka }), {
    next: 'done',
    abha,
    patientId: 'oid-1',
  });
  for (const reply of [
    connectError(400),
    connectError(404),
    connectError(403),
    connectError(400, 'ABDM-1114'),
    connectError(400, 'ABDM-1110'),
    connectError(400, 'MIS-1026'),
    { skip_state: 'abha_select', abha_profiles: profiles },
  ]) {
    assert.equal(await signIn(reply), undefined);
  }
  const table: [Reply, string][] = [
    [connectError(400, 'ABDM-1100'), 'otp-too-many'],
    [connectError(429), 'too-many-requests'],
    [connectError(408), 'upstream-timeout'],
    [connectError(500), 'upstream-unavailable'],
    [{}, 'upstream-unavailable'],
  ];
  for (const [reply, kind] of table) assert.equal((await failure(signIn(reply))).kind, kind);
});

test('a face is confirmed only when upstream says that it is', async () => {
  const isVerified = (reply: Reply): Promise<boolean> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.face.isVerified('txn-1', caller);
  };
  assert.equal(await isVerified({ status: 'Verified' }), true);
  assert.equal(await isVerified({ status: ' PENDING ', message: null }), false);
  for (const reply of [{}, { status: 'failed' }, null]) {
    assert.equal((await failure(isVerified(reply))).kind, 'upstream-unavailable');
  }
  const { upstream, caller } = scriptedConnect(() => ({ txn_id: 'txn-1' }));
  assert.equal((await failure(upstream.face.start(caller))).kind, 'upstream-unavailable');
});

test('a profile is read leniently', async () => {
  const read = (reply: Reply): Promise<UpstreamProfile> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.profile.read(caller);
  };
  const bare = { abhaAddress: 'asha@abdm', abhaAddresses: ['asha@abdm'], kycVerified: false, fullName: '' };
  assert.deepEqual(await read({ abha_address: 'asha@abdm' }), bare);
  assert.deepEqual(await read({ abha_addresses: ['not one', 'asha@abdm', null] }), bare);
  const odd = {
    abha_address: 'asha@abdm',
    abha_addresses: null,
    abha_number: '91-1234-5678-9015',
    kyc_verified: null,
    gender: 'X',
    year_of_birth: 0,
    month_of_birth: 13,
    day_of_birth: null,
    pincode: '0',
    mobile: 'none',
    state_code: '9',
    profile_photo: 'PHN2Zz4=',
  };
  assert.deepEqual(await read(odd), bare);
  assert.deepEqual(
    await read({
      abha_address: 'asha@abdm',
      abha_addresses: ['asha@abdm', 'asha2@abdm'],
      abha_number: '91123456789015',
      kyc_verified: 'true',
      full_name: 'Asha Verma',
      first_name: 'Asha ',
      middle_name: null,
      last_name: 'Verma',
      gender: 'female',
      year_of_birth: '1990',
      month_of_birth: 5,
      day_of_birth: 15,
      mobile: '+91 99999 00001',
      address: '12, Hazratganj',
      pincode: 226001,
      state_code: 9,
      state_name: 'Uttar Pradesh',
      district_code: '162',
      district_name: 'Lucknow',
      profile_photo: 'data:image/png;base64,iVBORw0KGgoAAAA=',
      town_name: 'Lucknow',
    }),
    {
      abhaAddress: 'asha@abdm',
      abhaAddresses: ['asha@abdm', 'asha2@abdm'],
      kycVerified: true,
      abhaNumber: '91-1234-5678-9015',
      fullName: 'Asha Verma',
      firstName: 'Asha',
      lastName: 'Verma',
      gender: 'F',
      yearOfBirth: 1990,
      monthOfBirth: 5,
      dayOfBirth: 15,
      mobile: '9999900001',
      address: '12, Hazratganj',
      pincode: '226001',
      state: { code: '9', name: 'Uttar Pradesh' },
      district: { code: '162', name: 'Lucknow' },
      photo: 'iVBORw0KGgoAAAA=',
    },
  );
  assert.equal((await read({ abha_address: 'a1b@abdm', mobile: '******0001' })).mobile, '******0001');
  for (const reply of [{}, [], null, { abha_address: 'x' }]) {
    assert.equal((await failure(read(reply))).kind, 'upstream-unavailable');
  }
});

test('a change of the profile fails as upstream says', async () => {
  const update = (reply: Response): Promise<void> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.profile.update(person, caller);
  };
  await update(new ScriptedResponse(null, { status: 204 }));
  const over = await failure(update(new ScriptedResponse('', { status: 491 })));
  assert.deepEqual([over.kind, over.nothingDone], ['session-expired', true]);
});
