import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from '../support/fast-check.js';
import type { Call, DeskPerson, Sms } from '../../src/sandbox/index.js';
import type { ProfileAnswer } from '../../src/sandbox/profile.js';
import { aadhaarOf, openCaller } from './sandbox-caller.js';

const init = '/abdm/na/v1/registration/aadhaar/init';
const pincode = '/abdm/v1/registration/pincode/834001';

test('the desk asks for no token, and shows messages and people', async () => {
  const { call, begin } = await openCaller();
  await begin(aadhaarOf.asha);
  await begin(aadhaarOf.murugan);
  const free = { authorization: '' };
  const all = await call('GET', '/_desk/sms', undefined, free);
  assert.deepEqual(
    (all.json as Sms[]).map(({ to }) => to),
    ['9999900002', '9999900001'],
  );
  const some = await call('GET', '/_desk/sms?to=9999900001', undefined, free);
  const messages = some.json as Sms[];
  assert.equal(messages.length, 1);
  assert.deepEqual(Object.keys(messages[0]!), ['to', 'text', 'otp', 'at']);
  const people = (await call('GET', '/_desk/people', undefined, free)).json as DeskPerson[];
  assert(people.length >= 24);
  assert(people.every(({ story }) => story !== ''));
  const rohan = people.find(({ aadhaar }) => aadhaar === aadhaarOf.oneAddress);
  assert.deepEqual(
    [rohan?.abha_number, rohan?.abha_addresses],
    ['91-0000-0000-0117', ['rohan.deshpande@abdm']],
  );
  const pooja = people.find(({ abha_addresses }) => abha_addresses.includes('pooja.barman@abdm'));
  assert.deepEqual(pooja, {
    story: 'Has a self-declared ABHA address only',
    name: 'Pooja Barman',
    gender: 'F',
    year_of_birth: 1996,
    aadhaar: null,
    mobile: '9999900041',
    abha_number: null,
    abha_mobile: '9999900041',
    abha_addresses: ['pooja.barman@abdm'],
    pincode: '781001',
  });
});

test('gateway sessions can be ended, one or all', async () => {
  const { call, beginAndVerify } = await openCaller();
  const expire = async (body?: unknown) => (await call('POST', '/_desk/session/expire', body)).body;
  assert.deepEqual(await expire(), { expired: 0 });
  await beginAndVerify(aadhaarOf.endsAtOnce);
  assert.deepEqual(await expire({ abha_address: 'rohan.deshpande@abdm' }), { expired: 0 });
  assert.deepEqual(await expire({ abha_address: 'Tenzin.Dolma@abdm' }), { expired: 1 });
  await beginAndVerify(aadhaarOf.endsAtOnce);
  await beginAndVerify(aadhaarOf.endsAtOnce);
  assert.deepEqual(await expire({}), { expired: 2 });
  assert.deepEqual(await expire({}), { expired: 0 });
});

test('a profile is changed elsewhere, by the rules of ABDM (VRFY_ABHA_101)', async () => {
  const { call, signIn } = await openCaller();
  const elsewhere = (body: unknown) => call('POST', '/_desk/profile', body, { authorization: '' });
  const self = await signIn('pooja.barman@abdm');
  const read = async (): Promise<ProfileAnswer> =>
    (await call('GET', '/abdm/v1/profile', undefined, self)).json as ProfileAnswer;
  const before = await read();
  const changed = await elsewhere({
    abha_address: 'Pooja.Barman@abdm',
    first_name: ' Puja ',
    last_name: null,
    pincode: '110001',
  });
  assert.deepEqual([changed.status, changed.json], [200, { changed: true }], changed.text);
  const after = await read();
  assert.deepEqual(
    [after.first_name, after.last_name, after.full_name, after.pincode, after.district_name],
    ['Puja', null, 'Puja', '110001', 'New Delhi'],
  );
  assert.deepEqual([after.address, after.day_of_birth], [before.address, before.day_of_birth]);

  const abha_address = 'rohan.deshpande@abdm';
  assert.equal((await elsewhere({ abha_address, address: '1 Tilak Road' })).status, 200);
  for (const [body, status] of [
    [{ abha_address, first_name: 'Rahul' }, 400],
    [{ abha_address, pincode: '0' }, 400],
    [{ abha_address, gender: 'X' }, 400],
    [{ abha_address, mobile: '9999900050' }, 400],
    [{ abha_address: 'nobody.at.all@abdm', pincode: '110001' }, 400],
    // Only the year of birth is known, and upstream takes a whole date only.
    [{ abha_address: 'sukhi.1961@abdm', address: 'Station Road' }, 400],
    [{ pincode: '110001' }, 400],
  ] as const) {
    const refused = await elsewhere(body);
    assert.equal(refused.status, status, refused.text);
    assert.equal(typeof refused.body.error, 'string');
  }
  assert.deepEqual(await read(), after);
});

