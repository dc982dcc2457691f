import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPatient, type ConsentCaller } from './consent-caller.js';
import { assertRefused } from './sandbox-caller.js';

const path = '/abdm/v1/consents/auto-approval';
const form = { 'content-type': 'application/x-www-form-urlencoded' };

async function turn({ call, patient }: ConsentCaller, body = ''): Promise<string> {
  const answer = await call('PATCH', path, body, { ...form, ...patient });
  assert.equal(answer.status, 200, answer.text);
  return answer.body.status;
}

test('P2 14: every PATCH turns auto-approval over, whatever it says', async () => {
  const caller = await openPatient('kamala.rajan');
  const read = async () => (await caller.call('GET', path, undefined, caller.patient)).json;
  assert.deepEqual(await read(), { status: 'disabled' });
  assert.equal(await turn(caller), 'enabled');
  assert.deepEqual(await read(), { status: 'enabled' });
  assert.equal(await turn(caller, 'oid=somebody&status=enabled'), 'disabled');
  const json = await caller.call('PATCH', path, { oid: 'x' }, caller.patient);
  assertRefused(json, 400, 'ABDM-1006');
  assert.deepEqual(await read(), { status: 'disabled' });
});

test('P3 1.2.1, 1.2.2 and 1.2.3: a new consent is granted as asked while it is on, and still listed', async () => {
  const caller = await openPatient('nusrat.jahan');
  const { ask, seen, list, sandbox } = caller;
  const granted = await ask({ hi_types: ['Prescription'] });
  assert.equal(granted.status, 'granted');
  const { artefacts } = seen(granted.id);
  assert.equal(artefacts.length, 3);
  for (const artefact of artefacts) {
    assert.deepEqual(artefact.hi_types, ['Prescription']);
    assert.deepEqual([artefact.from, artefact.to], [granted.duration.from, granted.duration.to]);
  }
  assert((await list('granted')).consents.some(({ id }) => id === granted.id));

  const id = sandbox.desk.addRequest({ abhaAddress: 'nusrat.jahan@abdm', kind: 'subscription' });
  assert(
    (await list('requested')).subscriptions.some((one) => one.id === id),
    'only consents',
  );
  assert.equal((await ask({ erase_at: '2020-01-01T00:00:00Z' })).status, 'requested');

  assert.equal(await turn(caller), 'disabled');
  const waiting = await ask();
  assert.deepEqual([waiting.status, seen(waiting.id).artefacts], ['requested', []]);
  assert.equal((await caller.details(granted.id)).status, 'granted', 'what was granted stays');
});
