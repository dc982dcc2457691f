import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Bundle, Composition, Patient } from 'fhir/r4';
import { hiTypes } from '../../src/abdm/hi-types.js';
import { consentSeed } from '../../src/sandbox/consents/seed.js';
import { linkingSeed } from '../../src/sandbox/linking/seed.js';
import { createSandbox, startSandbox } from '../../src/sandbox/index.js';
import { openPatient, patientIn, type ConsentCaller } from './consent-caller.js';
import { type Answer, assertRefused, overHttp } from './sandbox-caller.js';

const folder = mkdtempSync(join(tmpdir(), 'abdm-records-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const numbered = consentSeed.visits.map((visit, index) => ({
  ...visit,
  id: `visit-${String(index + 1).padStart(4, '0')}`,
}));
const visitsOf = (who: string) => numbered.filter((visit) => visit.who === who);

/** A visit of the seed. */
function visitOf(who: string, isUnlinked?: true): (typeof numbered)[number] {
  const visit = visitsOf(who).find((one) => one.isUnlinked === isUnlinked);
  assert(visit);
  return visit;
}

function retrieve(
  { call, patient }: ConsentCaller,
  { id, hipId }: { readonly id: string; readonly hipId: string },
  healthId: string,
  headers = {},
): Promise<Answer> {
  const query = new URLSearchParams({ identifier: id, hip_id: hipId, health_id: healthId });
  return call('GET', `/health/api/v1/fhir/retrieve?${query}`, undefined, { ...patient, ...headers });
}

const put = ({ call }: ConsentCaller, body: object): Promise<Answer> => call('POST', '/_desk/records', body);

const vasudha = 'vasudha.kulkarni@abdm';

test('P2 1.10: somebody has two records of every kind, each with their name and what the visit is called', async () => {
  const caller = await openPatient('vasudha.kulkarni');
  const doctors = new Set<string>();
  const kinds = new Map<string, number>();
  for (const visit of visitsOf('vasudha.kulkarni')) {
    const answer = await retrieve(caller, visit, vasudha);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.headers.get('content-type'), 'application/json');
    const resources = ((answer.json as Bundle).entry ?? []).map(({ resource }) => resource);
    const composition = resources[0] as Composition;
    assert.equal(composition.resourceType, 'Composition');
    assert.equal(composition.title, visit.display);
    const found = resources.find((resource) => resource?.resourceType === 'Patient') as Patient;
    assert.equal(found.name?.[0]?.text, 'Vasudha Kulkarni');
    assert.deepEqual([found.birthDate, found.gender], ['1979-08-30', 'female']);
    doctors.add(`${visit.hiType} ${composition.author[0]?.display}`);
    kinds.set(visit.hiType, (kinds.get(visit.hiType) ?? 0) + 1);
  }
  assert.deepEqual([...kinds.keys()].toSorted(), [...hiTypes].toSorted());
  assert([...kinds.values()].every((count) => count === 2));
  assert.equal(doctors.size, 16, 'both contents of every kind');
});

test('over HTTP', async () => {
  const server = await startSandbox();
  try {
    const caller = await patientIn(overHttp(server), 'kamala.rajan');
    const answer = await retrieve(caller, visitOf('kamala.rajan'), 'Kamala.Rajan@ABDM');
    assert.equal((answer.json as Bundle).resourceType, 'Bundle');
  } finally {
    await server.close();
  }
});

test('only a linked visit of the patient, at its facility and for their address, is found', async () => {
  const caller = await openPatient('kamala.rajan');
  const mine = visitOf('kamala.rajan');
  const address = 'kamala.rajan@abdm';
  const wrong: [visit: { id: string; hipId: string }, healthId: string][] = [
    [visitOf('kamala.rajan', true), address],
    [visitOf('sarita.mohanty'), address],
    [visitOf('sarita.mohanty'), 'sarita.mohanty@abdm'],
    [mine, 'sarita.mohanty@abdm'],
    [mine, 'nobody@abdm'],
    [{ ...mine, hipId: 'IN0' }, address],
    [{ ...mine, id: 'visit-9999' }, address],
    [{ ...mine, id: '["visit-0001"]' }, address],
  ];
  for (const [visit, healthId] of wrong) {
    const answer = await retrieve(caller, visit, healthId);
    assert.deepEqual([answer.status, answer.json], [404, { code: 404, error: 'Record not found' }]);
  }
  for (const query of ['', '?identifier=visit-0001', '?identifier=&hip_id=a&health_id=b'])
    assertRefused(
      await caller.call('GET', `/health/api/v1/fhir/retrieve${query}`, undefined, caller.patient),
      400,
      'ABDM-1006',
    );
});

