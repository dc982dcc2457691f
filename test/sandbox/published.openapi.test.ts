import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { loadPublishedApi } from '../support/published-api.js';
import { patientOf, wholeApproval } from './consent-caller.js';
import { authPath, openChecked, publishedPath, skip } from './published-caller.js';
import { aadhaarOf, wrongOtp } from './sandbox-caller.js';

test('every kind of answer is as published', { skip }, async () => {
  const { call, aadhaar, begin, beginAndVerify, newestOtp, sandbox, seen } = await openChecked();
  const other = '9999900094';
  const check = (abha_address: string) =>
    call('POST', '/abdm/na/v1/registration/phr/check', { abha_address });

  for (const number of Object.values(aadhaarOf)) await aadhaar('init', { aadhaar_number: number });
  await aadhaar('init', { aadhaar_number: '1' });
  await aadhaar('init', { aadhaar_number: '100000000321' });
  for (let asked = 0; asked < 5; asked++) await aadhaar('init', { aadhaar_number: aadhaarOf.locksAfterFive });

  const { txn_id, otp } = await begin(aadhaarOf.asha);
  await aadhaar('resend', { txn_id });
  await aadhaar('verify', { txn_id, otp: wrongOtp(otp), mobile: other });
  await aadhaar('verify', { txn_id, otp, mobile: '1' });
  await aadhaar('verify', { txn_id, otp, mobile: '9999900060' });
  sandbox.desk.advanceClock(10 * 60);
  await aadhaar('verify', { txn_id, otp, mobile: other });
  await aadhaar('resend', { txn_id });
  await aadhaar('verify', { txn_id, otp: newestOtp('9999900001'), mobile: other });
  await aadhaar('mobile/resend', { txn_id });
  sandbox.desk.advanceClock(30);
  await aadhaar('mobile/resend', { txn_id });
  await aadhaar('mobile/verify', { txn_id, otp: wrongOtp(newestOtp(other)) });
  await aadhaar('mobile/verify', { txn_id, otp: newestOtp(other) });
  await call(
    'GET',
    `/abdm/na/v1/registration/suggest?fn=Asha&mn=&ln=Verma&dob=1990-05-15&transactionId=${txn_id}`,
  );
  await aadhaar('create-phr', { txn_id, abha_address: 'asha' });
  await aadhaar('create-phr', { txn_id, abha_address: 'rohan.deshpande@abdm' });
  await aadhaar('create-phr', { txn_id, abha_address: 'asha.verma@abdm' });
  await aadhaar('create-phr', { txn_id, abha_address: 'asha.verma@abdm' });

  for (const number of ['threeAddresses', 'numberWithoutAddress', 'endsAtOnce', 'deactivated'] as const) {
    const { body } = await beginAndVerify(aadhaarOf[number]);
    if (body.skip_state === 'abha_end' || !body.txn_id) continue;
    const abha_address = body.abha_profiles[0]?.abha_address;
    await aadhaar('auto-login', { txn_id: body.txn_id, abha_address: 'nobody.else@abdm' });
    await aadhaar('auto-login', { txn_id: body.txn_id, abha_address });
  }

  const locked = await begin(aadhaarOf.murugan);
  for (let tried = 0; tried < 4; tried++) {
    await aadhaar('verify', { txn_id: locked.txn_id, otp: wrongOtp(locked.otp), mobile: other });
  }
  for (const step of ['resend', 'mobile/resend']) await aadhaar(step, { txn_id: 'unknown' });

  await check('rohan.deshpande@abdm');
  await check('rohan');
  await call('GET', '/abdm/na/v1/registration/suggest');
  await call('GET', '/abdm/v1/registration/pincode/834001');
  await call('GET', '/abdm/v1/registration/pincode/1');
  await call('GET', '/abdm/v1/registration/pincode/834001', undefined, { authorization: '' });
  await aadhaar('init', '{"aadhaar_number":');
  await aadhaar('init', JSON.stringify({ aadhaar_number: '1'.repeat(70_000) }));

  const login = '/connect-auth/v1/account/login';
  await call('POST', login, { client_id: 'x', client_secret: 'y' });
  const tokens = await call('POST', login, { client_id: 'sandbox-client', client_secret: 'sandbox-secret' });
  const headers = { authorization: `Bearer ${tokens.body.access_token}`, 'client-id': 'sandbox-client' };
  const { refresh_token } = tokens.body;
  for (let time = 0; time < 2; time++) {
    await call('POST', '/connect-auth/v1/account/refresh-token', { refresh_token }, headers);
  }

  const expected = [
    ...['200', 'AS-1396', 'AS-1307', 'AS-1387', 'ABDM-1112', 'ABDM-1027', 'ABDM-1006', '413'].map(
      (kind) => `aadhaar/init ${kind}`,
    ),
    ...['200', 'AS-1296', 'MIS-1026'].map((kind) => `aadhaar/resend ${kind}`),
    ...['confirm_mobile_otp', 'abha_select', 'abha_create', 'abha_end'].map(
      (kind) => `aadhaar/verify ${kind}`,
    ),
    ...['MIS-1013', 'ABDM-1014', 'ABDM-1124', 'ABDM-1134', 'ABDM-1100'].map(
      (kind) => `aadhaar/verify ${kind}`,
    ),
    ...['abha_create', 'MIS-1013'].map((kind) => `mobile/verify ${kind}`),
    ...['200', 'AS-1296', 'MIS-1026'].map((kind) => `mobile/resend ${kind}`),
    ...['abha_end', 'ABDM-1170', 'ABDM-1101', 'MIS-1026'].map((kind) => `aadhaar/create-phr ${kind}`),
    ...['abha_end', 'ABDM-1012'].map((kind) => `aadhaar/auto-login ${kind}`),
    ...['200', 'ABDM-1170'].map((kind) => `phr/check ${kind}`),
    ...['200', 'ABDM-1006'].map((kind) => `registration/suggest ${kind}`),
    'pincode/834001 200',
    'pincode/1 400',
    'pincode/834001 401',
    ...(existsSync(authPath)
      ? ['account/login 200', 'account/login 401', 'account/refresh-token 200', 'account/refresh-token 401']
      : []),
  ];
  assert.deepEqual(
    expected.filter((kind) => !seen.has(kind)),
    [],
    'every kind of answer was met',
  );
});

