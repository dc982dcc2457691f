import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSandbox } from '../../src/sandbox/index.js';
import { indianDay, indianTime } from '../../src/sandbox/counters/indian-time.js';
import { portalHospital } from '../../src/sandbox/facilities/registry.js';
import { longLived } from './consent-caller.js';
import { counterThatIs, countersOf, openCounters } from './counters-caller.js';
import { assertRefused, callerOf } from './sandbox-caller.js';

const prompt = counterThatIs('prompt');
const start = Date.parse('2026-03-10T06:00:00Z');
const frozen = { systemTime: () => start, ...longLived } as const;

test('P2 5.1.2, 19.8: a counter gives a token after a second, valid for 30 minutes, in the time of India', async () => {
  await using rohan = await openCounters('rohan.deshpande', frozen);
  const answer = await rohan.share(prompt);
  assert.equal(answer.status, 202, answer.text);
  const { request_id, ...rest } = answer.json as { request_id: string };
  assert.deepEqual(rest, { status: ' processing' }, 'with the space of the published document');
  assert.deepEqual(await rohan.stands(request_id), { request_id, status: ' processing', expiry: null });
  rohan.sandbox.desk.advanceClock(1);
  assert.deepEqual(await rohan.stands(request_id), {
    request_id,
    status: 'success',
    token_number: '1',
    expiry: '2026-03-10T12:00:01+05:30',
  });
});

test('the same patient gets the same token while it is valid, at once, and a new one after it', async () => {
  await using rohan = await openCounters('rohan.deshpande', frozen);
  const first = await rohan.shared(prompt);
  rohan.sandbox.desk.advanceClock(29 * 60);
  const again = await rohan.share(prompt);
  assert.equal((again.json as { status: string }).status, 'success');
  const second = (again.json as { request_id: string }).request_id;
  assert.notEqual(second, first);
  const { token_number, expiry } = await rohan.stands(first);
  assert.deepEqual(await rohan.stands(second), {
    request_id: second,
    status: 'success',
    token_number,
    expiry,
  });
  rohan.sandbox.desk.advanceClock(61);
  const third = await rohan.shared(prompt);
  rohan.sandbox.desk.advanceClock(1);
  assert.equal((await rohan.stands(third)).token_number, '2');
});

test('tokens count up for each counter, and begin again with the day in India', async () => {
  const sandbox = createSandbox(frozen);
  const caller = await callerOf(sandbox);
  const rohan = await countersOf(caller);
  const people = [rohan, await countersOf(caller, 'pooja.barman')];
  const { desk } = sandbox;
  const tokens = async (at = prompt): Promise<(string | undefined)[]> => {
    const ids = [];
    for (const patient of people) ids.push(await patient.shared(at));
    desk.advanceClock(1);
    return Promise.all(ids.map(async (id, index) => (await people[index]?.stands(id))?.token_number));
  };
  assert.deepEqual(await tokens(), ['1', '2']);
  assert.deepEqual(await tokens(desk.putCounter({ hipId: portalHospital.id, counterId: 'OPD2' })), [
    '1',
    '2',
  ]);
  desk.advanceClock(3600);
  assert.deepEqual(await tokens(), ['3', '4']);
  desk.advanceClock(12 * 3600);
  assert.deepEqual(await tokens(), ['1', '2']);
  sandbox.close();
  assert.equal(indianDay(Date.parse('2026-03-10T18:29:59Z')), '2026-03-10');
  assert.equal(indianTime(Date.parse('2026-03-10T18:30:00Z')), '2026-03-11T00:00:00+05:30');
});

