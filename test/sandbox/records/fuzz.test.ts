import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from '../../support/fast-check.js';
import { hiTypes } from '../../../src/abdm/hi-types.js';
import { createSandbox } from '../../../src/sandbox/index.js';
import { recordOf } from '../../../src/sandbox/records/record.js';
import { assertFhir } from '../../support/fhir-schema.js';
import { fuzzRuns } from '../../support/fuzz.js';
import { patientIn } from '../consent-caller.js';

test('whatever is asked of records, and put in their place, the sandbox does not fail', async () => {
  const bugs: unknown[] = [];
  const sandbox = createSandbox({ onBug: (error) => bugs.push(error) });
  const { call, patient } = await patientIn(sandbox, 'kamala.rajan');
  const known = fc.constantFrom(
    'visit-0001',
    'visit-0011',
    'IN2910000001',
    'kamala.rajan@abdm',
    '',
    '\0',
    "';",
  );
  const value = fc.oneof(
    { weight: 3, arbitrary: known },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
  const query = fc.record({ identifier: value, hip_id: value, health_id: value }, { requiredKeys: [] });
  const put = fc.record(
    {
      care_context_id: value,
      bundle: fc.jsonValue(),
      status: fc.constantFrom('ready', 'not-ready', 'no-consent', 'missing', 'other'),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(query, put, async (asked, record) => {
      const answer = await call('POST', '/_desk/records', record);
      assert([200, 400].includes(answer.status), answer.text);
      const target = `/health/api/v1/fhir/retrieve?${new URLSearchParams(Object.entries(asked))}`;
      const { status } = await call('GET', target, undefined, patient);
      assert([200, 400, 403, 404].includes(status), `${target}: ${status}`);
    }),
    { numRuns: fuzzRuns(300) },
  );
  assert.deepEqual(bugs, []);
});

test('any visit of anybody has a record that is FHIR', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((some) => /^[ \r\n\t\S]+$/.test(some) && some.trim() !== '');
  const visit = fc.record({
    id: text,
    display: fc.string({ unit: 'binary' }),
    // The papers take a second to draw; what is around them is the same.
    hiType: fc.constantFrom(...hiTypes.filter((hiType) => hiType !== 'HealthDocumentRecord')),
    at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map(Number),
    facility: fc.record({ id: fc.stringMatching(/^IN\d{10}$/), name: text }),
    patient: fc.record({
      name: text,
      gender: fc.constantFrom('M' as const, 'F' as const, 'O' as const),
      born: fc.constantFrom('1948', '1990-05', '1990-05-15'),
      abhaAddress: text,
    }),
  });
  fc.assert(
    fc.property(visit, (one) => assertFhir(recordOf(one))),
    { numRuns: fuzzRuns(40) },
  );
});
