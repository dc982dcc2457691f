import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import fc from '../support/fast-check.js';
import { abdmConnect, OptionsError, type RegistrationStep, UpstreamError } from '../../src/proxy/index.js';
import { linkingCalls } from './connect-linking-script.js';
import { requestCalls } from './connect-requests-script.js';
import {
  callEverything,
  connectError,
  publishedAnswer,
  type Reply,
  png,
  ScriptedResponse,
  scriptedConnect,
} from './connect-script.js';
import type { Sent } from './sent.js';

const profile = {
  abha_address: 'asha@abdm',
  abha_number: '91-1234-5678-9015',
  kyc_verified: true,
  full_name: 'Asha Verma',
};

async function failure(work: Promise<unknown>): Promise<UpstreamError> {
  const error = await work.then(
    () => assert.fail('it should fail'),
    (reason: unknown) => reason,
  );
  assert(error instanceof UpstreamError, String(error));
  return error;
}

const verified = (reply: Reply): Promise<RegistrationStep> => {
  const { upstream, caller } = scriptedConnect(() => reply);
  return upstream.registration.verifyAadhaarOtp(
    'txn-1',
    { otp: '123456', mobileNumber: '9999900001' },
    caller,
  );
};

const created = (reply: Reply): Promise<RegistrationStep> => {
  const { upstream, caller } = scriptedConnect(() => reply);
  return upstream.registration.createAbha('txn-1', 'asha@abdm', caller);
};

test('every call goes where the published API has it, with what it takes', async () => {
  const { upstream, sent, caller } = scriptedConnect(publishedAnswer);
  await callEverything(upstream, caller);
  const base = '/abdm/na/v1/registration';
  const login = '/abdm/na/v1/profile/login';
  const kyc = '/abdm/v1/profile/kyc';
  const txn_id = 'txn-1';
  const otp = '123456';
  const abha_address = 'asha@abdm';
  const nineFields = {
    first_name: 'Asha Rani',
    middle_name: null,
    last_name: 'Verma',
    gender: 'F',
    day_of_birth: 15,
    month_of_birth: 5,
    year_of_birth: 1990,
    pincode: '226001',
    address: '12, Hazratganj',
  };
  assert.deepEqual(
    sent.map(({ method, url, body }) => [method, url.pathname + url.search, body]),
    [
      ['POST', `${base}/aadhaar/init`, { aadhaar_number: '100000000015' }],
      ['POST', `${base}/aadhaar/resend`, { txn_id }],
      ['POST', `${base}/aadhaar/verify`, { txn_id, otp, mobile: '9999900001' }],
      ['POST', `${base}/aadhaar/mobile/resend`, { txn_id }],
      ['POST', `${base}/aadhaar/mobile/verify`, { txn_id, otp }],
      ['POST', `${base}/aadhaar/create-phr`, { txn_id, abha_address }],
      ['POST', `${base}/aadhaar/auto-login`, { txn_id, abha_address }],
      ['POST', `${base}/mobile/init`, { mobile_number: '9999900001' }],
      ['POST', `${base}/mobile/resend`, { txn_id }],
      ['POST', `${base}/mobile/verify`, { txn_id, otp }],
      ['POST', `${base}/mobile/create-phr`, { txn_id, abha_address, profile: nineFields }],
      ['POST', `${login}/phr`, { txn_id, phr_address: abha_address }],
      ['POST', '/abdm/na/v1/face-auth/init', undefined],
      ['POST', '/abdm/na/v1/face-auth/capture', { txn_id }],
      ['POST', '/abdm/na/v1/face-auth/verify', { txn_id, aadhaar: '100000000015' }],
      ['POST', `${login}/methods`, { abha_address }],
      ['POST', `${login}/init`, { method: 'mobile', identifier: '9999900001', otp_system: 'abdm' }],
      [
        'POST',
        `${login}/init`,
        { method: 'abha_number', identifier: '91-1234-5678-9015', otp_system: 'aadhaar' },
      ],
      ['POST', `${login}/init`, { method: 'phr_address', identifier: abha_address, otp_system: 'abdm' }],
      [
        'POST',
        `${login}/init`,
        { method: 'aadhaar_number', identifier: '100000000015', otp_system: 'aadhaar' },
      ],
      ['POST', `${login}/verify`, { txn_id, otp }],
      ['POST', `${login}/phr`, { txn_id, phr_address: abha_address }],
      ['GET', '/abdm/v1/session/status', undefined],
      ['POST', '/abdm/v1/session/init', { abha_address }],
      ['POST', '/abdm/v1/session/verify', { txn_id, otp }],
      ['GET', '/abdm/v1/profile', undefined],
      ['PATCH', '/abdm/v1/profile', nineFields],
      ['GET', '/abdm/v1/profile/asset/card', undefined],
      ['GET', '/abdm/v1/profile/asset/qr?format=json', undefined],
      ['POST', `${kyc}/init`, { method: 'abha-number', identifier: '91-1234-5678-9015' }],
      ['POST', `${kyc}/init`, { method: 'aadhaar', identifier: '100000000015' }],
      ['POST', `${kyc}/resend`, { txn_id }],
      ['POST', `${kyc}/verify`, { txn_id, otp }],
      ['DELETE', '/abdm/v1/profile', undefined],
      ['GET', `${base}/suggest?transactionId=txn-1`, undefined],
      ['GET', `${base}/suggest?transactionId=txn-1&fn=Asha+Rani&ln=Verma&dob=1990-05-15`, undefined],
      ['POST', `${base}/phr/check`, { abha_address }],
      ['GET', '/abdm/v1/registration/pincode/226001', undefined],
      ...requestCalls,
      ...linkingCalls,
    ],
  );
});

