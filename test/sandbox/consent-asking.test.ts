import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longLived, openPatient, wholeApproval } from './consent-caller.js';
import { assertRefused, openCaller } from './sandbox-caller.js';

const base = '/abdm/v1/consents';
const musi = { 'x-hip-id': 'IN3610000001' };
const health_id = 'sarita.mohanty@abdm';

interface ConsentRow {
  readonly consent_id?: string;
  readonly consent_init_id: string;
  readonly status: string;
  readonly hi_types: readonly string[];
  readonly period: { readonly from: string; readonly to: string; readonly expiry: string };
}

test('P3 1.4.4: a hospital asks, and sees records of what is granted only, and until it is taken back', async () => {
  const { call, details, consents, patient } = await openPatient('sarita.mohanty', longLived);
  const wish = {
    patient: { health_id },
    purpose: 'Public Health',
    record_types: ['DiagnosticReport', 'OPConsultation'],
    period: {
      from: '2020-01-01T00:00:00.000Z',
      to: '2026-01-01T00:00:00.000Z',
      expiry: '2099-01-01T00:00:00.000Z',
    },
    hip_identifier: { id: 'IN2110000001', name: 'whatever' },
    hiu: { requester: { name: 'Dr. Asha' } },
  };
  const created = await call('POST', `${base}/create`, wish, musi);
  assert.equal(created.status, 200, created.text);
  const { consent_init_id: id } = created.json as { consent_init_id: string };
  const request = await details(id);
  assert.deepEqual(
    [request.hiu, request.requester, request.purpose, request.duration.from, request.erase_at],
    [
      { id: 'IN3610000001', name: 'Musi Heart Institute' },
      { name: 'Dr. Asha' },
      { code: 'PUBHLTH', text: 'Public Health' },
      wish.period.from,
      wish.period.expiry,
    ],
  );
  assert.deepEqual(
    request.providers.map(({ hip, care_contexts }) => [hip.name, care_contexts?.length]),
    [['Mahanadi Medical College', 2]],
  );

  const list = async (asker: Record<string, string> = musi) => {
    const body = { patient: { oid: patient['x-pt-id'] } };
    const { json } = await call('POST', `${base}/list`, body, asker);
    return (json as { consents: ConsentRow[] }).consents;
  };
  const mine = async () => (await list()).filter(({ consent_init_id }) => consent_init_id === id);
  assert.deepEqual(
    (await mine()).map(({ status, consent_id }) => [status, consent_id]),
    [['requested', undefined]],
  );
  const approval = wholeApproval(request);
  const [entry] = approval.consent_artefacts;
  const narrow = { ...entry, care_contexts: entry?.care_contexts.slice(0, 1), hi_types: ['OPConsultation'] };
  await consents('approve', { ...approval, consent_artefacts: [narrow] });
  const [granted] = await mine();
  assert.deepEqual([granted?.status, granted?.hi_types], ['granted', ['OPConsultation']]);
  const consent_id = granted?.consent_id;
  const see = (asker: Record<string, string> = musi) =>
    call('POST', `${base}/details`, { consent_id, health_id }, asker);
  const seen = (await see()).json as { data: { hip: { id: string }; care_contexts: { id: string }[] }[] };
  assert.deepEqual(
    seen.data.map(({ hip, care_contexts }) => [hip.id, care_contexts.map((visit) => visit.id)]),
    [['IN2110000001', narrow.care_contexts?.map((visit) => visit.id)]],
  );

  const other = { 'x-hip-id': 'IN2910000001' };
  assertRefused(await see(other), 400, 'ABDM-1080');
  assert(!(await list(other)).some(({ consent_init_id }) => consent_init_id === id));
  assertRefused(await see({}), 500, 'ABDM-1040');
  await consents('revoke', { consent_artefacts: [consent_id] });
  assertRefused(await see(), 400, 'ABDM-1062');
  assert.equal((await mine())[0]?.status, 'revoked');
});

