import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { loadPublishedApi, type PublishedApi } from '../support/published-api.js';
import {
  aadhaarOf,
  openCaller,
  wrongOtp,
  type AnswerBody,
  type Caller,
  type CallListener,
} from './sandbox-caller.js';

const path = process.env['ABDM_OPENAPI'] ?? '';
const skip = path === '' && 'set ABDM_OPENAPI to the upstream’s published OpenAPI document to run this';
const authPath = path && join(dirname(path), 'connect-auth-openapi.yml');

/** A caller whose every call is held against the published documents; remembers what was answered. */
async function openChecked(): Promise<Caller & { seen: Set<string> }> {
  const connect = loadPublishedApi(path);
  const auth: PublishedApi | undefined = existsSync(authPath) ? loadPublishedApi(authPath) : undefined;
  const seen = new Set<string>();
  const listener: CallListener = (method, target, body, answer) => {
    const { pathname, searchParams } = new URL(target, 'http://sandbox');
    const api = pathname.startsWith('/connect-auth/') ? auth : connect;
    if (pathname.startsWith('/_desk/') || !api) return;
    api.checkAnswer(method, pathname, answer.status, answer.json);
    // What is refused as malformed is meant to be: only requests that are understood are held to the document.
    if (answer.body.source_error?.code !== 'ABDM-1006' && answer.status !== 413) {
      api.checkRequest(method, pathname, { body, query: Object.fromEntries(searchParams) });
    }
    const { skip_state, source_error }: Partial<AnswerBody> = answer.body;
    const kind = skip_state ?? source_error?.code;
    const step = pathname.split('/').slice(-2).join('/');
    seen.add(`${step} ${kind ?? answer.status}`);
  };
  return { ...(await openCaller({ accessTokenSeconds: 7 * 24 * 60 * 60 }, listener)), seen };
}

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

test('the check finds what is not as published', { skip }, () => {
  const api = loadPublishedApi(path);
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