test('who calls is told by headers that come from the proxy', async () => {
  const { upstream, sent, caller } = scriptedConnect(() => ({ exists: true }));
  await upstream.addresses.exists('asha@abdm', { ...caller, patientId: 'patient-1' });
  const { requestId, report } = caller;
  await upstream.addresses.exists('asha@abdm', { requestId, report });
  const names = ['Authorization', 'X-Pt-Id', 'X-Partner-Pt-Id', 'X-Hip-Id', 'X-Request-Id'];
  assert.deepEqual(
    sent.map(({ headers }) => names.map((name) => headers.get(name))),
    [
      ['Bearer token-1', 'patient-1', 'user-a', 'IN0001', requestId],
      ['Bearer token-1', null, null, 'IN0001', requestId],
    ],
  );
});

test('the report of a call names the template of its path', async () => {
  const { upstream, caller, reports } = scriptedConnect(() => connectError(404));
  await failure(upstream.pincodes.find('226001', caller));
  assert.deepEqual(
    reports.map(({ path, status }) => [path, status]),
    [
      ['/connect-auth/v1/account/login', 200],
      ['/abdm/v1/registration/pincode/{pincode}', 404],
    ],
  );
});

test('the destination of an OTP is told only as far as it is masked', async () => {
  const table: [unknown, string | undefined][] = [
    ['OTP sent successfully to your mobile number ******90973', '******90973'],
    ['We sent an OTP to *******2425.', '*******2425'],
    ['sent to XXXXXX2425', '******2425'],
    ['sent to 98XXXX2425', '******2425'],
    ['sent to 9876543210', undefined],
    ['sent to ****543210', undefined],
    ['sent to asha****12345678@mail', undefined],
    ['OTP sent', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
    [{ a: 1 }, undefined],
  ];
  for (const [hint, sentTo] of table) {
    const { upstream, caller } = scriptedConnect(() => ({ txn_id: 'txn-2', hint }));
    const sent = await upstream.registration.sendAadhaarOtp('100000000015', caller);
    assert.deepEqual(sent, { transaction: 'txn-2', ...(sentTo !== undefined && { sentTo }) }, String(hint));
  }
});

test('a resend may be answered with nothing but a success', async () => {
  for (const reply of [new ScriptedResponse(null, { status: 204 }), {}, { hint: null }, { txn_id: null }]) {
    const { upstream, caller } = scriptedConnect(() => reply);
    assert.deepEqual(await upstream.registration.resendAadhaarOtp('txn-1', caller), { transaction: 'txn-1' });
  }
  for (const reply of [
    new ScriptedResponse(''),
    new ScriptedResponse('<html>'),
    { status: 'failed' },
    [],
    null,
  ]) {
    const { upstream, caller } = scriptedConnect(() => reply);
    assert.equal(
      (await failure(upstream.registration.resendAadhaarOtp('txn-1', caller))).kind,
      'upstream-unavailable',
    );
  }
});

test('skip_state decides what comes next', async () => {
  const profiles = [
    { abha_address: 'asha@abdm', kyc_verified: 'TRUE', name: ' Asha ' },
    { abha_address: 'no address' },
  ];
  const accounts = [{ abhaAddress: 'asha@abdm', name: 'Asha', kycVerified: true }];
  const abha = {
    abhaAddress: 'asha@abdm',
    abhaNumber: '91-1234-5678-9015',
    name: 'Asha Verma',
    kycVerified: true,
  };
  const table: [object, RegistrationStep][] = [
    [
      { skip_state: 'confirm_mobile_otp', txn_id: 'txn-2', hint: 'to ******0001' },
      { next: 'mobile-otp', transaction: 'txn-2', sentTo: '******0001' },
    ],
    [{ skip_state: ' Confirm_Mobile_OTP ' }, { next: 'mobile-otp', transaction: 'txn-1' }],
    [
      { skip_state: ' abha_select', txn_id: 'txn-2', abha_profiles: profiles },
      { next: 'choose-account', transaction: 'txn-2', accounts, mayCreate: false },
    ],
    [
      { skip_state: 'abha_create', txn_id: 'txn-2' },
      { next: 'create-address', transaction: 'txn-2' },
    ],
    [
      { skip_state: 'abha_create', abha_profiles: null },
      { next: 'create-address', transaction: 'txn-1' },
    ],
    [
      { skip_state: 'abha_create', txn_id: 'txn-2', abha_profiles: profiles },
      { next: 'choose-account', transaction: 'txn-2', accounts, mayCreate: true },
    ],
    [
      { skip_state: 'abha_end', profile, eka: { oid: 'oid-1', uuid: 'uuid-1', min_token: 'x' }, token: 'y' },
      { next: 'done', created: false, abha, patientId: 'oid-1' },
    ],
    [
      { skip_state: 'abha_end', profile, eka: { oid: null } },
      { next: 'done', created: false, abha },
    ],
    [
      { skip_state: 'abha_end', profile, eka: { oid: 'a\nb' } },
      { next: 'done', created: false, abha },
    ],
  ];
  for (const [reply, step] of table) assert.deepEqual(await verified(reply), step);
});

test('only create-phr makes a new ABHA', async () => {
  const reply = { skip_state: 'abha_end', profile };
  const step = await created(reply);
  assert(step.next === 'done' && step.created);
  const { upstream, caller } = scriptedConnect(() => reply);
  const { registration } = upstream;
  for (const found of [
    await verified(reply),
    await registration.verifyMobileOtp('txn-1', '123456', caller),
    await registration.signIn('txn-1', 'asha@abdm', caller),
  ]) {
    assert(found.next === 'done' && !found.created);
  }
});

test('an answer without a known next state is no success', async () => {
  const replies: Reply[] = [
    {},
    { skip_state: 'done', profile },
    { skip_state: null, profile, token: 'x' },
    { skip_state: 'abha_select', abha_profiles: [] },
    { skip_state: 'abha_select', abha_profiles: [{ abha_address: 'x' }] },
    { skip_state: 'abha_end' },
    { skip_state: 'abha_end', profile: { abha_address: 'x' } },
    { skip_state: 'abha_create', txn_id: 'x'.repeat(257) },
    [],
    'abha_end',
    null,
    new ScriptedResponse('<html>', { headers: { 'Content-Type': 'text/html' } }),
    new ScriptedResponse(''),
    new ScriptedResponse(null, { status: 204 }),
    new ScriptedResponse(null, { status: 302, headers: { Location: 'https://evil.example' } }),
  ];
  for (const reply of replies) assert.equal((await failure(verified(reply))).kind, 'upstream-unavailable');
  const wrong = { authResult: 'failed', source_error: { code: 'ABDM-1204', message: 'wrong' } };
  assert.equal((await failure(verified(wrong))).kind, 'otp-wrong');
});

test('the ABHA number and name are read leniently, and the number only when KYC is verified', async () => {
  const table: [object, { abhaNumber?: string; name: string; kycVerified: boolean }][] = [
    [{ kyc_verified: 'true' }, { abhaNumber: '91-1234-5678-9015', name: 'Asha Verma', kycVerified: true }],
    [{ kyc_verified: ' TRUE ' }, { abhaNumber: '91-1234-5678-9015', name: 'Asha Verma', kycVerified: true }],
    [{ kyc_verified: false }, { name: 'Asha Verma', kycVerified: false }],
    [{ kyc_verified: null }, { name: 'Asha Verma', kycVerified: false }],
    [
      { abha_number: '91123456789015' },
      { abhaNumber: '91-1234-5678-9015', name: 'Asha Verma', kycVerified: true },
    ],
    [{ abha_number: 'pending' }, { name: 'Asha Verma', kycVerified: true }],
    [{ abha_number: null }, { name: 'Asha Verma', kycVerified: true }],
    [
      { full_name: ' ', first_name: 'Gurpreet', middle_name: null, last_name: 'Sidhu ', abha_number: null },
      { name: 'Gurpreet Sidhu', kycVerified: true },
    ],
    [
      { full_name: null, abha_number: null },
      { name: '', kycVerified: true },
    ],
  ];
  for (const [fields, expected] of table) {
    const step = await created({ skip_state: 'abha_end', profile: { ...profile, ...fields } });
    assert(step.next === 'done');
    assert.deepEqual(step.abha, { abhaAddress: 'asha@abdm', ...expected });
  }
  const step = await created({ skip_state: 'abha_end', eka: { oid: 'oid-1' } });
  assert(step.next === 'done' && step.abha.abhaAddress === 'asha@abdm', 'the address that was asked for');
});

test('suggestions, availability and postal codes are read leniently', async () => {
  const suggest = (reply: Reply): Promise<readonly string[]> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.addresses.suggest('txn-1', undefined, caller);
  };
  assert.deepEqual(await suggest({ suggestions: [' asha ', 'asha@abdm', null, '', {}] }), [
    'asha',
    'asha@abdm',
  ]);
  assert.deepEqual(await suggest({ suggestions: null }), []);
  assert.equal((await failure(suggest({}))).kind, 'upstream-unavailable');
  const exists = (reply: Reply): Promise<boolean> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.addresses.exists('asha@abdm', caller);
  };
  assert.equal(await exists({ exists: 'True' }), true);
  assert.equal(await exists({ exists: false }), false);
  assert.equal((await failure(exists({}))).kind, 'upstream-unavailable');
  assert.equal((await failure(exists({ exists: 'perhaps' }))).kind, 'upstream-unavailable');
  const find = (reply: Reply): Promise<unknown> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.pincodes.find('226001', caller);
  };
  assert.equal((await failure(find({ state_name: 'Uttar Pradesh' }))).kind, 'upstream-unavailable');
  assert.equal((await failure(find(connectError(404)))).kind, 'pincode-not-found');
  assert.equal((await failure(find(connectError(400)))).kind, 'pincode-not-found');
  assert.equal((await failure(find(connectError(500)))).kind, 'upstream-unavailable');
});