test('needs the hospital, the patient and their session', async () => {
  const caller = await openPatient('kamala.rajan');
  const mine = visitOf('kamala.rajan');
  const asked = async (headers: object): Promise<number> =>
    (await retrieve(caller, mine, 'kamala.rajan@abdm', headers)).status;
  assert.equal(await asked({ authorization: '' }), 401);
  assert.equal(await asked({ 'x-pt-id': 'nobody' }), 400);
  caller.sandbox.desk.expireSessions();
  assert.equal(await asked({}), 491);
});

test('what is not processed yet has nothing in it; what got no consent says so (P2 1.9)', async () => {
  const caller = await openPatient('jagdish.solanki');
  const visits = linkingSeed.flatMap(({ who, hipId, outcome, isUnlinked, count }, index) =>
    who === 'jagdish.solanki' && !isUnlinked && count === undefined
      ? [{ id: `visit-${1001 + index}`, hipId, outcome: outcome ?? 'DataProcessed' }]
      : [],
  );
  const seen = new Set<string>();
  for (const visit of visits) {
    const { status, json } = await retrieve(caller, visit, 'jagdish.solanki@abdm');
    const expected = visit.outcome === 'DataProcessed' ? 200 : visit.outcome === 'ConsentError' ? 403 : 404;
    assert.equal(status, expected, visit.outcome);
    if (status === 404) assert.equal((json as Bundle).resourceType, 'Bundle');
    seen.add(visit.outcome);
  }
  for (const outcome of ['DataProcessed', 'NoDataAvailable', 'ConsentError'])
    assert(seen.has(outcome), outcome);
});

test('the desk puts any answer or state in place of a record, and brings it back', async () => {
  const caller = await openPatient('kamala.rajan');
  const visit = visitOf('kamala.rajan');
  const care_context_id = visit.id;
  const read = () => retrieve(caller, visit, 'kamala.rajan@abdm');
  const own = await read();

  await put(caller, { care_context_id, status: 'not-ready' });
  const notReady = await read();
  assert.equal(notReady.status, 404);
  const { resourceType, type, entry } = notReady.json as Bundle;
  assert.deepEqual([resourceType, type, entry], ['Bundle', 'document', undefined]);
  await put(caller, { care_context_id, status: 'no-consent' });
  assertRefused(await read(), 403, 'ABDM-1062');
  await put(caller, { care_context_id, status: 'missing' });
  assert.deepEqual((await read()).json, { code: 404, error: 'Record not found' });

  for (const bundle of [{ resourceType: 'Bundle', entry: [] }, null, [1], 'not { JSON', ''])
    assert.equal(
      (await put(caller, { care_context_id, bundle })).status === 200 ? (await read()).text : '',
      typeof bundle === 'string' ? bundle : JSON.stringify(bundle),
    );
  const large = 'x'.repeat(12 * 1024 * 1024);
  assert.equal((await put(caller, { care_context_id, bundle: large })).status, 200);
  assert.equal((await read()).text.length, large.length);

  await put(caller, { care_context_id, status: 'ready' });
  assert.equal((await read()).text, own.text);
});

test('the desk says what is wrong with a record', async () => {
  const caller = await openPatient('kamala.rajan');
  const care_context_id = visitOf('kamala.rajan').id;
  for (const body of [
    {},
    { care_context_id },
    { care_context_id, status: 'gone' },
    { care_context_id, status: 'ready', bundle: {} },
    { care_context_id: 'visit-9999', status: 'ready' },
    { care_context_id: 'visit-0001\0', status: 'ready' },
  ]) {
    const answer = await put(caller, body);
    assert.equal(answer.status, 400, JSON.stringify(body));
    assert.equal(typeof answer.body.error, 'string');
  }
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const nested = await caller.call(
    'POST',
    '/_desk/records',
    `{"care_context_id":"visit-0001","bundle":${deep}}`,
  );
  assert.equal(nested.status, 400);
});

test('what the desk has put lasts over a restart, and ends with a reset', async () => {
  const data = join(folder, 'abdm.sqlite');
  const visit = visitOf('kamala.rajan');
  const first = createSandbox({ data });
  first.desk.putRecord({ care_context_id: visit.id, bundle: { resourceType: 'Bundle' } });
  first.close();
  const second = createSandbox({ data });
  assert.equal(second.isReplaced, false);
  const caller = await patientIn(second, 'kamala.rajan');
  const read = () => retrieve(caller, visit, 'kamala.rajan@abdm');
  assert.deepEqual((await read()).json, { resourceType: 'Bundle' });
  second.desk.reset();
  const again = await patientIn(second, 'kamala.rajan');
  assert.equal(((await retrieve(again, visit, 'kamala.rajan@abdm')).json as Bundle).type, 'document');
  second.close();
});
