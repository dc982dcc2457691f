import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longLived, openPatient, patientOf, wholeApproval, type ConsentCaller } from './consent-caller.js';
import { assertRefused } from './sandbox-caller.js';

const day = 24 * 60 * 60;
const later = (moment: string, seconds: number) =>
  new Date(Date.parse(moment) + seconds * 1000).toISOString();

const open = (): Promise<ConsentCaller> => openPatient('kamala.rajan', longLived);

test('P3 1.5.1, P2 10.1: a grant makes one artefact of each facility, and the hospital sees just that', async () => {
  const { ask, consents, details, seen, list } = await open();
  const request = await ask();
  const answer = await consents('approve', wholeApproval(request));
  assert.deepEqual([answer.status, answer.text], [204, '']);
  const after = await details(request.id);
  assert.equal(after.status, 'granted');
  const ids = after.providers.map(({ consent_artefact_id }) => consent_artefact_id);
  assert.equal(new Set(ids).size, 5);
  const { artefacts, status } = seen(request.id);
  assert.equal(status, 'granted');
  assert.deepEqual(
    artefacts.map(({ id, hip, state }) => [id, hip, state]),
    after.providers.map(({ consent_artefact_id, hip }) => [consent_artefact_id, hip, 'active']),
  );
  assert.deepEqual(
    artefacts.map(({ care_contexts }) => care_contexts.map(({ id, display }) => ({ id, display }))),
    request.providers.map(({ care_contexts }) => care_contexts),
  );
  assert((await list('granted')).consents.some(({ id }) => id === request.id));
  assert(!(await list('requested')).consents.some(({ id }) => id === request.id));
});

test('what is narrowed is narrowed: facility, visit, kind, dates and end', async () => {
  const { ask, consents, details, seen } = await open();
  const request = await ask();
  const [entry] = wholeApproval(request).consent_artefacts;
  assert(entry);
  const one = entry.care_contexts.slice(0, 1);
  const narrow = {
    hip_id: entry.hip_id,
    care_contexts: one,
    hi_types: ['OPConsultation'],
    duration: { from: later(request.duration.from, day), to: later(request.duration.to, -day) },
    erase_at: later(request.erase_at, -day),
  };
  assert.equal((await consents('approve', { id: request.id, consent_artefacts: [narrow] })).status, 204);
  const { artefacts } = seen(request.id);
  assert.equal(artefacts.length, 1);
  const [artefact] = artefacts;
  assert.deepEqual(
    [artefact?.care_contexts.map(({ id }) => id), artefact?.hi_types, artefact?.from, artefact?.to],
    [one.map(({ id }) => id), ['OPConsultation'], narrow.duration.from, narrow.duration.to],
  );
  assert.equal(artefact?.erase_at, narrow.erase_at);
  const after = await details(request.id);
  const enabled = after.hi_types.filter((type) => type.enabled).map(({ id }) => id);
  assert.deepEqual(enabled, ['OPConsultation']);
  assert.deepEqual([after.duration, after.erase_at], [narrow.duration, narrow.erase_at]);
  assert.deepEqual(after.providers[0]?.care_contexts, one);
  assert.equal(after.providers.filter(({ consent_artefact_id }) => consent_artefact_id !== null).length, 1);
});

test('what the artefacts leave out comes from the whole', async () => {
  const { ask, consents, seen } = await open();
  const request = await ask();
  const { duration, erase_at, providers } = request;
  const [provider] = providers;
  assert(provider);
  const consent_artefacts = [{ hip_id: provider.hip.id, care_contexts: provider.care_contexts }];
  const whole = { id: request.id, consent_artefacts, hi_types: ['Prescription'], duration, erase_at };
  assert.equal((await consents('approve', whole)).status, 204);
  const [artefact] = seen(request.id).artefacts;
  assert.deepEqual([artefact?.hi_types, artefact?.erase_at], [['Prescription'], erase_at]);
});

