import assert from 'node:assert/strict';
import { test } from 'node:test';
import { behavingFacilities } from '../../src/sandbox/facilities/behaviours.js';
import { knownFacilities } from '../../src/sandbox/facilities/registry.js';
import { linkingOf } from './linking-caller.js';
import { openChecked, skip } from './published-caller.js';
import { wrongOtp } from './sandbox-caller.js';

test('facilities, linked visits, discovery and linking are as published', { skip }, async () => {
  const checked = await openChecked();
  const { call, newestOtp, sandbox, seen } = checked;
  for (const name of ['hospital', 'आरोग्य', 'xyz', 'ab'])
    await call('GET', `/abdm/v1/providers?name=${encodeURIComponent(name)}`);
  for (const id of [knownFacilities.chennai.id, 'IN0']) await call('GET', `/abdm/v1/provider/${id}`);

  const names = ['devika.pillai', 'jagdish.solanki', 'shabnam.kazmi', 'zubaida.thangal'];
  const facilities = [...Object.values(behavingFacilities), ...Object.values(knownFacilities), { id: 'IN0' }];
  for (const name of names) {
    const patient = await linkingOf(checked, name);
    for (const { hip_id } of (await patient.providers()) ?? []) await patient.linked(hip_id);
    for (const { id } of facilities) await patient.post('discover', { hip_id: id });
    await patient.post('discover', { hip_id: knownFacilities.puneLab.id, ref_id: '9999900072' });
  }

  const devika = await linkingOf(checked, 'devika.pillai');
  const { first, patients } = await devika.found(knownFacilities.kochi.id);
  await devika.linked(knownFacilities.kochi.id);
  await devika.get('linked');
  await devika.init({ ...first, txn_id: 'unknown' });
  const { txn_id } = (await devika.init(first)).body;
  await devika.init(first);
  const otp = newestOtp('9999900071');
  await devika.confirm(txn_id, wrongOtp(otp));
  await devika.confirm(txn_id, otp);
  await devika.confirm(txn_id, otp);
  await devika.init(first);
  for (const status of ['linked', 'expired', 'locked'] as const) {
    const visit = patients[0]?.care_contexts?.[status === 'linked' ? 1 : 2];
    const begun = (await devika.init({ ...first, cc_ref_id: visit?.id ?? '' })).body;
    if (status === 'linked') sandbox.desk.linkElsewhere(devika.address, visit?.id ?? '');
    if (status === 'expired') sandbox.desk.advanceClock(10 * 60);
    const right = newestOtp('9999900071');
    for (let tried = 0; tried < (status === 'locked' ? 4 : 0); tried++)
      await devika.confirm(begun.txn_id, wrongOtp(right));
    await devika.confirm(begun.txn_id, right);
  }
  const jagdish = await linkingOf(checked, 'jagdish.solanki');
  await jagdish.init((await jagdish.found(behavingFacilities.downAtInit.id)).first);
  sandbox.desk.expireSessions();
  for (const path of ['providers', `linked?hip_id=${knownFacilities.pune.id}`]) await jagdish.get(path);
  await jagdish.post('discover', { hip_id: knownFacilities.pune.id });
  await jagdish.init(first);
  await jagdish.confirm(txn_id, otp);

  const expected = [
    ...['200', 'ABDM-1006'].map((kind) => `v1/providers ${kind}`),
    `provider/${knownFacilities.chennai.id} 200`,
    'provider/IN0 ABDM-1035',
    ...['200', '491'].map((kind) => `care-contexts/providers ${kind}`),
    ...['200', '491', 'ABDM-1006'].map((kind) => `care-contexts/linked ${kind}`),
    ...['200', '491', 'ABDM-1012', 'ABDM-1028', 'ABDM-1035', 'ABDM-1402'].map(
      (kind) => `care-contexts/discover ${kind}`,
    ),
    ...['200', '491', 'MIS-1026', 'AS-1296', 'ABDM-1056', 'ABDM-1028'].map((kind) => `link/init ${kind}`),
    ...['200', '491', 'ABDM-1035', 'MIS-1013', 'MIS-1026', 'ABDM-1056', 'ABDM-1100'].map(
      (kind) => `link/confirm ${kind}`,
    ),
  ];
  assert.deepEqual(
    expected.filter((kind) => !seen.has(kind)),
    [],
    'every kind of answer was met',
  );
});
