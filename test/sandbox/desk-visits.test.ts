import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskFacility, DeskVisit } from '../../src/sandbox/index.js';
import { knownFacilities } from '../../src/sandbox/facilities/registry.js';
import { openLinking, type LinkingCaller } from './linking-caller.js';

const { pune, kochi } = knownFacilities;

/** The desk's error texts and answers, over the port and without a token. */
async function desk(caller: LinkingCaller, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await caller.call(method, `/_desk/${path}`, body, { authorization: '' });
  const { error } = answer.body;
  assert.equal(answer.status, error === undefined ? 200 : 400, answer.text);
  return error ?? answer.json;
}

test('the desk lists the facilities that answer in their own way, with what they do', async () => {
  await using devika = await openLinking('devika.pillai');
  const facilities = (await desk(devika, 'GET', 'facilities')) as DeskFacility[];
  assert.deepEqual(facilities[0], {
    hip_id: 'IN2710000011',
    name: 'Panchganga Multispeciality Hospital',
    city: 'Kolhapur',
    state: 'Maharashtra',
    behaviour: 'slow',
    story: 'Answers a discovery after 8 seconds',
  });
  assert(facilities.every(({ story }) => story !== ''));
});

test('the desk adds visits: one, or many with numbers, linked or not', async () => {
  await using devika = await openLinking('devika.pillai');
  const add = (body: object) => desk(devika, 'POST', 'visits', { abha_address: devika.address, ...body });
  assert.deepEqual(await add({ hip_id: pune.id, display: 'Blood test', hi_type: 'DiagnosticReport' }), {
    added: 1,
  });
  assert.deepEqual((await devika.found(pune.id)).displays, ['Blood test']);
  const many = { hip_id: pune.id, display: 'Dialysis', linked: true, days_ago: 2.5, count: 120 };
  assert.deepEqual(await add(many), { added: 120 });
  const linked = (await devika.linked(pune.id)) ?? [];
  assert.deepEqual(
    [linked.length, linked[0]?.display, linked[119]?.display],
    [120, 'Dialysis 1', 'Dialysis 120'],
  );
  assert(linked.every(({ status }) => status === 'DataProcessed'));
  assert.equal(
    Date.parse(linked[0]?.created_at ?? '') - Date.parse(linked[119]?.created_at ?? ''),
    119 * 60 * 60 * 1000,
  );

  const all = (await desk(devika, 'GET', `visits?abha_address=${devika.address}`)) as DeskVisit[];
  const [newest] = all;
  assert.equal(all.filter(({ hip_id }) => hip_id === pune.id).length, 121);
  assert.deepEqual(
    [newest?.display, newest?.hip_name, newest?.hi_type, newest?.linked, newest?.status],
    ['Blood test', pune.name, 'DiagnosticReport', false, null],
  );
  assert.deepEqual(await desk(devika, 'GET', 'visits?abha_address=DEVIKA.pillai@ABDM'), all);
});

test('the desk links a visit as another app would', async () => {
  await using devika = await openLinking('devika.pillai');
  const { first } = await devika.found(kochi.id);
  const link = { abha_address: devika.address, care_context_id: first.cc_ref_id };
  assert.deepEqual(await desk(devika, 'POST', 'linking/link', link), { linked: true });
  assert.equal((await devika.linked(kochi.id))?.[0]?.care_context_id, first.cc_ref_id);
  assert.equal(await desk(devika, 'POST', 'linking/link', link), 'This care context is already linked');
});

test('the desk says what it cannot do', async () => {
  await using devika = await openLinking('devika.pillai');
  const visit = { abha_address: devika.address, hip_id: pune.id, display: 'x' };
  const noAbha = 'No records found against the ABHA Address';
  const added = (body: object) => desk(devika, 'POST', 'visits', { ...visit, ...body });
  assert.equal(await added({ abha_address: 'nobody@abdm' }), noAbha);
  assert.equal(await added({ hip_id: 'IN0' }), 'Invalid HIP ID');
  assert.match(String(await added({ count: 10_001 })), /count/);
  assert.match(String(await added({ count: 0 })), /count/);
  assert.match(String(await added({ days_ago: -1 })), /days_ago/);
  assert.match(String(await added({ hi_type: 'X' })), /hi_type/);
  assert.match(String(await added({ more: 1 })), /more/);
  for (const count of [undefined, 3])
    assert.match(String(await added({ display: 'a\0b', count })), /invalid/);
  assert.equal((await devika.found(kochi.id)).displays.length, 3, 'nothing of it was added');
  assert.equal(await desk(devika, 'GET', 'visits'), noAbha);
  const link = (body: object) =>
    desk(devika, 'POST', 'linking/link', { abha_address: devika.address, care_context_id: 'x', ...body });
  assert.equal(await link({}), 'Care context not found');
  assert.equal(await link({ care_context_id: 'visit-0001' }), 'Care context not found', 'another’s');
  assert.equal(await link({ abha_address: 'nobody@abdm' }), noAbha);
});