test('a hospital that asks for nobody or nowhere is refused', async () => {
  const { call } = await openCaller();
  const create = (wish: object) => call('POST', `${base}/create`, wish, musi);
  assertRefused(await create({ patient: { health_id: 'nobody@abdm' } }), 400, 'ABDM-1012');
  assertRefused(await create({ patient: {} }), 400, 'ABDM-1012');
  assertRefused(await create({ patient: { health_id }, hip_identifier: { id: 'IN0' } }), 500, 'ABDM-1035');
  const visit = { hip_identifier: { id: 'IN2110000001' }, care_contexts: [{ cc_ref: 'visit-0001' }] };
  assertRefused(await create({ patient: { health_id }, ...visit }), 400, 'ABDM-1010');
  assertRefused(await create({ patient: { health_id }, purpose: 'Break the Glass' }), 400, 'ABDM-1006');
});

test('the desk asks as it is told', async () => {
  const { ask, seen, consents } = await openPatient('kamala.rajan');
  const request = await ask({
    hiu: { id: 'IN99', name: 'अज्ञात' },
    requester: 'Dr. X',
    purpose: 'ODD',
    hi_types: ['Prescription', 'Odd'],
    from: '2024-01-01T00:00:00.000Z',
    to: '2025-01-01T00:00:00.000Z',
    erase_at: '2099-01-01T00:00:00.000Z',
    facilities: [{ hip_id: 'IN2910000001', care_contexts: ['visit-0003'] }, 'IN2910000002', 'IN3210000001'],
  });
  assert.deepEqual(request, {
    id: request.id,
    created_at: request.created_at,
    duration: { from: '2024-01-01T00:00:00.000Z', to: '2025-01-01T00:00:00.000Z' },
    hiu: { id: 'IN99', name: 'अज्ञात' },
    purpose: { code: 'ODD', text: 'ODD' },
    requester: { name: 'Dr. X' },
    status: 'requested',
    access_mode: 'view',
    updated_at: request.created_at,
    erase_at: '2099-01-01T00:00:00.000Z',
    hi_types: [
      { id: 'Prescription', display: 'Prescription', enabled: true },
      { id: 'Odd', display: 'Odd', enabled: true },
    ],
    providers: [
      {
        hip: { id: 'IN2910000001', name: 'Kaveri General Hospital' },
        consent_artefact_id: null,
        care_contexts: [{ id: 'visit-0003', display: 'Medicines for three months' }],
      },
      {
        hip: { id: 'IN2910000002', name: 'ನೇತ್ರಜ್ಯೋತಿ ಕಣ್ಣಿನ ಆಸ್ಪತ್ರೆ' },
        consent_artefact_id: null,
        care_contexts: [
          { id: 'visit-0006', display: 'ಶಸ್ತ್ರಚಿಕಿತ್ಸೆಯ ಸಾರಾಂಶ' },
          { id: 'visit-0005', display: 'ಕಣ್ಣಿನ ತಪಾಸಣೆ' },
        ],
      },
      {
        hip: { id: 'IN3210000001', name: 'Vembanad Community Health Centre' },
        consent_artefact_id: null,
        care_contexts: [],
      },
    ],
  });
  await consents('approve', wholeApproval(request));
  const [first] = seen(request.id).artefacts;
  assert.deepEqual(first?.care_contexts, [
    {
      id: 'visit-0003',
      display: 'Medicines for three months',
      date: first?.care_contexts[0]?.date,
      hi_type: 'Prescription',
    },
  ]);
});

test('hospitals ask by themselves now and then, where the sandbox was told so', async () => {
  const count = async (seconds: number, options = {}): Promise<number> => {
    const { list, sandbox } = await openPatient('kamala.rajan', { ...longLived, ...options });
    const all = async () => {
      const { consents, subscriptions } = await list('requested');
      return consents.length + subscriptions.length;
    };
    const before = await all();
    sandbox.desk.advanceClock(seconds);
    const after = await all();
    assert.equal(await all(), after, 'looking again makes none');
    return after - before;
  };
  assert.equal(await count(1900), 0);
  assert.equal(await count(1900, { asksEverySeconds: 600 }), 3);
  assert.equal(await count(7100, { asksEverySeconds: 10 }), 20, 'never more than twenty at once');
});