test('a grant without visits is for those that fit, where the request names none either', async () => {
  const { list, details, consents, seen } = await open();
  const { consents: all } = await list('requested');
  const claim = all.find(({ purpose }) => purpose.code === 'HPAYMT');
  assert(claim);
  const approval = wholeApproval(await details(claim.id));
  assert.deepEqual(approval.consent_artefacts[0]?.care_contexts, []);
  assert.equal((await consents('approve', approval)).status, 204);
  assert.deepEqual(
    seen(claim.id).artefacts.map(({ care_contexts }) => care_contexts.map(({ hi_type }) => hi_type)),
    [['Invoice']],
  );
});

test('AS-1411, ABDM-1063, AS-1403: what goes beyond the request is refused, and nothing is granted', async () => {
  const { ask, consents, details } = await open();
  const request = await ask({ hi_types: ['Prescription'], facilities: ['IN2910000001'] });
  const approval = wholeApproval(request);
  const [entry] = approval.consent_artefacts;
  assert(entry);
  const { from, to } = request.duration;
  const past = '2020-01-01T00:00:00.000Z';
  const wider: [object, string][] = [
    [{ hip_id: 'IN3310000001' }, 'AS-1411'],
    [{ care_contexts: [...entry.care_contexts, { id: 'visit-0010', display: '' }] }, 'AS-1411'],
    [{ care_contexts: [] }, 'AS-1411'],
    [{ hi_types: ['Prescription', 'DiagnosticReport'] }, 'AS-1411'],
    [{ erase_at: later(request.erase_at, 1) }, 'AS-1411'],
    [{ duration: { from: later(from, -1), to } }, 'ABDM-1063'],
    [{ duration: { from, to: later(to, 1) } }, 'ABDM-1063'],
    [{ duration: { from: to, to: from } }, 'ABDM-1063'],
    [{ duration: { from: later(to, day), to: later(to, 2 * day) } }, 'ABDM-1063'],
    [{ erase_at: past }, 'AS-1403'],
    [{ hi_types: [] }, 'ABDM-1010'],
    [{ duration: { from } }, 'ABDM-1010'],
    [{ erase_at: null }, 'ABDM-1010'],
    [{ erase_at: 'tomorrow' }, 'ABDM-1006'],
    [{ access_mode: 'store' }, 'ABDM-1006'],
  ];
  for (const [change, code] of wider) {
    const sent = { ...approval, consent_artefacts: [{ ...entry, ...change }] };
    assertRefused(await consents('approve', sent), 400, code);
  }
  for (const consent_artefacts of [[], null, [entry, entry]])
    assertRefused(await consents('approve', { id: request.id, consent_artefacts }), 400, 'ABDM-1010');
  assert.equal((await details(request.id)).status, 'requested');
  assert.equal((await consents('approve', approval)).status, 204);
});

test('AS-1118, ABDM-1061: what was decided or is over cannot be decided again', async () => {
  const { ask, consents, sandbox } = await open();
  const granted = await ask();
  const denied = await ask();
  const ignored = await ask({ expires_s: 60 });
  await consents('approve', wholeApproval(granted));
  assert.equal((await consents('deny', { id: denied.id, reason: 'No, thanks.' })).status, 204);
  for (const request of [granted, denied]) {
    assertRefused(await consents('approve', wholeApproval(request)), 400, 'AS-1118');
    assertRefused(await consents('deny', { id: request.id, reason: 'No' }), 400, 'AS-1118');
  }
  sandbox.desk.advanceClock(60);
  assertRefused(await consents('approve', wholeApproval(ignored)), 400, 'ABDM-1061');
  assertRefused(await consents('deny', { id: ignored.id, reason: 'No' }), 400, 'ABDM-1061');
});

