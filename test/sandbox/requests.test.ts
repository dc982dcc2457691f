import assert from 'node:assert/strict';
import { test } from 'node:test';
import { purposes } from '../../src/abdm/purposes.js';
import { longLived, openPatient, patientOf, type Lists } from './consent-caller.js';
import { assertRefused } from './sandbox-caller.js';

const counts = ({ consents, subscriptions, authorizations }: Lists) => [
  consents.length,
  subscriptions.length,
  authorizations.length,
];

test('P2 9.1, 9.2 and 9.3, 10.1-10.2: every kind of request stands in the list of its status', async () => {
  const { list } = await openPatient('kamala.rajan');
  assert.deepEqual(counts(await list('requested')), [5, 1, 1]);
  assert.deepEqual(counts(await list('expired')), [2, 1, 0]);
  assert.deepEqual(counts(await list('denied')), [1, 1, 0]);
  assert.deepEqual(counts(await list('granted')), [4, 1, 1]);
  assert.deepEqual(counts(await list('revoked')), [1, 1, 0]);
  assert.deepEqual(counts(await list('granted', 'subscription')), [0, 1, 0]);
  assert.deepEqual(counts(await list('requested', 'authorization')), [0, 0, 1]);
});

test('the list is newest first and says what is published of each, and no more', async () => {
  const { list } = await openPatient('kamala.rajan');
  const { consents } = await list('requested');
  const created = consents.map(({ created_at }) => created_at);
  assert.deepEqual(created, created.toSorted().toReversed());
  for (const consent of consents) {
    assert.deepEqual(Object.keys(consent), ['id', 'created_at', 'duration', 'hiu', 'purpose', 'requester']);
  }
});

test('the seed has every purpose, and one that nobody knows', async () => {
  const { list } = await openPatient('kamala.rajan');
  const all = await Promise.all(['requested', 'granted', 'denied', 'expired', 'revoked'].map((s) => list(s)));
  const codes = new Set(all.flatMap(({ consents }) => consents.map(({ purpose }) => purpose.code)));
  assert.deepEqual(
    [...purposes, 'XQUALITY'].filter((code) => !codes.has(code)),
    [],
  );
});

test('a request shows facilities with their visits; with none where it is for whatever they have', async () => {
  const { list, details } = await openPatient('kamala.rajan');
  const { consents } = await list('requested');
  const read = await Promise.all(consents.map(({ id }) => details(id)));
  const whole = read.find(({ purpose }) => purpose.code === 'CAREMGT');
  assert.equal(whole?.providers.length, 5);
  assert.deepEqual(
    whole.providers
      .flatMap(({ care_contexts }) => care_contexts ?? [])
      .map(({ display }) => display)
      .sort(),
    [
      'Bill of the review',
      'Blood count',
      'Diabetes review',
      'Fever, two days in the ward',
      'HbA1c and lipid profile',
      'Medicines for three months',
      'Physiotherapy notes',
      'எக்ஸ்-ரே அறிக்கை',
      'ಕಣ್ಣಿನ ತಪಾಸಣೆ',
      'ಶಸ್ತ್ರಚಿಕಿತ್ಸೆಯ ಸಾರಾಂಶ',
    ],
    'what is not linked is not asked for',
  );
  const claim = read.find(({ purpose }) => purpose.code === 'HPAYMT');
  assert.deepEqual(
    claim?.providers.map(({ care_contexts }) => care_contexts),
    [[]],
  );
});

test('some requests stray from what is published, as upstream does', async () => {
  const { list, details, ask, consents } = await openPatient('harpreet.gill');
  const read = await Promise.all((await list('requested')).consents.map(({ id }) => details(id)));
  const straying = read.find(({ requester }) => requester.name === 'ಡಾ. ಶಾಂತಲಾ');
  assert(straying);
  assert.deepEqual(
    straying.providers.map(({ care_contexts, consent_artefact_id }) => [care_contexts, consent_artefact_id]),
    [
      [null, null],
      [null, null],
    ],
  );
  assert(straying.hi_types.some(({ id }) => id.startsWith(' ')));
  const denied = await consents('deny', { id: straying.id, reason: 'No' });
  assert.deepEqual([denied.status, denied.json], [200, { id: straying.id, success: true }]);
  const plain = await ask();
  assert.deepEqual([(await consents('deny', { id: plain.id, reason: 'No' })).status], [204]);
});