test('registration by mobile and by face is as published', { skip }, async () => {
  const { call, mobile, aadhaar, login, newestOtp, sandbox, seen } = await openChecked();
  const profile = {
    first_name: 'Leela',
    middle_name: null,
    last_name: 'Menon',
    gender: 'F',
    day_of_birth: 5,
    month_of_birth: 6,
    year_of_birth: 1988,
    pincode: '682001',
    address: null,
  };
  await mobile('init', { mobile_number: '1' });
  for (const number of ['9999900040', '9999900043', '9999900054']) {
    const { txn_id } = (await mobile('init', { mobile_number: number })).body;
    await mobile('resend', { txn_id });
    sandbox.desk.advanceClock(30);
    await mobile('resend', { txn_id });
    await mobile('verify', { txn_id, otp: wrongOtp(newestOtp(number)) });
    await mobile('verify', { txn_id, otp: newestOtp(number) });
    const create = (change: object, abha_address = 'leela.menon@abdm') =>
      mobile('create-phr', { txn_id, abha_address, profile: { ...profile, ...change } });
    await call('GET', `/abdm/na/v1/registration/suggest?fn=Leela&dob=1988-06-05&transactionId=${txn_id}`);
    if (number === '9999900040') {
      await create({ day_of_birth: 31 });
      await create({ pincode: '1' });
      await create({ address: '#' });
      await create({}, 'rohan.deshpande@abdm');
      await login('phr', { txn_id, phr_address: 'ananya.rao10@abdm' });
    } else {
      await create({});
      await create({});
    }
  }

  const face = (step: string, body?: unknown) => call('POST', `/abdm/na/v1/face-auth/${step}`, body);
  for (const number of ['withoutMobile', 'oneAddress', 'endsAtOnce', 'deactivated'] as const) {
    const { txn_id, url } = (await face('init')).body;
    const verify = { txn_id, aadhaar: aadhaarOf[number] };
    await face('capture', { txn_id });
    await face('verify', verify);
    await call('POST', new URL(url).pathname, 'answer=confirm');
    await face('capture', { txn_id });
    await face('verify', { txn_id, aadhaar: '1' });
    await face('verify', verify);
    await face('capture', { txn_id });
    await aadhaar('create-phr', { txn_id, abha_address: 'bhimrao.kamble@abdm' });
  }

  const expected = [
    ...['200', 'ABDM-1014'].map((kind) => `mobile/init ${kind}`),
    ...['200', 'AS-1296'].map((kind) => `mobile/resend ${kind}`),
    ...['abha_create', 'ABDM-1006'].map((kind) => `mobile/verify ${kind}`),
    ...['abha_end', 'ABDM-1010', 'AS-1416', 'AS-1369', 'ABDM-1101', 'AS-1309', 'MIS-1026'].map(
      (kind) => `mobile/create-phr ${kind}`,
    ),
    'login/phr abha_end',
    'face-auth/init 200',
    ...['200', 'MIS-1026'].map((kind) => `face-auth/capture ${kind}`),
    ...['400', 'AS-1396', 'abha_create', 'abha_select', 'abha_end', 'ABDM-1134'].map(
      (kind) => `face-auth/verify ${kind}`,
    ),
    'aadhaar/create-phr abha_end',
  ];
  assert.deepEqual(
    expected.filter((kind) => !seen.has(kind)),
    [],
    'every kind of answer was met',
  );
});