test('failures happen on demand, as often as was asked for', async () => {
  const { call } = await openCaller();
  const order = async (fault: object) =>
    assert.equal((await call('POST', '/_desk/faults', fault)).status, 200);
  const get = () => call('GET', pincode);

  await order({ path: pincode, status: 503 });
  const generic = await get();
  assert.deepEqual([generic.status, generic.body], [503, { code: 503, error: 'Something went wrong' }]);
  assert.equal((await get()).status, 200);

  await order({ path: '/abdm/v1/*', status: 502, body: '<h1>Bad gateway</h1>', times: 2 });
  for (let failing = 0; failing < 2; failing++) {
    const { status, text, headers } = await get();
    assert.deepEqual([status, text], [502, '<h1>Bad gateway</h1>']);
    assert.match(headers.get('content-type') ?? '', /^text\/html/);
  }
  assert.equal((await get()).status, 200);

  await order({ path: pincode, body: '{"pincode": "83' });
  const half = await get();
  assert.deepEqual([half.status, half.text], [200, '{"pincode": "83']);
  await order({ path: pincode, body: null, status: 401 });
  const empty = await get();
  assert.deepEqual([empty.status, empty.text], [401, '']);
  await order({
    path: pincode,
    body: { code: 400, error: 'x', source_error: { code: 'ABDM-1024' } },
    status: 491,
  });
  assert.equal((await get()).body.source_error?.code, 'ABDM-1024');

  await order({ path: pincode, delay_ms: 60 });
  const start = performance.now();
  assert.equal((await get()).status, 200);
  assert(performance.now() - start >= 50);

  await order({ path: pincode, status: 500, method: 'post' });
  assert.equal((await get()).status, 200);
  assert.equal((await call('DELETE', '/_desk/faults')).status, 200);
  assert.equal((await call('POST', pincode)).status, 404);

  await order({ path: '/*', status: 503, times: 100 });
  assert.equal((await call('GET', '/_desk/people')).status, 200);
  assert.equal((await call('POST', '/connect-auth/v1/account/login', {})).status, 503);
});

test('the desk counts calls without what was in them', async () => {
  const { call, begin, sandbox } = await openCaller();
  await begin(aadhaarOf.asha);
  await call('GET', '/abdm/na/v1/registration/suggest?fn=Secret', undefined, {
    'x-pt-id': 'oid-1',
    'x-hip-id': 'IN1',
  });
  sandbox.desk.addFault({ path: pincode, status: 502 });
  await call('GET', pincode, undefined, { authorization: '' });
  const { json, text } = await call('GET', '/_desk/calls');
  assert.deepEqual(
    (json as Call[]).map(({ method, path, status, headers }) => [method, path, status, headers]),
    [
      ['POST', '/connect-auth/v1/account/login', 200, {}],
      ['POST', init, 200, {}],
      ['GET', '/abdm/na/v1/registration/suggest', 200, { 'x-pt-id': 'oid-1', 'x-hip-id': 'IN1' }],
      ['GET', pincode, 502, {}],
    ],
  );
  for (const secret of [aadhaarOf.asha, 'Secret', 'sandbox-secret', 'sandbox-access'])
    assert(!text.includes(secret));
  const count = async (path: string) =>
    ((await call('GET', `/_desk/calls?path=${path}`)).json as Call[]).length;
  assert.deepEqual([await count(init), await count('/abdm/*')], [1, 3]);
});