test('an error means what its code says, else what its status says', async () => {
  const json = (status: number, body: unknown): Response =>
    new ScriptedResponse(JSON.stringify(body), { status });
  const table: [Response, string, number | undefined, boolean][] = [
    [connectError(400, 'ABDM-1112', 'Aadhaar details not found.'), 'aadhaar-not-found', undefined, true],
    [connectError(500, 'ABDM-1112'), 'aadhaar-not-found', undefined, true],
    [connectError(400, 'ABDM-1006: ', 'Invalid OTP Request'), 'otp-wrong', undefined, true],
    [connectError(500, 'ABDM-1100'), 'otp-too-many', 1800, true],
    [connectError(500, 'ABDM-1048', 'Timeout'), 'upstream-timeout', undefined, false],
    [json(400, { error: { code: 'ABDM-1101', message: 'taken' } }), 'address-taken', undefined, true],
    [
      json(400, { code: 'ABDM-1013', message: 'Invalid ABHA Number' }),
      'abha-number-invalid',
      undefined,
      true,
    ],
    [json(400, { code: 400, error: 'MIS-1013: OTP is invalid' }), 'otp-wrong', undefined, true],
    [
      json(400, [{ error: { code: 'X' } }, { error: { code: 'ABDM-1124' } }]),
      'mobile-limit',
      undefined,
      true,
    ],
    [json(400, { loginId: 'LoginId is invalid' }), 'invalid-request', undefined, true],
    [json(400, { source_error: null, error: null }), 'invalid-request', undefined, true],
    [json(491, { error: 'session' }), 'session-expired', undefined, true],
    [new ScriptedResponse('', { status: 491 }), 'session-expired', undefined, true],
    [connectError(491, 'ABDM-1048', 'Timeout'), 'session-expired', undefined, true],
    [
      new ScriptedResponse('', { status: 429, headers: { 'Retry-After': '7' } }),
      'too-many-requests',
      7,
      true,
    ],
    [new ScriptedResponse('', { status: 401 }), 'misconfigured', undefined, true],
    [new ScriptedResponse('', { status: 403 }), 'misconfigured', undefined, true],
    [new ScriptedResponse('', { status: 404 }), 'invalid-request', undefined, true],
    [new ScriptedResponse('', { status: 408 }), 'upstream-timeout', undefined, false],
    [new ScriptedResponse('<html>', { status: 502 }), 'upstream-unavailable', undefined, false],
    [new ScriptedResponse('', { status: 504 }), 'upstream-timeout', undefined, false],
    [connectError(500, 'ABDM-9999', 'Unknown exception'), 'upstream-unavailable', undefined, false],
  ];
  for (const [reply, kind, waitSeconds, nothingDone] of table) {
    const { upstream, caller } = scriptedConnect(() => reply);
    const error = await failure(upstream.registration.verifyMobileOtp('txn-1', '123456', caller));
    assert.deepEqual([error.kind, error.waitSeconds, error.nothingDone], [kind, waitSeconds, nothingDone]);
  }
});

