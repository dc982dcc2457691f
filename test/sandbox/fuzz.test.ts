import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fuzzRuns } from '../support/fuzz.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { aadhaarOf, callerOf } from './sandbox-caller.js';

const base = '/abdm/na/v1/registration';
const posts = [
  ...['init', 'resend', 'verify', 'mobile/verify', 'mobile/resend', 'create-phr', 'auto-login'].map(
    (step) => `${base}/aadhaar/${step}`,
  ),
  ...['init', 'resend', 'verify', 'create-phr'].map((step) => `${base}/mobile/${step}`),
  `${base}/phr/check`,
  ...['init', 'capture', 'verify'].map((step) => `/abdm/na/v1/face-auth/${step}`),
  ...['methods', 'init', 'verify', 'phr'].map((step) => `/abdm/na/v1/profile/login/${step}`),
  ...['init', 'verify'].map((step) => `/abdm/v1/session/${step}`),
  ...['init', 'resend', 'verify'].map((step) => `/abdm/v1/profile/kyc/${step}`),
  '/connect-auth/v1/account/login',
  '/connect-auth/v1/account/refresh-token',
];

const profilePath = '/abdm/v1/profile';
const assetPaths = ['card', 'qr'].map((asset) => `${profilePath}/asset/${asset}`);

/** The published errors that have a 500 of their own. */
const publishedFailures = ['MIS-1026', 'ABDM-1100', 'ABDM-1101', 'ABDM-1027', 'ABDM-1110', 'ABDM-1006'];

test('whatever is sent, the answer is an error of the published kind, never a failure of the sandbox', async () => {
  const bugs: unknown[] = [];
  const sandbox = createSandbox({ onBug: (error) => bugs.push(error) });
  const { call, begin, beginAndVerify, mobile, signIn } = await callerOf(sandbox);
  const patient = await signIn('pooja.barman@abdm');
  const { txn_id, otp } = await begin(aadhaarOf.asha);
  const declaring = (await mobile('init', { mobile_number: '9999900052' })).body.txn_id;
  await mobile('verify', { txn_id: declaring, otp: sandbox.desk.sms('9999900052')[0]?.otp });
  const choosing = (await beginAndVerify(aadhaarOf.murugan)).body.txn_id;
  const kyc = { method: 'abha-number', identifier: '91-0000-0000-0117' };
  const linking = (await call('POST', '/abdm/v1/profile/kyc/init', kyc, patient)).body.txn_id;

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'binary' }).map((tail) => `${txn_id}\0${tail}`),
    fc.constantFrom(
      txn_id,
      choosing,
      declaring,
      linking,
      otp,
      patient['x-pt-id'],
      'pooja.barman@abdm',
      '91-0000-0000-0117',
      aadhaarOf.asha,
      '9999900001',
      'rohan.deshpande@abdm',
      '\ud800',
      "'; --",
    ),
  );
  const value = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.jsonValue() });
  const profile = fc.record(
    {
      first_name: value,
      middle_name: value,
      last_name: value,
      gender: fc.constantFrom('M', 'F', 'O', 'X'),
      day_of_birth: fc.oneof(fc.integer(), fc.integer({ min: 1, max: 31 }), value),
      month_of_birth: fc.oneof(fc.integer(), fc.integer({ min: 1, max: 12 }), value),
      year_of_birth: fc.oneof(fc.double(), fc.integer({ min: 1900, max: 2020 }), value),
      pincode: fc.oneof(value, fc.constant('834001')),
      address: value,
    },
    { requiredKeys: ['gender', 'day_of_birth', 'month_of_birth', 'year_of_birth', 'first_name', 'pincode'] },
  );
  const fields = fc.record(
    {
      txn_id: value,
      otp: value,
      mobile: value,
      abha_address: value,
      aadhaar_number: value,
      aadhaar: value,
      mobile_number: value,
      phr_address: value,
      method: fc.constantFrom(
        'mobile',
        'abha_number',
        'aadhaar_number',
        'phr_address',
        'search',
        'aadhaar',
        'abha-number',
      ),
      identifier: value,
      otp_system: fc.constantFrom('abdm', 'aadhaar', 'post'),
      profile: fc.oneof(profile, value),
      client_id: value,
      refresh_token: value,
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    fields.map((record) => JSON.stringify(record)),
    profile.map((record) => JSON.stringify(record)),
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '{', 'null', '[]', '{"__proto__":{"txn_id":"x"}}'),
  );

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...posts, profilePath), body, async (path, sent) => {
      const answer = await call(path === profilePath ? 'PATCH' : 'POST', path, sent, patient);
      const failed = answer.status >= 500;
      assert(
        !failed || publishedFailures.includes(answer.body.source_error?.code ?? ''),
        `${path} ${sent} ${answer.text}`,
      );
      if (answer.status >= 400) assert.equal(answer.body.code, answer.status);
      assert(!/\bat .*:\d+:\d+|node_modules|SQLite/.test(answer.text), answer.text);
    }),
    { numRuns: fuzzRuns(1000) },
  );
  assert.deepEqual(bugs, []);
});

test('whatever a patient’s header or a face’s page says, the answer is an error of its kind', async () => {
  const bugs: unknown[] = [];
  const { call } = await callerOf(createSandbox({ onBug: (error) => bugs.push(error) }));
  const header = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  });
  await fc.assert(
    fc.asyncProperty(header, fc.string({ unit: 'grapheme' }), async (oid, text) => {
      for (const path of ['/abdm/v1/session/status', profilePath, ...assetPaths]) {
        const answer = await call('GET', `${path}?oid=${encodeURIComponent(text)}`, undefined, {
          'x-pt-id': oid,
        });
        assert.deepEqual(answer.body, { code: 400, error: 'Patient not found' });
      }
      for (const method of ['GET', 'POST']) {
        const sent = method === 'GET' ? undefined : `answer=confirm&${text}`;
        const page = await call(method, `/face/${encodeURIComponent(text) || '-'}`, sent);
        assert.equal(page.status, 404, page.text);
      }
    }),
    { numRuns: fuzzRuns(100) },
  );
  assert.deepEqual(bugs, []);
});

test('whatever the query, suggestions are given or refused', async () => {
  const bugs: unknown[] = [];
  const { call } = await callerOf(createSandbox({ onBug: (error) => bugs.push(error) }));
  const text = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
  const query = fc.record({ fn: text, mn: text, ln: text, dob: text, transactionId: text });
  await fc.assert(
    fc.asyncProperty(query, async (fields) => {
      const known = Object.entries(fields).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      );
      const answer = await call('GET', `${base}/suggest?${new URLSearchParams(known)}`);
      if (answer.status === 200) assert(answer.body.suggestions.length >= 3);
      else assert(['ABDM-1006', 'MIS-1026'].includes(answer.body.source_error?.code ?? ''));
    }),
  );
  assert.deepEqual(bugs, []);
});

test('a failure of the sandbox itself shows nothing of its inside', async () => {
  const bugs: unknown[] = [];
  const sandbox = createSandbox({ onBug: (error) => bugs.push(error) });
  const { call } = await callerOf(sandbox);
  sandbox.close();
  const answer = await call('POST', `${base}/aadhaar/init`, { aadhaar_number: aadhaarOf.asha });
  assert.deepEqual([answer.status, answer.body], [500, { code: 500, error: 'Something went wrong' }]);
  assert.equal(bugs.length, 1);
});
