import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSandbox } from '../../src/sandbox/index.js';
import { behavingFacilities as behaving } from '../../src/sandbox/facilities/behaviours.js';
import { knownFacilities } from '../../src/sandbox/facilities/registry.js';
import { createFacilityPace } from '../../src/sandbox/linking/pace.js';
import { linkingOf, openLinking } from './linking-caller.js';
import { assertRefused, callerOf, overHttp } from './sandbox-caller.js';

const { kochi, pune, puneLab } = knownFacilities;

test('P2 1.5: a discovery finds the patient with the visits that are not linked', async () => {
  await using jagdish = await openLinking('jagdish.solanki');
  const { patients, displays } = await jagdish.found(puneLab.id);
  assert.deepEqual(displays, ['Vitamin D']);
  assert.equal(patients.length, 1);
  assert.equal(patients[0]?.display, 'Jagdish Solanki');
  assert.deepEqual(
    patients.map(({ id }) => id),
    jagdish.visits().flatMap((visit) => (visit.display === 'Vitamin D' ? [visit.patient_ref_id] : [])),
  );
  assert.deepEqual((await jagdish.found(pune.id)).patients[0]?.care_contexts, [], 'all are linked');
});

test('a facility finds nobody who never came (ABDM-1012), and must be known (ABDM-1035)', async () => {
  await using devika = await openLinking('devika.pillai');
  assertRefused(await devika.post('discover', { hip_id: pune.id }), 400, 'ABDM-1012');
  assertRefused(await devika.post('discover', { hip_id: 'IN0' }), 500, 'ABDM-1035');
  assertRefused(await devika.post('discover', {}), 400, 'ABDM-1006');
  assertRefused(await devika.post('discover', { hip_id: pune.id, ref_id: 7 }), 400, 'ABDM-1006');
});

test('P2 1.3: a reference of the patient must fit where it is given', async () => {
  await using jagdish = await openLinking('jagdish.solanki');
  const { id } = behaving.needsReference;
  const [visit] = jagdish.visits().filter(({ hip_id }) => hip_id === id);
  assert(visit);
  const references = [
    visit.patient_ref_id,
    ` ${visit.patient_ref_id.toLowerCase()} `,
    '9999900072',
    '+91 99999 00072',
    'Jagdish.Solanki@mail.example',
  ];
  for (const reference of references)
    assert.deepEqual((await jagdish.found(id, reference)).displays, ['Nephrology consultation'], reference);
  for (const ref_id of [undefined, '', ' ', 'MR000000', '9999900071', 'x@mail.example'])
    assertRefused(await jagdish.post('discover', { hip_id: id, ref_id }), 400, 'ABDM-1012');
  assert.deepEqual((await jagdish.found(puneLab.id, '')).displays, ['Vitamin D']);
  assertRefused(await jagdish.post('discover', { hip_id: puneLab.id, ref_id: 'MR0' }), 400, 'ABDM-1012');
});

test('a facility that registered somebody several times answers each, and the one that a reference names', async () => {
  await using devika = await openLinking('devika.pillai');
  const { id } = behaving.severalPatients;
  const { patients, displays } = await devika.found(id);
  assert.equal(patients.length, 3);
  assert.equal(new Set(patients.map((patient) => patient.id)).size, 3);
  assert(patients.every(({ display }) => display.startsWith('Devika Pillai')));
  assert.equal(new Set(displays).size, 4);
  const second = patients[1];
  assert(second);
  assert.deepEqual((await devika.found(id, second.id)).patients, [second]);
});

test('facilities answer in their own ways', async () => {
  await using shabnam = await openLinking('shabnam.kazmi');
  const code = async (hip_id: string) => {
    const { status, body } = await shabnam.post('discover', { hip_id });
    return [status, body.source_error?.code];
  };
  assert.deepEqual(await code(behaving.down.id), [500, 'ABDM-1028']);
  assert.deepEqual(await code(behaving.tooSlow.id), [500, 'ABDM-1402']);
  assert.deepEqual(await code(behaving.knowsNobody.id), [400, 'ABDM-1012']);
  assert.equal((await shabnam.found(behaving.nullForNone.id)).patients[0]?.care_contexts, null);
  assert.deepEqual((await shabnam.found(behaving.repeatsLinked.id)).displays, ['Allergy tests']);
  const visit = { abhaAddress: shabnam.address, display: 'Blood test' };
  for (const { id: hipId } of [behaving.knowsNobody, behaving.nullForNone, behaving.slow])
    shabnam.sandbox.desk.addVisits({ ...visit, hipId });
  assert.deepEqual(await code(behaving.knowsNobody.id), [400, 'ABDM-1012']);
  assert.deepEqual((await shabnam.found(behaving.nullForNone.id)).displays, ['Blood test']);
  assert.deepEqual((await shabnam.found(behaving.slow.id)).displays, ['Blood test']);
});

test('slow facilities take 8 and 10 seconds, multiplied by the pace', async () => {
  await using devika = await openLinking('devika.pillai', { facilityPace: 0.02 });
  const timed = async (hip_id: string) => {
    const begun = performance.now();
    const { status } = await devika.post('discover', { hip_id });
    return { status, took: performance.now() - begun };
  };
  const slow = await timed(behaving.slow.id);
  const tooSlow = await timed(behaving.tooSlow.id);
  assert.deepEqual([slow.status, tooSlow.status], [200, 500]);
  assert(slow.took >= 8000 * 0.02 - 2 && tooSlow.took >= 10_000 * 0.02 - 2, `${slow.took} ${tooSlow.took}`);
});

test('closing the sandbox cuts short what a facility still thinks about', async () => {
  const pace = createFacilityPace(3600);
  const thinks = pace.wait(10);
  pace.end();
  await assert.rejects(thinks, { reason: 'hip-silent' });
  await assert.rejects(pace.wait(10), { reason: 'hip-silent' }, 'nor does anything begin then');

  const bugs: unknown[] = [];
  const server = await startSandbox({ facilityPace: 3600, onBug: (error) => bugs.push(error) });
  const devika = await linkingOf(await callerOf(overHttp(server)), 'devika.pillai');
  const waiting = assert.rejects(devika.post('discover', { hip_id: behaving.slow.id }));
  await devika.get('providers');
  await server.close();
  await waiting;
  assert.deepEqual(bugs, []);
});

test('hostile, empty and very long names come as they are', async () => {
  await using zubaida = await openLinking('zubaida.thangal');
  const names = ((await zubaida.providers()) ?? []).map(({ hip_name }) => hip_name);
  assert(names.includes(behaving.urduName.name) && names.includes(behaving.longName.name));
  const { displays } = await zubaida.found(behaving.longName.id);
  assert(displays.some((display) => display.length === 3000));
  assert(displays.some((display) => display.includes('<script>')));
  assert.deepEqual((await zubaida.found(knownFacilities.lucknow.id)).displays, ['']);
});

test('ten thousand visits can be discovered at once', async () => {
  await using devika = await openLinking('devika.pillai');
  const visits = { abhaAddress: devika.address, hipId: kochi.id, display: 'Injection', count: 10_000 };
  assert.equal(devika.sandbox.desk.addVisits(visits), 10_000);
  const { displays, txn_id, patients } = await devika.found(kochi.id);
  assert.equal(displays.length, 10_003);
  const last = patients[0]?.care_contexts?.find(({ display }) => display === 'Injection 10000');
  const patient_ref_id = patients[0]?.id ?? '';
  await devika.link({ txn_id, patient_ref_id, cc_ref_id: last?.id ?? '' }, '9999900071');
});