test('nothing is repeated but a call whose access token was refused', async () => {
  for (const reply of [connectError(500), connectError(503), connectError(429), connectError(400)]) {
    const { upstream, caller, sent } = scriptedConnect(() => reply);
    await failure(upstream.registration.sendAadhaarOtp('100000000015', caller));
    assert.equal(sent.length, 1);
  }
  const { upstream, caller, sent } = scriptedConnect(() => {
    throw new TypeError('fetch failed');
  });
  await failure(upstream.registration.createAbha('txn-1', 'asha@abdm', caller));
  assert.equal(sent.length, 1);
});

test('no answer is told apart: never reached, broken off, too slow', async () => {
  const over = async (
    listener: Parameters<typeof createServer>[1],
    options: { timeoutMs?: number; isGone?: boolean } = {},
  ): Promise<UpstreamError> => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const stop = (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    if (options.isGone) await stop();
    try {
      const { timeoutMs = 5000 } = options;
      const upstream = abdmConnect({ baseUrl, clientId: 'a', clientSecret: 'b', timeoutMs });
      const { caller } = scriptedConnect();
      return await failure(upstream.registration.sendAadhaarOtp('100000000015', caller));
    } finally {
      if (!options.isGone) await stop();
    }
  };
  const login = JSON.stringify({ access_token: 't', expires_in: 1800 });
  const gone = await over(() => undefined, { isGone: true });
  assert.deepEqual([gone.kind, gone.nothingDone], ['upstream-unavailable', true]);
  const broken = await over(({ url = '' }, response) => {
    if (url.startsWith('/connect-auth')) response.end(login);
    else response.destroy();
  });
  assert.deepEqual([broken.kind, broken.nothingDone], ['upstream-unavailable', false]);
  const slow = await over(
    ({ url = '' }, response) => {
      if (url.startsWith('/connect-auth')) response.end(login);
    },
    { timeoutMs: 1000 },
  );
  assert.deepEqual([slow.kind, slow.nothingDone], ['upstream-timeout', false]);
});