test('counters answer in their own ways (AS-1223, AS-1129, ABDM-9999)', async () => {
  await using rohan = await openCounters('rohan.deshpande', frozen);
  const { desk } = rohan.sandbox;
  assertRefused(await rohan.share(counterThatIs('unsupported')), 400, 'AS-1223');
  assert.deepEqual(rohan.received(counterThatIs('unsupported')), [], 'it receives nothing');
  const [slow, silent, refusing, duplicate, unknown] = await Promise.all([
    rohan.shared(counterThatIs('slow')),
    rohan.shared(counterThatIs('silent')),
    rohan.shared(counterThatIs('refusing')),
    rohan.shared(counterThatIs('duplicate')),
    rohan.shared({ hipId: portalHospital.id, counterId: 'OPD9' }),
  ]);
  assertRefused(await rohan.share(counterThatIs('duplicate')), 400, 'AS-1129');
  for (const id of [slow, silent, refusing, duplicate, unknown])
    assert.equal((await rohan.stands(id)).status, ' processing');
  desk.advanceClock(1);
  assert.equal((await rohan.stands(duplicate)).status, 'success');
  assertRefused(await rohan.status(refusing), 500, 'ABDM-9999');
  assert.deepEqual(await rohan.stands(unknown), { request_id: unknown, status: ' failed', expiry: null });
  desk.advanceClock(18);
  assert.equal((await rohan.stands(slow)).status, ' processing');
  desk.advanceClock(1);
  assert.equal((await rohan.stands(slow)).status, 'success');
  desk.advanceClock(30 * 60);
  assert.equal((await rohan.stands(silent)).status, ' processing');
  assert.equal((await rohan.share(counterThatIs('duplicate'))).status, 202, 'the token is over');
});

test('without pace counters answer at once: in the answer to the share itself', async () => {
  await using rohan = await openCounters('rohan.deshpande', { facilityPace: 0 });
  const statusAt = async (counter: object) => (await rohan.share(counter)).body.status;
  assert.equal(await statusAt(prompt), 'success');
  assert.equal(await statusAt(counterThatIs('slow')), 'success');
  assert.equal(await statusAt(counterThatIs('silent')), ' processing');
  assert.equal(await statusAt({ ...prompt, counterId: 'OPD9' }), ' failed');
  assertRefused(await rohan.share(counterThatIs('refusing')), 500, 'ABDM-9999');
  assert.equal(rohan.received(counterThatIs('refusing')).length, 1, 'the details are there nevertheless');
});

test('a counter that answers otherwise from now on does not repeat its tokens', async () => {
  await using rohan = await openCounters('rohan.deshpande', { facilityPace: 0 });
  const { desk } = rohan.sandbox;
  await rohan.shared(prompt);
  desk.putCounter({ ...prompt, behaviour: 'silent' });
  assert.equal((await rohan.share(prompt)).body.status, ' processing');
  desk.putCounter({ ...prompt, behaviour: 'unsupported' });
  assertRefused(await rohan.share(prompt), 400, 'AS-1223');
  desk.putCounter({ ...prompt, behaviour: 'duplicate' });
  assertRefused(await rohan.share(prompt), 400, 'AS-1129');
});