test('ABDM-1039, ABDM-1080: nobody decides for another patient, nor what is no consent', async () => {
  const caller = await open();
  const other = await patientOf(caller, 'sarita.mohanty');
  const request = await caller.ask();
  assertRefused(await other.consents('approve', wholeApproval(request)), 500, 'ABDM-1039');
  assertRefused(await other.consents('deny', { id: request.id, reason: 'No' }), 500, 'ABDM-1039');
  await caller.consents('approve', wholeApproval(request));
  const [artefact] = caller.seen(request.id).artefacts;
  assertRefused(await other.consents('revoke', { consent_artefacts: [artefact?.id] }), 400, 'ABDM-1080');
  assertRefused(await caller.consents('revoke', { consent_artefacts: ['unknown'] }), 400, 'ABDM-1080');
  assertRefused(await caller.consents('revoke', { consent_artefacts: [] }), 400, 'ABDM-1006');
  assertRefused(await caller.consents('deny', { id: 'unknown', reason: 'No' }), 500, 'ABDM-1039');
  const [subscription] = (await caller.list('requested')).subscriptions;
  assertRefused(await caller.consents('deny', { id: subscription?.id, reason: 'No' }), 500, 'ABDM-1039');
});

test('a denial needs a reason that ABDM takes', async () => {
  const { ask, consents, seen, list } = await open();
  const { id } = await ask();
  for (const reason of [undefined, '', '   ', 'नहीं', '<b>', 'x'.repeat(256)])
    assertRefused(await consents('deny', { id, reason }), 400, 'ABDM-1010');
  assert.equal((await consents('deny', { id, reason: 'x'.repeat(255) })).status, 204);
  assert.equal(seen(id).denial_reason?.length, 255);
  assert((await list('denied')).consents.some((one) => one.id === id));
});

test('of twenty grants and denials at once one wins', async () => {
  const { ask, consents, seen } = await open();
  const request = await ask();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      index % 2
        ? consents('deny', { id: request.id, reason: 'No' })
        : consents('approve', wholeApproval(request)),
    ),
  );
  const losers = answers.filter(({ status }) => status !== 204);
  assert.equal(losers.length, 19);
  for (const loser of losers) assertRefused(loser, 400, 'AS-1118');
  assert([0, 5].includes(seen(request.id).artefacts.length));
});

test('P2 10.2, P3 1.4.4: what is revoked ends at one facility, and the request with the last', async () => {
  const { ask, consents, details, seen, list } = await open();
  const request = await ask();
  await consents('approve', wholeApproval(request));
  const ids = (await details(request.id)).providers.map(({ consent_artefact_id }) => consent_artefact_id);
  assert.equal((await consents('revoke', { consent_artefacts: [ids[0]] })).status, 204);
  const part = await details(request.id);
  assert.equal(part.status, 'granted');
  assert.deepEqual(
    part.providers.map(({ consent_artefact_id }) => consent_artefact_id),
    [null, ...ids.slice(1)],
  );
  const [first, second] = seen(request.id).artefacts;
  assert.deepEqual([first?.state, second?.state, second?.revoked_at], ['revoked', 'active', null]);
  assert(first?.revoked_at);
  assertRefused(await consents('revoke', { consent_artefacts: ids.slice(0, 2) }), 400, 'AS-1118');
  assert.equal(seen(request.id).artefacts[1]?.state, 'active', 'all or none');
  assert.equal((await consents('revoke', { consent_artefacts: ids.slice(1) })).status, 204);
  const whole = await details(request.id);
  assert.equal(whole.status, 'revoked');
  assert(whole.providers.every(({ consent_artefact_id }) => consent_artefact_id === null));
  assert((await list('revoked')).consents.some(({ id }) => id === request.id));
});

test('P3 1.1.4: a grant is over at its end, and cannot be revoked then', async () => {
  const { ask, consents, details, seen, sandbox } = await open();
  const request = await ask();
  const approval = wholeApproval(request);
  const short = approval.consent_artefacts.map((entry, index) => ({
    ...entry,
    erase_at: later(request.created_at, (index + 1) * day),
  }));
  assert.equal((await consents('approve', { ...approval, consent_artefacts: short })).status, 204);
  sandbox.desk.advanceClock(day);
  const { providers, status } = await details(request.id);
  assert.deepEqual([status, providers[0]?.consent_artefact_id], ['granted', null]);
  sandbox.desk.advanceClock(4 * day);
  assert.equal((await details(request.id)).status, 'expired');
  const { artefacts } = seen(request.id);
  assert(artefacts.every(({ state }) => state === 'expired'));
  assertRefused(await consents('revoke', { consent_artefacts: [artefacts[4]?.id] }), 400, 'ABDM-1061');
});