test('redirects are not followed', async () => {
  const { upstream, caller } = scriptedConnect(() => ({}), {
    fetch: async (_input, init) => {
      assert.equal(init?.redirect, 'manual');
      return new ScriptedResponse('{}');
    },
  });
  await failure(upstream.registration.sendAadhaarOtp('100000000015', caller));
});

test('API and authorization may be on different hosts', async () => {
  const { upstream, caller, sent, logins } = scriptedConnect(() => ({ exists: true }), {
    baseUrl: 'https://api.example/base/',
    authBaseUrl: 'https://auth.example',
  });
  await upstream.addresses.exists('asha@abdm', caller);
  assert.equal(sent[0]?.url.href, 'https://api.example/base/abdm/na/v1/registration/phr/check');
  assert.equal(logins[0]?.url.href, 'https://auth.example/connect-auth/v1/account/login');
});

test('wrong options are named all at once, without the secret', () => {
  const wrong = {
    baseUrl: 'ftp://x',
    authBaseUrl: 'x',
    clientId: '',
    clientSecret: '',
    hipId: 'a\nb',
    timeoutMs: 0,
  };
  assert.throws(
    () => abdmConnect(wrong),
    (error) => error instanceof OptionsError && error.mistakes.length === 6,
  );
});

test('whatever upstream answers, it is a known step or an UpstreamError', async () => {
  const states = ['abha_end', 'abha_select', 'abha_create', 'confirm_mobile_otp'];
  const anything = fc.jsonValue();
  const close = fc.record(
    {
      skip_state: fc.oneof(fc.constantFrom(...states, ' abha_end ', 'ABHA_END', 'end', 'success'), anything),
      txn_id: fc.oneof(fc.string(), anything),
      profile: fc.oneof(
        fc.constant(profile),
        fc.record({ abha_address: anything, kyc_verified: anything }),
        anything,
      ),
      abha_profiles: fc.oneof(fc.array(fc.oneof(fc.constant(profile), anything)), anything),
      eka: fc.oneof(fc.record({ oid: anything }), anything),
      hint: anything,
      auth_methods: anything,
      blocked_methods: anything,
      authResult: anything,
      logged_in: anything,
      status: anything,
      url: anything,
      abha_address: fc.oneof(fc.constant('asha@abdm'), anything),
      abha_addresses: anything,
      mobile: anything,
      profile_photo: anything,
      day_of_birth: anything,
      error: anything,
      source_error: anything,
    },
    { requiredKeys: [] },
  );
  const status = fc.constantFrom(200, 200, 200, 201, 400, 401, 404, 491, 500);
  await fc.assert(
    fc.asyncProperty(fc.oneof(close, anything), status, async (body, code) => {
      const reply = (): Response => new ScriptedResponse(JSON.stringify(body), { status: code });
      const { upstream, caller } = scriptedConnect(reply);
      const { registration, selfDeclared, face, login, session, profile: profiles } = upstream;
      const { addresses, pincodes } = upstream;
      const step = await verified(reply()).catch((error: unknown) => error);
      if (!(step instanceof UpstreamError)) {
        const { skip_state } = body as { skip_state: string };
        const state = skip_state.trim().toLowerCase();
        assert(code < 300 && states.includes(state));
        assert.equal((step as RegistrationStep).next === 'done', state === 'abha_end');
      }
      for (const work of [
        selfDeclared.verifyOtp('txn-1', '123456', caller),
        selfDeclared.signIn('txn-1', 'asha@abdm', caller),
        face.start(caller),
        face.isVerified('txn-1', caller),
        face.verify('txn-1', '100000000015', caller),
        login.methods('asha@abdm', caller),
        login.verifyOtp('txn-1', { otp: '123456', kind: 'mobile' }, caller),
        login.signIn('txn-1', 'asha@abdm', caller),
        session.isOpen(caller),
        session.verifyOtp('txn-1', '123456', caller),
        profiles.read(caller),
        registration.sendAadhaarOtp('100000000015', caller),
        registration.resendMobileOtp('txn-1', caller),
        registration.createAbha('txn-1', 'asha@abdm', caller),
        addresses.suggest('txn-1', undefined, caller),
        addresses.exists('asha@abdm', caller),
        pincodes.find('226001', caller),
      ]) {
        await (work as Promise<unknown>).catch((error: unknown) =>
          assert(error instanceof UpstreamError, String(error)),
        );
      }
    }),
    { numRuns: 600 },
  );
});

