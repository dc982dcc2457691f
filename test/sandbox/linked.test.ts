import assert from 'node:assert/strict';
import { test } from 'node:test';
import { careContextStatuses } from '../../src/abdm/care-contexts.js';
import { behavingFacilities } from '../../src/sandbox/facilities/behaviours.js';
import { knownFacilities } from '../../src/sandbox/facilities/registry.js';
import { linkingOf, openLinking } from './linking-caller.js';
import { assertRefused } from './sandbox-caller.js';

const { pune, puneLab, lucknow, cuttack, bengaluru } = knownFacilities;

test('P2 12.1: the facilities with linked visits are listed, that of the newest first, one without a name', async () => {
  await using shabnam = await openLinking('shabnam.kazmi');
  assert.deepEqual(await shabnam.providers(), [
    { hip_id: lucknow.id, hip_name: lucknow.name },
    { hip_id: behavingFacilities.repeatsLinked.id, hip_name: behavingFacilities.repeatsLinked.name },
    { hip_id: behavingFacilities.nullForNone.id, hip_name: behavingFacilities.nullForNone.name },
    { hip_id: 'IN2710009999', hip_name: null },
  ]);
  const [notes] = (await shabnam.linked('IN2710009999')) ?? [];
  assert.equal(notes?.display, 'Physiotherapy notes');
});

test('whoever has nothing linked gets null, for facilities and for visits', async () => {
  await using devika = await openLinking('devika.pillai');
  assert.equal(await devika.providers(), null);
  assert.equal(await devika.linked(knownFacilities.kochi.id), null);
  assert.equal(await devika.linked('IN0'), null);
});

test('linked visits are the newest first, with every status among them, and none that is not linked', async () => {
  await using jagdish = await openLinking('jagdish.solanki');
  const facilities = (await jagdish.providers()) ?? [];
  const linked = await Promise.all(facilities.map(({ hip_id }) => jagdish.linked(hip_id)));
  for (const visits of linked) {
    assert(visits?.length);
    const dates = visits.map(({ created_at }) => created_at);
    assert.deepEqual(dates, dates.toSorted().toReversed());
    assert(dates.every((date) => new Date(date).toISOString() === date));
  }
  const statuses = new Set(linked.flatMap((visits) => visits ?? []).map(({ status }) => status));
  assert.deepEqual(
    careContextStatuses.filter((status) => !statuses.has(status)),
    [],
  );
  assert.deepEqual(
    [(await jagdish.linked(pune.id))?.length, (await jagdish.linked(puneLab.id))?.length],
    [6, 3],
  );
});

test('thousands of linked visits come in one answer, all different', async () => {
  await using balwant = await openLinking('balwant.rathore');
  const many = (await balwant.linked(cuttack.id)) ?? [];
  assert.equal(new Set(many.map(({ care_context_id }) => care_context_id)).size, 10_000);
  assert.deepEqual([many[0]?.display, many.at(-1)?.display], ['Dialysis 1', 'Dialysis 10000']);
  assert.equal((await balwant.linked(bengaluru.id))?.length, 100);
  assert.equal((await balwant.providers())?.length, 2);
});

test('a call without session, patient or facility is refused', async () => {
  await using devika = await openLinking('devika.pillai');
  assertRefused(await devika.get('linked'), 400, 'ABDM-1006');
  assertRefused(await devika.get('linked?hip_id='), 400, 'ABDM-1006');
  const link = { txn_id: 'x', patient_ref_id: 'x', cc_ref_id: 'x' };
  const all = () =>
    Promise.all([
      devika.get('providers'),
      devika.get(`linked?hip_id=${pune.id}`),
      devika.post('discover', { hip_id: pune.id }),
      devika.init(link),
      devika.confirm('x', '000000'),
    ]);
  devika.sandbox.desk.expireSessions(devika.address);
  assert.deepEqual(
    (await all()).map(({ status }) => status),
    [491, 491, 491, 491, 491],
  );
  const nobody = await devika.call('GET', '/abdm/v1/care-contexts/providers', undefined, { 'x-pt-id': 'x' });
  assert.equal(nobody.body.error, 'Patient not found');
});

test('P2 1.9: records of a visit that was just linked take some time', async () => {
  await using devika = await openLinking('devika.pillai');
  const { kochi } = knownFacilities;
  await devika.link((await devika.found(kochi.id)).first, '9999900071');
  const status = async () => (await devika.linked(kochi.id))?.[0]?.status;
  assert.equal(await status(), 'ConsentRaised');
  devika.sandbox.desk.advanceClock(4);
  assert.equal(await status(), 'DataRequested');
  devika.sandbox.desk.advanceClock(5);
  assert.equal(await status(), 'DataProcessed');
});

test('what is linked is the person’s: another patient of the same sandbox sees none of it', async () => {
  await using devika = await openLinking('devika.pillai');
  await devika.link((await devika.found(knownFacilities.kochi.id)).first, '9999900071');
  const shabnam = await linkingOf(devika, 'shabnam.kazmi');
  assert.equal(await shabnam.linked(knownFacilities.kochi.id), null);
});