test('sign-in, session and profile are as published', { skip }, async () => {
  const { call, login, newestOtp, signIn, sandbox, seen } = await openChecked();
  const init = (method: string, identifier: string, otp_system = 'abdm') =>
    login('init', { method, identifier, otp_system });
  for (const name of ['rohan.deshpande', 'gangubai.pawar', 'manoj.thapa', 'pooja.barman', 'nobody'])
    await login('methods', { abha_address: `${name}@abdm` });
  await login('methods', { abha_address: '' });
  await init('mobile', '1');
  await init('abha_number', '1');
  await init('abha_number', '91-0000-0000-0000');
  await init('phr_address', 'nobody@abdm');
  await init('phr_address', 'nobody');
  await init('phr_address', 'gangubai.pawar@abdm');
  await init('phr_address', 'gangubai.pawar@abdm', 'aadhaar');
  await init('phr_address', 'manoj.thapa@abdm', 'aadhaar');
  await init('phr_address', 'prakash.joshi@abdm');
  await init('aadhaar_number', '1', 'aadhaar');
  await init('aadhaar_number', '100000000321', 'aadhaar');
  for (const number of ['asha', 'lockedHalfAnHour', 'lockedHalfADay', 'lockedADay'] as const)
    await init('aadhaar_number', aadhaarOf[number], 'aadhaar');
  for (const [method, identifier, phone, system] of [
    ['mobile', '9999900040', '9999900040', 'abdm'],
    ['mobile', '9999900054', '9999900054', 'abdm'],
    ['abha_number', '91-0000-0000-0117', '9999900011', 'aadhaar'],
    ['aadhaar_number', aadhaarOf.endsAtOnce, '9999900015', 'aadhaar'],
    ['phr_address', 'pooja.barman@abdm', '9999900041', 'abdm'],
  ] as const) {
    const { txn_id } = (await init(method, identifier, system)).body;
    await init(method, identifier, system);
    await login('verify', { txn_id, otp: wrongOtp(newestOtp(phone)) });
    await login('verify', { txn_id, otp: newestOtp(phone) });
    await login('phr', { txn_id, phr_address: 'nobody@abdm' });
    await login('phr', { txn_id, phr_address: 'harish.rao@abdm' });
  }

  const patient = await signIn('pooja.barman@abdm');
  const profile = '/abdm/v1/profile';
  const status = (headers: Record<string, string>) =>
    call('GET', '/abdm/v1/session/status', undefined, headers);
  const session = (step: string, body: unknown) => call('POST', `/abdm/v1/session/${step}`, body, patient);
  await status({});
  await status(patient);
  await call('GET', profile, undefined, patient);
  const change = {
    first_name: 'Puja',
    middle_name: null,
    last_name: null,
    gender: 'F',
    day_of_birth: 3,
    month_of_birth: 8,
    year_of_birth: 1996,
    pincode: '781001',
    address: null,
  };
  await call('PATCH', profile, change, patient);
  await call('PATCH', profile, { ...change, day_of_birth: 32 }, patient);
  await call('GET', profile, undefined, patient);
  await call('GET', profile, undefined, await signIn('sukhi.1961@abdm'));
  sandbox.desk.expireSessions();
  await status(patient);
  await call('GET', profile, undefined, patient);
  await call('PATCH', profile, change, patient);
  await session('init', { abha_address: 'nobody@abdm' });
  const { txn_id } = (await session('init', { abha_address: 'pooja.barman@abdm' })).body;
  await session('init', { abha_address: 'pooja.barman@abdm' });
  const otp = newestOtp('9999900041');
  for (const tried of [wrongOtp(otp), otp, otp]) await session('verify', { txn_id, otp: tried });

  const expected = [
    ...['200', 'ABDM-1211', 'ABDM-1170'].map((kind) => `login/methods ${kind}`),
    ...['200', 'AS-1296', 'ABDM-1014', 'ABDM-1013', 'ABDM-1110', 'ABDM-1211', 'ABDM-1170', 'AS-1327'].map(
      (kind) => `login/init ${kind}`,
    ),
    ...['AS-1307', 'ABDM-1115', 'ABDM-1407', 'AS-1396', 'ABDM-1112', 'AS-1303'].map(
      (kind) => `login/init ${kind}`,
    ),
    ...['AS-1394', 'AS-1398', 'AS-1387'].map((kind) => `login/init ${kind}`),
    ...['abha_select', 'abha_create', 'abha_end', 'failed', 'ABDM-1204'].map(
      (kind) => `login/verify ${kind}`,
    ),
    ...['abha_end', 'ABDM-1012', 'MIS-1026'].map((kind) => `login/phr ${kind}`),
    ...['200', '400'].map((kind) => `session/status ${kind}`),
    ...['200', 'ABDM-1012', 'AS-1296'].map((kind) => `session/init ${kind}`),
    ...['200', 'MIS-1013', 'MIS-1026'].map((kind) => `session/verify ${kind}`),
    ...['200', '204', '491', 'ABDM-1010'].map((kind) => `v1/profile ${kind}`),
  ];
  assert.deepEqual(
    expected.filter((kind) => !seen.has(kind)),
    [],
    'every kind of answer was met',
  );
});

