import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { behavingFacilities as behaving, otherNumber } from '../../src/sandbox/facilities/behaviours.js';
import { knownFacilities } from '../../src/sandbox/facilities/registry.js';
import { longLived } from './consent-caller.js';
import { linkingOf, openLinking, type LinkingCaller } from './linking-caller.js';
import { assertRefused, wrongOtp } from './sandbox-caller.js';

const folder = mkdtempSync(join(tmpdir(), 'abdm-linking-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const { kochi } = knownFacilities;
const mobile = '9999900071';
const openDevika = (): Promise<LinkingCaller> => openLinking('devika.pillai');

test('P2 1.7: the facility sends an OTP, and with it the visit is linked', async () => {
  await using devika = await openDevika();
  const { first, displays } = await devika.found(kochi.id);
  const { body } = await devika.init(first);
  assert.deepEqual(Object.keys(body), ['txn_id']);
  const [sms] = devika.sandbox.desk.sms(mobile);
  assert.match(
    sms?.text ?? '',
    /linking your health records with your ABHA.* - Vembanad Community Health Centre$/,
  );
  const confirmed = await devika.confirm(body.txn_id, devika.newestOtp(mobile));
  assert.deepEqual(confirmed.json, { cc_ref_id: first.cc_ref_id, txn_id: body.txn_id });
  assert.deepEqual(await devika.providers(), [{ hip_id: kochi.id, hip_name: kochi.name }]);
  const [linked, ...others] = (await devika.linked(kochi.id)) ?? [];
  assert.deepEqual([linked?.care_context_id, others], [first.cc_ref_id, []]);
  const left = (await devika.found(kochi.id)).displays;
  assert.deepEqual(left, displays.slice(1));
  assertRefused(await devika.confirm(body.txn_id, devika.newestOtp(mobile)), 500, 'MIS-1026');
});

test('what is linked can be asked for by hospitals', async () => {
  await using devika = await openDevika();
  const { first } = await devika.found(kochi.id);
  const asked = { abhaAddress: devika.address, kind: 'consent', sources: [{ hipId: kochi.id }] } as const;
  const visitsAsked = async () => {
    const id = devika.sandbox.desk.addRequest(asked);
    const request = await devika.call('GET', `/abdm/v1/request?id=${id}`, undefined, devika.patient);
    const { providers } = request.json as { providers: { care_contexts: { id: string }[] }[] };
    return providers.flatMap(({ care_contexts }) => care_contexts.map(({ id: visit }) => visit));
  };
  assert.deepEqual(await visitsAsked(), []);
  await devika.link(first, mobile);
  assert.deepEqual(await visitsAsked(), [first.cc_ref_id]);
});

test('one discovery serves several visits, each with its own OTP', async () => {
  await using devika = await openDevika();
  const { first, patients } = await devika.found(kochi.id);
  const visits = patients[0]?.care_contexts ?? [];
  assert.equal(visits.length, 3);
  const begun = [];
  for (const { id } of visits) {
    const { body } = await devika.init({ ...first, cc_ref_id: id });
    begun.push({ txn_id: body.txn_id, otp: devika.newestOtp(mobile) });
  }
  for (const { txn_id, otp } of begun.toReversed())
    assert.equal((await devika.confirm(txn_id, otp)).status, 200);
  assert.equal((await devika.linked(kochi.id))?.length, 3);
});

test('asking again for a visit voids the former OTP; too soon and too often are refused', async () => {
  await using devika = await openLinking('devika.pillai', longLived);
  const { advanceClock } = devika.sandbox.desk;
  const { first } = await devika.found(kochi.id);
  const former = (await devika.init(first)).body.txn_id;
  const formerOtp = devika.newestOtp(mobile);
  assertRefused(await devika.init(first), 400, 'AS-1296');
  advanceClock(30);
  const again = (await devika.found(kochi.id)).first;
  const second = (await devika.init(again)).body.txn_id;
  assert.notEqual(second, former);
  assertRefused(await devika.confirm(former, formerOtp), 500, 'MIS-1026');
  if (formerOtp !== devika.newestOtp(mobile))
    assertRefused(await devika.confirm(second, formerOtp), 400, 'ABDM-1035');
  advanceClock(30);
  const third = (await devika.init(first)).body.txn_id;
  advanceClock(30);
  assertRefused(await devika.init(first), 500, 'ABDM-1100');
  assertRefused(await devika.confirm(third, devika.newestOtp(mobile)), 500, 'ABDM-1100');
  advanceClock(30 * 60);
  await devika.link((await devika.found(kochi.id)).first, mobile);
});

test('wrong OTPs are counted for the visit, whichever attempt they are for', async () => {
  await using devika = await openDevika();
  const { first, patients } = await devika.found(kochi.id);
  let { txn_id } = (await devika.init(first)).body;
  for (let tried = 0; tried < 3; tried++) {
    const wrong = await devika.confirm(txn_id, wrongOtp(devika.newestOtp(mobile)));
    assertRefused(wrong, 400, 'ABDM-1035');
    if (tried !== 1) continue;
    devika.sandbox.desk.advanceClock(30);
    txn_id = (await devika.init(first)).body.txn_id;
  }
  const last = await devika.confirm(txn_id, wrongOtp(devika.newestOtp(mobile)));
  assertRefused(last, 500, 'ABDM-1100');
  assertRefused(await devika.init(first), 500, 'ABDM-1100');
  const other = patients[0]?.care_contexts?.[1]?.id ?? '';
  await devika.link({ ...first, cc_ref_id: other }, mobile);
});

test('an OTP is valid for 10 minutes, a discovery for 20', async () => {
  await using devika = await openDevika();
  const { advanceClock } = devika.sandbox.desk;
  const { first } = await devika.found(kochi.id);
  const { txn_id } = (await devika.init(first)).body;
  advanceClock(10 * 60);
  assertRefused(await devika.confirm(txn_id, devika.newestOtp(mobile)), 400, 'MIS-1013');
  const again = (await devika.init(first)).body.txn_id;
  advanceClock(10 * 60);
  assertRefused(await devika.init(first), 500, 'MIS-1026');
  assertRefused(await devika.confirm(again, devika.newestOtp(mobile)), 400, 'MIS-1013');
});

test('only what a discovery showed this patient can be linked', async () => {
  await using devika = await openDevika();
  const { first } = await devika.found(kochi.id);
  const elsewhere = (await devika.found(behaving.slow.id)).first;
  const wrong = [
    { ...first, txn_id: 'unknown' },
    { ...first, txn_id: elsewhere.txn_id },
    { ...first, patient_ref_id: 'MR000000' },
    { ...first, cc_ref_id: elsewhere.cc_ref_id },
    { ...first, cc_ref_id: 'visit-0001' },
  ];
  for (const link of wrong) assertRefused(await devika.init(link), 500, 'MIS-1026');
  assertRefused(await devika.post('discover/link/init', { txn_id: first.txn_id }), 400, 'ABDM-1006');

  const several = await devika.found(behaving.severalPatients.id);
  const [one, other] = several.patients;
  const crossed = { ...several.first, patient_ref_id: one?.id ?? '' };
  const visitOfOther = other?.care_contexts?.[0]?.id ?? '';
  assertRefused(await devika.init({ ...crossed, cc_ref_id: visitOfOther }), 500, 'MIS-1026');

  const shabnam = await linkingOf(devika, 'shabnam.kazmi');
  assertRefused(await shabnam.init(first), 500, 'MIS-1026');
  const { txn_id } = (await devika.init(first)).body;
  assertRefused(await shabnam.confirm(txn_id, devika.newestOtp(mobile)), 500, 'MIS-1026');
  assert.equal((await devika.confirm(txn_id, devika.newestOtp(mobile))).status, 200);
});

test('what is linked already, or meanwhile, is not linked again (ABDM-1056)', async () => {
  await using devika = await openDevika();
  const { linkElsewhere } = devika.sandbox.desk;
  const { first, patients } = await devika.found(kochi.id);
  const { txn_id } = (await devika.init(first)).body;
  linkElsewhere(devika.address, first.cc_ref_id);
  const otp = devika.newestOtp(mobile);
  assertRefused(await devika.confirm(txn_id, wrongOtp(otp)), 400, 'ABDM-1035');
  assertRefused(await devika.confirm(txn_id, otp), 400, 'ABDM-1056');
  assertRefused(await devika.init(first), 400, 'ABDM-1056');
  const second = patients[0]?.care_contexts?.[1]?.id ?? '';
  linkElsewhere(devika.address, second);
  assertRefused(await devika.init({ ...first, cc_ref_id: second }), 400, 'ABDM-1056');

  const jagdish = await linkingOf(devika, 'jagdish.solanki');
  const repeated = await jagdish.found(behaving.repeatsLinked.id);
  assert.equal(repeated.displays.length, 3);
  const linked = repeated.patients[0]?.care_contexts?.find(({ display }) => display === 'HbA1c');
  assertRefused(await jagdish.init({ ...repeated.first, cc_ref_id: linked?.id ?? '' }), 400, 'ABDM-1056');
});

test('a facility can fail at the init, or know another number than the ABHA', async () => {
  await using jagdish = await openLinking('jagdish.solanki');
  const down = await jagdish.found(behaving.downAtInit.id);
  assertRefused(await jagdish.init(down.first), 500, 'ABDM-1028');
  const { first } = await jagdish.found(behaving.otherNumber.id);
  const before = jagdish.sandbox.desk.sms('9999900072').length;
  await jagdish.link(first, otherNumber);
  assert.equal(jagdish.sandbox.desk.sms('9999900072').length, before);
});

test('a facility cannot send an OTP to somebody whose number nobody knows (AS-1327)', async () => {
  await using devika = await openDevika();
  const { desk } = devika.sandbox;
  const { call } = devika;
  const { txn_id, url } = (await call('POST', '/abdm/na/v1/face-auth/init')).body;
  await call('POST', new URL(url).pathname, 'answer=confirm');
  const aadhaar = desk.people().find(({ abha_addresses }) => abha_addresses[0] === 'gangubai.pawar@abdm');
  const verified = await call('POST', '/abdm/na/v1/face-auth/verify', { txn_id, aadhaar: aadhaar?.aadhaar });
  const address = { txn_id: verified.body.txn_id, abha_address: 'gangubai.pawar@abdm' };
  const { eka } = (await devika.aadhaar('auto-login', address)).body;
  const patient = { 'x-pt-id': eka.oid };
  desk.addVisits({ abhaAddress: 'gangubai.pawar@abdm', hipId: kochi.id, display: 'Consultation' });
  const base = '/abdm/v1/care-contexts/discover';
  const found = await call('POST', base, { hip_id: kochi.id }, patient);
  const { patient: patients } = found.json as { patient: { id: string; care_contexts: { id: string }[] }[] };
  const link = {
    txn_id: found.body.txn_id,
    patient_ref_id: patients[0]?.id,
    cc_ref_id: patients[0]?.care_contexts[0]?.id,
  };
  assertRefused(await call('POST', `${base}/link/init`, link, patient), 400, 'AS-1327');
});

test('deleting the profile ends what was begun; what is linked stays', async () => {
  await using devika = await openDevika();
  const { first, patients } = await devika.found(kochi.id);
  await devika.link(first, mobile);
  const other = { ...first, cc_ref_id: patients[0]?.care_contexts?.[1]?.id ?? '' };
  const { txn_id } = (await devika.init(other)).body;
  await devika.call('DELETE', '/abdm/v1/profile', undefined, devika.patient);
  const otp = devika.newestOtp(mobile);
  const again = await linkingOf(devika, 'devika.pillai');
  assertRefused(await again.init(other), 500, 'MIS-1026');
  assertRefused(await again.confirm(txn_id, otp), 500, 'MIS-1026');
  assert.equal((await again.linked(kochi.id))?.length, 1);
});

test('discoveries, OTPs that wait and links survive a restart', async () => {
  const data = join(folder, 'linking.sqlite');
  const before = await openLinking('devika.pillai', { data });
  const { first, patients } = await before.found(kochi.id);
  await before.link(first, mobile);
  const others = patients[0]?.care_contexts?.slice(1).map(({ id }) => ({ ...first, cc_ref_id: id })) ?? [];
  const [second, third] = others;
  assert(second && third);
  const { txn_id } = (await before.init(second)).body;
  const otp = before.newestOtp(mobile);
  before.sandbox.desk.addVisits({
    abhaAddress: before.address,
    hipId: kochi.id,
    display: 'Massage',
    count: 50,
    isLinked: true,
    daysAgo: 900,
  });
  const linked = before.sandbox.desk.visits(before.address).filter((visit) => visit.linked);
  await before[Symbol.asyncDispose]();

  await using after = await openLinking('devika.pillai', { data });
  assert.deepEqual(
    after.sandbox.desk
      .visits(after.address)
      .filter((visit) => visit.linked)
      .map(({ care_context_id }) => care_context_id),
    linked.map(({ care_context_id }) => care_context_id),
  );
  assert.equal(linked.length, 51);
  assert.equal((await after.confirm(txn_id, otp)).status, 200);
  await after.link(third, mobile);
  assert.deepEqual((await after.found(kochi.id)).displays, []);
});
