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
  `${base}/phr/check`,
  '/connect-auth/v1/account/login',
  '/connect-auth/v1/account/refresh-token',
];

/** The published errors that have a 500 of their own. */
const publishedFailures = ['MIS-1026', 'ABDM-1100', 'ABDM-1101', 'ABDM-1027'];

test('whatever is sent, the answer is an error of the published kind, never a failure of the sandbox', async () => {
  const bugs: unknown[] = [];
  const sandbox = createSandbox({ onBug: (error) => bugs.push(error) });
  const { call, begin, beginAndVerify } = await callerOf(sandbox);
  const { txn_id, otp } = await begin(aadhaarOf.asha);
  const choosing = (await beginAndVerify(aadhaarOf.murugan)).body.txn_id;

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'binary' }).map((tail) => `${txn_id}\0${tail}`),
    fc.constantFrom(
      txn_id,
      choosing,
      otp,
      aadhaarOf.asha,
      '9999900001',
      'rohan.deshpande@abdm',
      '\ud800',
      "'; --",
    ),
  );
  const value = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.jsonValue() });
  const fields = fc.record(
    {
      txn_id: value,
      otp: value,
      mobile: value,
      abha_address: value,
      aadhaar_number: value,
      client_id: value,
      refresh_token: value,
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    fields.map((record) => JSON.stringify(record)),
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '{', 'null', '[]', '{"__proto__":{"txn_id":"x"}}'),
  );

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...posts), body, async (path, sent) => {
      const answer = await call('POST', path, sent);
      const failed = answer.status >= 500;
      assert(
        !failed || publishedFailures.includes(answer.body.source_error?.code ?? ''),
        `${path} ${sent} ${answer.text}`,
      );
      if (answer.status >= 400) assert.equal(answer.body.code, answer.status);
      assert(!/\bat .*:\d+:\d+|node_modules|SQLite/.test(answer.text), answer.text);
    }),
    { numRuns: fuzzRuns(500) },
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