test('an id never becomes part of a path', async () => {
  const { upstream, caller, sent } = scriptedConnect((_: Sent) => ({ suggestions: [] }));
  await upstream.addresses.suggest('a&fn=b/../c?d#e', undefined, caller);
  assert.equal(sent[0]?.url.pathname, '/abdm/na/v1/registration/suggest');
  assert.deepEqual([...sent[0].url.searchParams], [['transactionId', 'a&fn=b/../c?d#e']]);
});

test('a card is a picture by its first bytes, whatever upstream calls it (CRT_ABHA_114)', async () => {
  const read = (reply: Response): Promise<unknown> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.profile.readCard(caller);
  };
  const header = { headers: { 'Content-Type': 'text/html' } };
  assert.deepEqual(await read(new ScriptedResponse(new Uint8Array(png), header)), {
    type: 'image/png',
    bytes: new Uint8Array(png),
  });
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
  assert.deepEqual(await read(new ScriptedResponse(jpeg)), { type: 'image/jpeg', bytes: jpeg });
  for (const body of ['<html></html>', '', '{"error":"x"}', new Uint8Array([0x89, 0x50])]) {
    await assert.rejects(read(new ScriptedResponse(body)), {
      name: 'UpstreamError',
      kind: 'upstream-unavailable',
    });
  }
  await assert.rejects(read(connectError(491)), { kind: 'session-expired' });
});