test('assets, KYC and deletion are as published', { skip }, async () => {
  const { call, newestOtp, signIn, sandbox, seen } = await openChecked();
  const profile = '/abdm/v1/profile';
  const kyc = (step: string, body: unknown, patient: Record<string, string>) =>
    call('POST', `${profile}/kyc/${step}`, body, patient);
  const assets = async (patient: Record<string, string>) => {
    await call('GET', `${profile}/asset/card`, undefined, patient);
    await call('GET', `${profile}/asset/qr?format=json`, undefined, patient);
    await call('GET', `${profile}/asset/qr`, undefined, patient);
  };
  for (const name of ['rohan.deshpande', 'meenakshi_iyer', 'imran.ansari', 'sukhi.1961'])
    await assets(await signIn(`${name}@abdm`));
  await assets({});

  const patient = await signIn('lata.kulkarni70@abdm');
  await call('GET', `${profile}/asset/qr?format=png`, undefined, patient);
  for (const [method, identifier] of [
    ['aadhaar', aadhaarOf.withoutAbha],
    ['aadhaar', '1'],
    ['abha-number', '91-0000-0000-0000'],
    ['abha-number', '91-0000-0000-0430'],
    ['phr', 'x'],
  ])
    await kyc('init', { method, identifier }, patient);
  const aadhaar = { method: 'aadhaar', identifier: aadhaarOf.linkable };
  const number = { method: 'abha-number', identifier: '91-0000-0000-0406' };
  for (const body of [aadhaar, number]) {
    const { txn_id } = (await kyc('init', body, patient)).body;
    await kyc('resend', { txn_id }, patient);
    sandbox.desk.advanceClock(30);
    await kyc('resend', { txn_id }, patient);
    const otp = newestOtp('9999900045');
    await kyc('verify', { txn_id, otp: wrongOtp(otp) }, patient);
    if (body === aadhaar) continue;
    await kyc('verify', { txn_id, otp }, patient);
    await kyc('verify', { txn_id, otp }, patient);
  }
  await kyc('init', number, patient);

  await call('DELETE', profile, undefined, await signIn('ramdas.bhoi@abdm'));
  sandbox.desk.expireSessions('lata.kulkarni70@abdm');
  await assets(patient);
  await kyc('init', number, patient);
  await call('DELETE', profile, undefined, patient);
  const again = await signIn('lata.kulkarni70@abdm');
  await call('DELETE', profile, undefined, again);
  await call('DELETE', profile, undefined, again);

  const expected = [
    ...['200', '400', '491'].flatMap((kind) => [`asset/card ${kind}`, `asset/qr ${kind}`]),
    'asset/qr ABDM-1006',
    ...['200', '491', 'AS-1303', 'AS-1396', 'ABDM-1110', 'AS-1422', 'ABDM-1006', 'AS-1066'].map(
      (kind) => `kyc/init ${kind}`,
    ),
    ...['200', 'AS-1296'].map((kind) => `kyc/resend ${kind}`),
    ...['200', 'ABDM-1204', 'MIS-1013', 'MIS-1026'].map((kind) => `kyc/verify ${kind}`),
    ...['204', '400', '491', 'ABDM-1219'].map((kind) => `v1/profile ${kind}`),
  ];
  assert.deepEqual(
    expected.filter((kind) => !seen.has(kind)),
    [],
    'every kind of answer was met',
  );
});