test('only the patient’s own address and details that can be somebody’s are taken', async () => {
  await using rohan = await openCounters();
  const whole = rohan.body(prompt);
  const sent = (patient: object, more: object = {}) =>
    rohan.share({ ...whole, ...more, patient: { ...whole.patient, ...patient } });
  assertRefused(await sent({ abha_address: 'pooja.barman@abdm' }), 400, 'ABDM-1012');
  assertRefused(await sent({ abha_address: 'nobody@abdm' }), 400, 'ABDM-1012');
  assertRefused(await sent({}, { hip_id: 'IN0' }), 500, 'ABDM-1035');
  for (const wrong of [
    { name: ' ' },
    { gender: 'X' },
    { day_of_birth: '31', month_of_birth: '02' },
    { year_of_birth: '87' },
    { day_of_birth: '' },
    { mobile: '+919999900099' },
    { mobile: '******0099' },
  ])
    assertRefused(await sent(wrong), 400, 'ABDM-1010');
  assertRefused(await sent({ address: { pin_code: '0' } }), 400, 'AS-1416');
  for (const location of [
    { latitude: '91', longitude: '0' },
    { latitude: '18.5' },
    { latitude: 'x', longitude: '0' },
  ])
    assertRefused(await sent({}, { location }), 400, 'ABDM-1010');
  for (const malformed of [
    { ...whole, patient: undefined },
    { ...whole, more: 1 },
    { ...whole, patient: { ...whole.patient, abha_number: '91-0000-0000-0117' } },
    { ...whole, patient: { ...whole.patient, day_of_birth: 5 } },
    { ...whole, patient: { ...whole.patient, address: { line: 'without a pincode' } } },
    { ...whole, location: { latitude: 18.5, longitude: 73.8 } },
  ])
    assertRefused(await rohan.share(malformed), 400, 'ABDM-1006');
  assert.deepEqual(rohan.sandbox.desk.shares(), [], 'nothing of it came anywhere');
  const location = { latitude: '-18.5204', longitude: '73.8567' };
  const { address: _, ...withoutAddress } = whole.patient;
  assert.equal((await rohan.share({ ...whole, location, patient: withoutAddress })).status, 202);
  assert.equal((await sent({}, { location: { latitude: null, longitude: null } })).status, 202);
  assert.deepEqual(rohan.received(prompt)[1]?.location, location);
});

test('a share is its patient’s own, needs the gateway session (491), and a known id', async () => {
  await using rohan = await openCounters();
  const id = await rohan.shared(prompt);
  const pooja = await countersOf(rohan, 'pooja.barman');
  for (const answer of [await pooja.status(id), await rohan.status('unknown'), await rohan.status('\0')])
    assert(answer.status === 404 || answer.status === 400, answer.text);
  rohan.sandbox.desk.expireSessions();
  assert.equal((await rohan.share(prompt)).status, 491);
  assert.equal((await rohan.status(id)).status, 491);
  assert.equal(rohan.received(prompt).length, 1);
  const nobody = await rohan.call('POST', '/abdm/v2/profile/share', rohan.body(prompt), { 'x-pt-id': 'x' });
  assert.deepEqual(nobody.json, { code: 400, error: 'Patient not found' });
  const stranger = await rohan.call('POST', '/abdm/v2/profile/share', rohan.body(prompt), {
    authorization: '',
  });
  assert.equal(stranger.status, 401);
});

test('faults are ordered for sharing, too', async () => {
  await using rohan = await openCounters();
  const { desk } = rohan.sandbox;
  desk.addFault({ path: '/abdm/v2/profile/share', method: 'POST', status: 503 });
  desk.addFault({ path: '/abdm/v2/profile/share/*', body: { status: 'FAILED' } });
  assert.equal((await rohan.share(prompt)).status, 503);
  assert.deepEqual(rohan.received(prompt), []);
  const id = await rohan.shared(prompt);
  assert.deepEqual((await rohan.status(id)).json, { status: 'FAILED' });
  assert.equal((await rohan.stands(id)).request_id, id);
});

test('counters, shares and tokens survive a restart; a reset brings back the seed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abdm-sandbox-'));
  const options = { ...frozen, data: join(folder, 'counters.sqlite') };
  const first = createSandbox(options);
  const before = await countersOf(await callerOf(first));
  const added = first.desk.putCounter({ ...prompt, counterId: 'OPD2', behaviour: 'slow' });
  const id = await before.shared(added);
  first.close();

  const second = createSandbox(options);
  assert.equal(second.isReplaced, false);
  assert.deepEqual(second.desk.counter(added), added);
  second.desk.advanceClock(20);
  const afterwards = await countersOf(await callerOf(second));
  assert.equal((await afterwards.stands(id)).token_number, '1');
  assert.equal(second.desk.shares(added)[0]?.requestId, id);
  second.desk.reset();
  assert.deepEqual([second.desk.counter(added), second.desk.shares()], [undefined, []]);
  second.close();
  rmSync(folder, { recursive: true });
});
