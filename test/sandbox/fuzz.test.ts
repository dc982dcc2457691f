import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from '../support/fast-check.js';
import { fuzzRuns } from '../support/fuzz.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { aadhaarOf, callerOf } from './sandbox-caller.js';

const base = '/abdm/na/v1/registration';
const consentsPath = '/abdm/v1/consents';
const deskPaths = ['requests', 'visits', 'linking/link'].map((path) => `/_desk/${path}`);
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
  ...['approve', 'deny', 'revoke', 'create', 'list', 'details'].map((step) => `${consentsPath}/${step}`),
  ...['set', 'verify', 'change', 'reset', 'forgot/init', 'forgot/verify'].map(
    (step) => `${consentsPath}/pin/${step}`,
  ),
  ...['discover', 'discover/link/init', 'discover/link/confirm'].map(
    (step) => `/abdm/v1/care-contexts/${step}`,
  ),
  ...deskPaths,
  '/connect-auth/v1/account/login',
  '/connect-auth/v1/account/refresh-token',
];

const profilePath = '/abdm/v1/profile';
const assetPaths = ['card', 'qr'].map((asset) => `${profilePath}/asset/${asset}`);

/** The published errors that have a 500 of their own. */
const publishedFailures = [
  'MIS-1026',
  'ABDM-1100',
  'ABDM-1101',
  'ABDM-1027',
  'ABDM-1110',
  'ABDM-1006',
  'ABDM-1035',
  'ABDM-1039',
  'ABDM-1040',
  'ABDM-1028',
  'ABDM-1402',
];