test('requests, consents and the consent PIN are as published', { skip }, async () => {
  const checked = await openChecked();
  const { sandbox, call, newestOtp, seen } = checked;
  const kamala = await patientOf(checked, 'kamala.rajan');
  const { list, details, ask, consents } = kamala;
  for (const status of ['requested', 'granted', 'expired', 'denied', 'revoked']) {
    const lists = await list(status);
    for (const { id } of lists.consents) await details(id);
    for (const { id } of lists.subscriptions) await details(id, 'subscription');
    await list(status, 'authorization');
  }
  await call('GET', '/abdm/v1/request?id=unknown', undefined, kamala.patient);

  const request = await ask({ hi_types: ['Prescription'] });
  const approval = wholeApproval(request);
  const [entry, ...others] = approval.consent_artefacts;
  assert(entry);
  const { from, to } = request.duration;
  for (const change of [
    { hi_types: ['OPConsultation'] },
    { duration: { from: to, to: from } },
    { erase_at: '2020-01-01T00:00:00Z' },
    { hi_types: [] },
    {},
  ])
    await consents('approve', { ...approval, consent_artefacts: [{ ...entry, ...change }, ...others] });
  await consents('approve', approval);
  await consents('approve', { ...approval, id: 'unknown' });
  const artefacts = sandbox.desk.request(request.id)?.artefacts.map(({ id }) => id) ?? [];
  await consents('revoke', { consent_artefacts: artefacts });
  await consents('revoke', { consent_artefacts: artefacts });
  await consents('revoke', { consent_artefacts: ['unknown'] });
  const second = await ask({ expires_s: 60 });
  await consents('deny', { id: second.id, reason: '' });
  sandbox.desk.advanceClock(60);
  await consents('deny', { id: second.id, reason: 'No' });
  await consents('deny', { id: (await ask()).id, reason: 'No' });

  const form = { ...kamala.patient, 'content-type': 'application/x-www-form-urlencoded' };
  for (let turned = 0; turned < 2; turned++) {
    await call('PATCH', '/abdm/v1/consents/auto-approval', 'oid=x', form);
    await call('GET', '/abdm/v1/consents/auto-approval', undefined, kamala.patient);
  }

  const musi = { 'x-hip-id': 'IN3610000001' };
  const health_id = 'kamala.rajan@abdm';
  const asker = (step: string, body: unknown, headers: Record<string, string> = musi) =>
    call('POST', `/abdm/v1/consents/${step}`, body, headers);
  const wish = { patient: { health_id }, purpose: 'Care management', period: { from, to } };
  const created = (await asker('create', wish)).json as { consent_init_id: string };
  await asker('create', wish, {});
  await asker('create', { ...wish, patient: { health_id: 'nobody@abdm' } });
  await asker('create', { ...wish, hip_identifier: { id: 'IN0' } });
  await consents('approve', wholeApproval(await details(created.consent_init_id)));
  await asker('list', { patient: { health_id } });
  const [granted] = sandbox.desk.request(created.consent_init_id)?.artefacts ?? [];
  await asker('details', { consent_id: granted?.id, health_id });
  await consents('revoke', { consent_artefacts: [granted?.id] });
  await asker('details', { consent_id: granted?.id, health_id });

  const sarita = await patientOf(checked, 'sarita.mohanty');
  const exists = () => call('GET', '/abdm/v1/consents/pin/exists', undefined, sarita.patient);
  await exists();
  await kamala.consents('pin/set', { pin: '1111' });
  await kamala.consents('pin/set', { pin: '1111' });
  await sarita.consents('pin/verify', { pin: '1234', scope: 'x' });
  for (let tried = 0; tried < 6; tried++) await sarita.consents('pin/verify', { pin: '0000' });
  await sarita.consents('pin/reset', { pin: '4321' });
  const { txn_id } = (await sarita.consents('pin/forgot/init')).body;
  await sarita.consents('pin/forgot/init');
  const otp = newestOtp('9999900062');
  for (const tried of [wrongOtp(otp), otp])
    await sarita.consents('pin/forgot/verify', { txn_id, otp: tried });
  await sarita.consents('pin/reset', { pin: '4321' });
  await sarita.consents('pin/change', { old: '4321', new: '1234' });
  sandbox.desk.expireSessions();
  await exists();

  const expected = [
    ...['200', 'ABDM-1039'].map((kind) => `v1/request ${kind}`),
    'v1/requests 200',
    ...['204', 'AS-1411', 'ABDM-1063', 'AS-1403', 'ABDM-1010', 'AS-1118', 'ABDM-1039'].map(
      (kind) => `consents/approve ${kind}`,
    ),
    ...['204', 'AS-1118', 'ABDM-1080'].map((kind) => `consents/revoke ${kind}`),
    ...['204', 'ABDM-1010', 'ABDM-1061'].map((kind) => `consents/deny ${kind}`),
    'consents/auto-approval 200',
    ...['200', 'ABDM-1040', 'ABDM-1012', 'ABDM-1035'].map((kind) => `consents/create ${kind}`),
    'consents/list 200',
    ...['200', 'ABDM-1062'].map((kind) => `consents/details ${kind}`),
    ...['200', '491'].map((kind) => `pin/exists ${kind}`),
    ...['204', '400'].map((kind) => `pin/set ${kind}`),
    ...['204', 'AS-1093'].map((kind) => `pin/verify ${kind}`),
    ...['204', 'MIS-1026'].map((kind) => `pin/reset ${kind}`),
    'pin/change 204',
    ...['200', 'AS-1296'].map((kind) => `forgot/init ${kind}`),
    ...['204', 'MIS-1013'].map((kind) => `forgot/verify ${kind}`),
  ];
  assert.deepEqual(
    expected.filter((kind) => !seen.has(kind)),
    [],
    'every kind of answer was met',
  );
});