test('the clock goes forward', async () => {
  const { call } = await openCaller({ systemTime: () => Date.UTC(2026, 0, 1) });
  const { body } = await call('POST', '/_desk/clock', { advance_s: 90 });
  assert.deepEqual(body, { now: '2026-01-01T00:01:30.000Z' });
  assert.deepEqual((await call('POST', '/_desk/clock', { advance_s: 1.5 })).body, {
    now: '2026-01-01T00:01:31.500Z',
  });
});

test('a reset goes back to the seed and keeps nothing', async () => {
  const { call, aadhaar, beginAndVerify, sandbox } = await openCaller({
    systemTime: () => Date.UTC(2026, 0, 1),
  });
  const people = sandbox.desk.people();
  const { txn_id } = (await beginAndVerify(aadhaarOf.asha)).body;
  await aadhaar('create-phr', { txn_id, abha_address: 'asha.verma@abdm' });
  sandbox.desk.advanceClock(60);
  sandbox.desk.addFault({ path: '/*', status: 500, times: 9 });
  assert.notDeepEqual(sandbox.desk.people(), people);
  assert.equal((await call('POST', '/_desk/reset')).status, 200);
  assert.deepEqual(sandbox.desk.people(), people);
  assert.deepEqual([sandbox.desk.sms(), sandbox.desk.calls(), sandbox.desk.expireSessions()], [[], [], 0]);
  assert.equal(sandbox.desk.advanceClock(0), '2026-01-01T00:00:00.000Z');
  assert.equal((await aadhaar('init', { aadhaar_number: aadhaarOf.asha })).status, 401);
});

test('a request for what the desk cannot do says so', async () => {
  const { call } = await openCaller();
  assert.equal((await call('GET', '/_desk/nothing')).status, 404);
  assert.equal((await call('GET', '/_desk/requests/unknown')).status, 404);
  const asked = { abha_address: 'kamala.rajan@abdm', kind: 'consent' };
  const malformed: [string, unknown][] = [
    ['faults', undefined],
    ['faults', '{"path":'],
    ['faults', []],
    ['faults', { path: 'no-slash' }],
    ['faults', { path: '/x', status: 99 }],
    ['faults', { path: '/x', times: 0 }],
    ['faults', { path: '/x', keep_bytes: -1 }],
    ['faults', { path: '/x', delay: 5 }],
    ['clock', {}],
    ['clock', { advance_s: -1 }],
    ['clock', { advance_s: '60' }],
    ['session/expire', { abha_address: 5 }],
    ['session/expire', { address: 'a@abdm' }],
    ['requests', {}],
    ['requests', { abha_address: 'nobody@abdm', kind: 'consent' }],
    ['requests', { ...asked, kind: 'locker' }],
    ['requests', { ...asked, hiu: 'IN0' }],
    ['requests', { ...asked, facilities: ['IN0'] }],
    ['requests', { ...asked, facilities: [{ hip_id: 'IN2910000001', care_contexts: ['visit-0012'] }] }],
    ['requests', { ...asked, from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }],
    ['requests', { ...asked, from: 'yesterday' }],
    ['requests', { ...asked, expires_s: -1 }],
    ['requests', { ...asked, requester: 'a\0b' }],
    ['requests', { ...asked, status: 'granted' }],
  ];
  for (const [path, body] of malformed) {
    const answer = await call('POST', `/_desk/${path}`, body);
    assert.equal(answer.status, 400, `${path} ${JSON.stringify(body)}`);
    assert.equal(typeof answer.body.error, 'string');
  }
  const explained = await call('POST', '/_desk/clock', { advance_s: '60' });
  assert.match(explained.body.error, /expected number, received string.*at advance_s/s);
});

test('whatever is sent to the desk, it answers in JSON and goes on', async () => {
  const { call } = await openCaller();
  const path = fc.constantFrom('faults', 'clock', 'session/expire', 'requests', 'sms', 'calls', '');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'DELETE', 'PUT'),
      path,
      fc.json(),
      async (method, name, body) => {
        const answer = await call(method, `/_desk/${name}`, method === 'GET' ? undefined : body);
        assert(answer.status < 500, answer.text);
        assert.notEqual(answer.json, undefined);
      },
    ),
    { numRuns: 150 },
  );
});