test('hostile and very long texts come as they are', async () => {
  const { list, details } = await openPatient('harpreet.gill');
  const { consents } = await list('requested');
  const hostile = consents.find(({ hiu }) => hiu.name.includes('<script>'));
  assert(hostile);
  assert.equal(hostile.hiu.name.length, 5000);
  assert(hostile.hiu.name.includes('\u202E'));
  const { hi_types, providers } = await details(hostile.id);
  assert(hi_types.some(({ id }) => id === '<svg onload=alert(3)>'));
  const displays = providers
    .flatMap(({ care_contexts }) => care_contexts ?? [])
    .map(({ display }) => display);
  assert(displays.some((display) => display.includes('<img')));
  assert(displays.some((display) => display.length >= 4999));
});

test('five thousand requests are there at the first look, and once', async () => {
  const { list } = await openPatient('bhaskar.reddy');
  const first = await list('requested');
  assert.deepEqual(counts(first), [5000, 0, 0]);
  assert.equal(new Set(first.consents.map(({ id }) => id)).size, 5000);
  assert.deepEqual(await list('requested', 'consent'), first);
});

test('ABDM-1039: an id that is unknown, another patient’s or of another kind is no request', async () => {
  const caller = await openPatient('kamala.rajan');
  const other = await patientOf(caller, 'sarita.mohanty');
  const { consents, subscriptions, authorizations } = await caller.list('requested');
  const get = (id: string | undefined, query = '&type=consent', patient: ConsentHeaders = caller.patient) =>
    caller.call('GET', `/abdm/v1/request?id=${id ?? ''}${query}`, undefined, patient);
  const own = consents[0]?.id;
  assert.equal((await get(own)).status, 200);
  assert.equal((await get(own, '')).status, 200);
  assert.equal((await get(subscriptions[0]?.id, '&type=subscription')).status, 200);
  assertRefused(await get('unknown'), 500, 'ABDM-1039');
  assertRefused(await get(own, '', other.patient), 500, 'ABDM-1039');
  assertRefused(await get(own, '&type=subscription'), 500, 'ABDM-1039');
  assertRefused(await get(own, '&status=granted'), 500, 'ABDM-1039');
  assertRefused(await get(authorizations[0]?.id, ''), 500, 'ABDM-1039');
});

type ConsentHeaders = { readonly 'x-pt-id': string };

test('a query that is not as published is refused', async () => {
  const { call, patient } = await openPatient('kamala.rajan');
  for (const path of [
    'requests',
    'requests?status=requested',
    'requests?type=all',
    'requests?status=REQUESTED&type=all',
    'requests?status=all&type=all',
    'requests?status=requested&type=locker',
    'request',
    'request?id=x&type=authorization',
    'request?id=x&status=open',
  ])
    assertRefused(await call('GET', `/abdm/v1/${path}`, undefined, patient), 400, 'ABDM-1006');
});

test('every call of the patient needs an open session (491)', async () => {
  const { call, patient, sandbox } = await openPatient('kamala.rajan');
  sandbox.desk.expireSessions();
  const base = '/abdm/v1/consents';
  const calls = [
    ['GET', '/abdm/v1/requests?status=requested&type=all'],
    ['GET', '/abdm/v1/request?id=x'],
    ...['approve', 'deny', 'revoke'].map((step) => ['POST', `${base}/${step}`]),
    ['GET', `${base}/auto-approval`],
    ['PATCH', `${base}/auto-approval`],
    ['GET', `${base}/pin/exists`],
    ...['set', 'verify', 'change', 'reset', 'forgot/init', 'forgot/verify'].map((step) => [
      'POST',
      `${base}/pin/${step}`,
    ]),
  ] as [string, string][];
  for (const [method, path] of calls) {
    const body = method === 'GET' ? undefined : {};
    const answer = await call(method, path, body, patient);
    assert.deepEqual([answer.status, answer.body.code], [491, 491], path);
    const nobody = await call(method, path, body, {});
    assert.deepEqual([nobody.status, nobody.body.error], [400, 'Patient not found'], path);
  }
});

test('P3 1.1.1, 1.1.4: a subscription is in the list, and expires after two hours without an answer', async () => {
  const { sandbox, list } = await openPatient('sarita.mohanty', longLived);
  const id = sandbox.desk.addRequest({ abhaAddress: 'sarita.mohanty@abdm', kind: 'subscription' });
  const isIn = async (status: string) => (await list(status)).subscriptions.some((one) => one.id === id);
  sandbox.desk.advanceClock(2 * 60 * 60 - 60);
  assert.equal(await isIn('requested'), true);
  sandbox.desk.advanceClock(60);
  assert.deepEqual(
    [await isIn('requested'), await isIn('expired'), await isIn('denied')],
    [false, true, false],
  );
});
