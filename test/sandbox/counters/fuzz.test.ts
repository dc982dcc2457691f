import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from '../../support/fast-check.js';
import { createSandbox } from '../../../src/sandbox/index.js';
import { fuzzRuns } from '../../support/fuzz.js';
import { counterThatIs, countersOf } from '../counters-caller.js';
import { callerOf } from '../sandbox-caller.js';

const published = [
  'ABDM-1006',
  'ABDM-1010',
  'ABDM-1012',
  'ABDM-1035',
  'ABDM-9999',
  'AS-1223',
  'AS-1129',
  'AS-1416',
];

test('whatever is sent to counters, the sandbox does not fail, and the desk’s pages can be read', async () => {
  const bugs: unknown[] = [];
  const sandbox = createSandbox({ facilityPace: 0, onBug: (error) => bugs.push(error) });
  const rohan = await countersOf(await callerOf(sandbox));
  const prompt = counterThatIs('prompt');
  const { patient } = rohan.body(prompt);

  const text = fc.string({ unit: 'binary' });
  const usually = (value: unknown): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 12, arbitrary: fc.constant(value) },
      { weight: 1, arbitrary: text },
      { weight: 1, arbitrary: fc.jsonValue() },
    );
  const hip_id = fc.oneof(
    usually(prompt.hipId),
    fc.constantFrom(...sandbox.desk.counters().map(({ hipId }) => hipId)),
  );
  const counter_id = fc.oneof(usually('OPD1'), fc.constantFrom('REG01', 'OPD cardio', 'OPD9'));
  const body = fc.record(
    {
      hip_id,
      counter_id,
      location: fc.oneof(
        usually({ latitude: '1', longitude: '2' }),
        fc.record({ latitude: text, longitude: text }),
      ),
      patient: fc.oneof(
        fc.record(
          {
            ...Object.fromEntries(Object.entries(patient).map(([field, value]) => [field, usually(value)])),
            name: fc.oneof(fc.string({ unit: 'grapheme' }), text),
          },
          { requiredKeys: Object.keys(patient).filter((field) => field !== 'address') as 'name'[] },
        ),
        usually(patient),
      ),
    },
    { requiredKeys: ['hip_id', 'counter_id', 'patient'] },
  );
  const wish = fc.record(
    { hip_id, counter_id: fc.oneof(counter_id, text), behaviour: usually('prompt') },
    { requiredKeys: ['hip_id', 'counter_id'] },
  );
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(body, wish, text, async (sent, put, id) => {
      const answer = await rohan.share(sent);
      if (answer.status === 202) taken += 1;
      else assert(published.includes(answer.body.source_error?.code ?? ''), answer.text);
      assert([400, 404].includes((await rohan.status(id || '-')).status));
      assert([200, 400].includes((await rohan.call('POST', '/_desk/counters', put)).status));
      const query = new URLSearchParams({ hip_id: id });
      assert([200, 400].includes((await rohan.call('GET', `/_desk/shares?${query}`)).status));
      const page = await rohan.call(
        'GET',
        `/_desk/counters/${prompt.hipId}/${encodeURIComponent(id) || '-'}`,
      );
      assert([200, 400, 404].includes(page.status), page.text);
    }),
    { numRuns: fuzzRuns(200) },
  );
  assert(taken > 10, `${taken} of them were taken`);
  for (const { page, queue } of sandbox.desk.counters())
    for (const path of [page, queue, `${page}/qr.svg`]) {
      const answer = await rohan.call('GET', path);
      assert.equal(answer.status, 200, path);
      assert(
        !/<(?!\/?(?:!doctype|html|head|meta|title|style|body|main|h1|p|bdi|a|ol|li|div|time|svg|rect|path)\b)/i.test(
          answer.text,
        ),
        answer.text,
      );
    }
  assert.deepEqual(bugs, []);
  sandbox.close();
});