test('the check finds what is not as published', { skip }, () => {
  const api = loadPublishedApi(publishedPath);
  const verify = '/abdm/na/v1/registration/aadhaar/verify';
  const differs = (work: () => void, message: RegExp) =>
    assert.throws(work, { name: 'AssertionError', message });
  differs(() => api.checkAnswer('POST', '/abdm/nowhere', 200, {}), /no path/);
  differs(() => api.checkAnswer('GET', verify, 200, {}), /no GET/);
  differs(() => api.checkAnswer('POST', verify, 302, {}), /no answer 302/);
  differs(() => api.checkAnswer('POST', verify, 200, { skip_state: 'abha_done' }), /skip_state/);
  differs(() => api.checkAnswer('POST', verify, 200, { txnId: '1' }), /txnId/);
  differs(() => api.checkAnswer('POST', verify, 400, { code: '400' }), /code/);
  differs(() => api.checkAnswer('POST', verify, 200, undefined), /must have a body/);
  differs(() => api.checkAnswer('POST', verify, 200, { profile: { gender: 'X' } }), /gender/);
  differs(() => api.checkRequest('POST', verify, { body: { txn_id: '1', otp: '2' } }), /mobile/);
  differs(
    () => api.checkRequest('POST', verify, { body: { txn_id: '1', otp: '2', mobile: '3', more: 4 } }),
    /more/,
  );
  differs(() => api.checkRequest('GET', '/abdm/v1/registration/pincode/1', { body: {} }), /takes no body/);
  const suggest = '/abdm/na/v1/registration/suggest';
  differs(() => api.checkRequest('GET', suggest, { query: { name: 'x' } }), /no name/);
  api.checkRequest('GET', suggest, { query: { fn: 'Asha' } });
  api.checkAnswer('GET', '/abdm/v1/profile', 491, { code: 491, error: 'Session expired' });
});
