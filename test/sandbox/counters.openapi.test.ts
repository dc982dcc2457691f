import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counterThatIs, countersOf } from './counters-caller.js';
import { openChecked, skip } from './published-caller.js';

test('sharing a profile with counters is as published', { skip }, async () => {
  const checked = await openChecked();
  const { sandbox, seen } = checked;
  const rohan = await countersOf(checked);
  const [prompt, silent, duplicate] = (['prompt', 'silent', 'duplicate'] as const).map(counterThatIs);
  assert(prompt && silent && duplicate);
  const ids = [
    await rohan.shared(prompt),
    await rohan.shared(silent),
    await rohan.shared({ ...prompt, counterId: 'OPD9' }),
  ];
  for (const id of ids) await rohan.status(id);
  await rohan.share(counterThatIs('unsupported'));
  await rohan.share(counterThatIs('refusing'));
  for (let times = 0; times < 2; times++) await rohan.share(duplicate);
  await rohan.share({ ...prompt, hipId: 'IN0' });
  const whole = rohan.body(prompt);
  for (const patient of [{ mobile: '1' }, { abha_address: 'nobody@abdm' }, { mobile: 9 }])
    await rohan.share({ ...whole, patient: { ...whole.patient, ...patient } });
  await rohan.share({ ...whole, location: { latitude: '18.5204', longitude: '73.8567' } });
  await rohan.status('unknown');
  sandbox.desk.expireSessions();
  await rohan.share(prompt);
  await rohan.status(ids[0] ?? '');

  const errors = [
    '491',
    'ABDM-1006',
    'ABDM-1010',
    'ABDM-1012',
    'ABDM-1035',
    'ABDM-9999',
    'AS-1129',
    'AS-1223',
  ];
  const expected = ['202', ...errors].map((kind) => `profile/share ${kind}`);
  assert.deepEqual(
    expected.filter((kind) => !seen.has(kind)),
    [],
    'every kind of answer was met',
  );
  const answered = [...seen].filter((kind) => kind.startsWith('share/')).map((kind) => kind.split(' ')[1]);
  assert.deepEqual(answered.sort(), ['200', '200', '200', '404', '491']);
});