test('whatever is sent, the answer is an error of the published kind, never a failure of the sandbox', async () => {
  const bugs: unknown[] = [];
  const sandbox = createSandbox({ facilityPace: 0, onBug: (error) => bugs.push(error) });
  const { call, begin, beginAndVerify, mobile, signIn } = await callerOf(sandbox);
  const patient = await signIn('pooja.barman@abdm');
  const discover = { hip_id: 'IN1910000001' };
  const discovery = (await call('POST', '/abdm/v1/care-contexts/discover', discover, patient)).body.txn_id;
  const [visit] = sandbox.desk.visits('pooja.barman@abdm');
  const asked = { abhaAddress: 'kamala.rajan@abdm', kind: 'consent' } as const;
  const requestIds = [sandbox.desk.addRequest(asked), sandbox.desk.addRequest(asked)];
  const asker = { ...(await signIn('kamala.rajan@abdm')), 'x-hip-id': 'IN3610000001' };
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
      ...requestIds,
      'kamala.rajan@abdm',
      'IN2910000001',
      'visit-0001',
      discovery,
      'IN1910000001',
      ...(visit ? [visit.care_context_id, visit.patient_ref_id] : []),
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
  const moment = fc.oneof(
    value,
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.constantFrom('2020-01-01T00:00:00Z', '2099-01-01T00:00:00+05:30'),
  );
  const artefact = fc.record(
    {
      hip_id: value,
      care_contexts: fc.oneof(fc.array(fc.record({ id: value })), value),
      hi_types: fc.array(fc.oneof(text, fc.constant('Prescription'))),
      duration: fc.record({ from: moment, to: moment }, { requiredKeys: [] }),
      erase_at: moment,
    },
    { requiredKeys: ['hip_id'] },
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
      id: value,
      reason: value,
      consent_artefacts: fc.oneof(
        fc.array(artefact, { maxLength: 3 }),
        fc.array(value, { maxLength: 3 }),
        value,
      ),
      pin: fc.oneof(value, fc.constantFrom('1234', '4321')),
      old: value,
      new: fc.oneof(value, fc.constantFrom('1234', '4321')),
      patient: fc.record({ health_id: value, oid: value }, { requiredKeys: [] }),
      hip_identifier: fc.record({ id: value }),
      care_contexts: fc.array(fc.record({ cc_ref: value })),
      period: fc.record({ from: moment, to: moment, expiry: moment }, { requiredKeys: [] }),
      hi_types: fc.array(value),
      record_types: fc.array(value),
      consent_id: value,
      health_id: value,
      hip_id: value,
      ref_id: value,
      patient_ref_id: value,
      cc_ref_id: value,
      care_context_id: value,
      display: value,
      count: fc.oneof(value, fc.integer({ min: 0, max: 20 })),
      linked: fc.oneof(value, fc.boolean()),
    },
    { requiredKeys: [] },
  );
  const wish = fc.record(
    {
      abha_address: fc.constantFrom('kamala.rajan@abdm', 'pooja.barman@abdm', 'nobody@abdm'),
      kind: fc.constantFrom('consent', 'subscription', 'authorization'),
      hiu: fc.oneof(value, fc.record({ id: text, name: text })),
      requester: text,
      purpose: text,
      hi_types: fc.array(text),
      from: moment,
      to: moment,
      erase_at: moment,
      facilities: fc.array(fc.oneof(text, fc.record({ hip_id: text, care_contexts: fc.array(text) }))),
      expires_s: fc.oneof(fc.double(), fc.integer({ min: 0, max: 100 })),
    },
    { requiredKeys: ['abha_address', 'kind'] },
  );
  const body = fc.oneof(
    fields.map((record) => JSON.stringify(record)),
    profile.map((record) => JSON.stringify(record)),
    wish.map((record) => JSON.stringify(record)),
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '{', 'null', '[]', '{"__proto__":{"txn_id":"x"}}'),
  );

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...posts, profilePath), body, async (path, sent) => {
      const headers = path.startsWith(consentsPath) ? asker : patient;
      const answer = await call(path === profilePath ? 'PATCH' : 'POST', path, sent, headers);
      const failed = answer.status >= 500;
      assert(
        !failed || publishedFailures.includes(answer.body.source_error?.code ?? ''),
        `${path} ${sent} ${answer.text}`,
      );
      if (answer.status >= 400 && !deskPaths.includes(path)) assert.equal(answer.body.code, answer.status);
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

test('whatever is asked of requests, the answer is one of them or an error of its kind', async () => {
  const bugs: unknown[] = [];
  const sandbox = createSandbox({ onBug: (error) => bugs.push(error) });
  const { call, signIn } = await callerOf(sandbox);
  const patient = await signIn('kamala.rajan@abdm');
  const text = fc.string({ unit: 'binary' });
  const query = fc.record(
    {
      status: fc.oneof(text, fc.constantFrom('requested', 'granted', 'all')),
      type: fc.oneof(text, fc.constantFrom('all', 'consent', 'subscription', 'authorization')),
      id: text,
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('requests', 'request'), query, async (path, fields) => {
      const sent = new URLSearchParams(Object.entries(fields));
      const answer = await call('GET', `/abdm/v1/${path}?${sent}`, undefined, patient);
      const code = answer.body.source_error?.code ?? '';
      assert(answer.status === 200 || ['ABDM-1006', 'ABDM-1039'].includes(code), answer.text);
    }),
    { numRuns: fuzzRuns(150) },
  );
  assert.deepEqual(bugs, []);
});

test('whatever is asked of facilities and linked visits, the answer is some, none, or an error of its kind', async () => {
  const bugs: unknown[] = [];
  const { call, signIn } = await callerOf(createSandbox({ onBug: (error) => bugs.push(error) }));
  const patient = await signIn('zubaida.thangal@abdm');
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constant('hos'));
  const paths = [
    (part: string) => `providers?name=${part}`,
    (part: string) => `provider/${part || '-'}`,
    (part: string) => `care-contexts/linked?hip_id=${part}`,
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), text, async (path, part) => {
      const asked = `/abdm/v1/${path(new URLSearchParams({ part }).toString().slice('part='.length))}`;
      const answer = await call('GET', asked, undefined, patient);
      const code = answer.body.source_error?.code ?? '';
      const isRight = [200, 404].includes(answer.status) || ['ABDM-1006', 'ABDM-1035'].includes(code);
      assert(isRight, `${asked} ${answer.text}`);
    }),
    { numRuns: fuzzRuns(200) },
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
