import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import * as z from 'zod/mini';
import { listCareContexts, listLinkedProviders } from '../../src/contract/care-contexts.js';
import { discoveredPatient } from '../../src/contract/linking.js';
import { provider as providerSchema } from '../../src/contract/providers.js';
import { type Upstream, type UpstreamDiscovery, UpstreamError } from '../../src/proxy/index.js';
import fc from '../support/fast-check.js';
import { fuzzRuns } from '../support/fuzz.js';
import { publishedDiscovery, publishedProvider } from './connect-linking-script.js';
import { connectError, type Reply, ScriptedResponse, scriptedConnect } from './connect-script.js';

type Caller = ReturnType<typeof scriptedConnect>['caller'];

/** Makes one call, which upstream answers so. */
function over<Result>(
  reply: Reply,
  call: (upstream: Upstream, caller: Caller) => Promise<Result>,
): Promise<Result> {
  const { upstream, caller } = scriptedConnect(() => reply);
  return call(upstream, caller);
}

const search = (reply: Reply) => over(reply, ({ providers }, caller) => providers.search('lake', caller));
const read = (reply: Reply, id = 'HIP-1') =>
  over(reply, ({ providers }, caller) => providers.read(id, caller));
const linkedProviders = (reply: Reply) =>
  over(reply, ({ careContexts }, caller) => careContexts.providers(caller));
const list = (reply: Reply) => over(reply, ({ careContexts }, caller) => careContexts.list('HIP-1', caller));
const discover = (reply: Reply) =>
  over(reply, ({ linking }, caller) => linking.discover('HIP-1', undefined, caller));
const visit = { patientReference: 'MRN-1', careContextId: 'visit-1' };
const sendOtp = (reply: Reply) =>
  over(reply, ({ linking }, caller) => linking.sendOtp('txn-1', visit, caller));
const confirm = (reply: Reply) =>
  over(reply, ({ linking }, caller) => linking.confirm('txn-1', '123456', caller));

const nothing = (): Response => new ScriptedResponse(null, { status: 204 });

const kindOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof UpstreamError ? error.kind : String(error)),
  );

const foundBy = async (reply: Reply): Promise<string> =>
  discover(reply).then(
    ({ found }) => found,
    (error: unknown) => (error instanceof UpstreamError ? error.kind : String(error)),
  );

describe('a search of facilities', () => {
  test('is given up once nobody waits for it, and not before', async () => {
    const gone = new AbortController();
    const signals: AbortSignal[] = [];
    const { upstream, caller } = scriptedConnect(undefined, {
      fetch: (url, { signal }) => {
        if (url.includes('/connect-auth/'))
          return Promise.resolve(Response.json({ access_token: 't', expires_in: 1800 }));
        signals.push(signal);
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
      },
    });
    const outcome = kindOf(upstream.providers.search('lake', { ...caller, signal: gone.signal }));
    while (signals.length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(signals[0]?.aborted, false);
    gone.abort();
    assert.equal(await outcome, 'upstream-timeout');
    assert.equal(signals[0].aborted, true);
  });

  test('gives each facility once, in the order of upstream, and never without a name (P2 1.2)', async () => {
    const facilities = [
      { hip_id: ' HIP-2 ', hip_name: ' झील अस्पताल ', city: '', state: null },
      publishedProvider,
      { hip_id: 'HIP-3', hip_name: null, city: ' Kota ' },
      { ...publishedProvider, hip_name: 'Lake Hospital again' },
    ];
    assert.deepEqual(await search(facilities), [
      { hipId: 'HIP-2', name: 'झील अस्पताल' },
      { hipId: 'HIP-1', name: 'Lake Hospital', city: 'Udaipur', state: 'Rajasthan' },
      { hipId: 'HIP-3', name: 'HIP-3', city: 'Kota' },
    ]);
  });

  test('loses a facility only for an id that the browser could not send back', async () => {
    const bad = [undefined, null, '', ' ', 'a b', 'a/b', '..', 'a%2fb', 'आ', 'x'.repeat(101), {}, null];
    const facilities = [...bad, 'a.b', 7].map((hip_id) => ({ hip_id, hip_name: 'Lake' }));
    assert.deepEqual(
      (await search([...facilities, null, 'x', []])).map(({ hipId }) => hipId),
      ['a.b', '7'],
    );
  });

  test('that finds none is answered by null, by an empty list or by nothing', async () => {
    for (const reply of [null, [], nothing()]) assert.deepEqual(await search(reply), []);
    for (const reply of ['x', 5, { error: 'gone' }, { providers: [] }]) {
      assert.equal(await kindOf(search(reply)), 'upstream-unavailable', JSON.stringify(reply));
    }
    assert.equal(await kindOf(search(connectError(503))), 'upstream-unavailable');
  });
});

describe('a facility', () => {
  test('is read, also when its answer does not repeat the id', async () => {
    const whole = { hipId: 'HIP-1', name: 'Lake Hospital', city: 'Udaipur', state: 'Rajasthan' };
    assert.deepEqual(await read(publishedProvider), whole);
    assert.deepEqual(await read({ ...publishedProvider, hip_id: undefined }), whole);
    assert.deepEqual(await read(publishedProvider, 'hip-1'), whole);
    assert.deepEqual(await read({ hip_id: 'HIP-1' }), { hipId: 'HIP-1', name: 'HIP-1' });
  });

  test('is no other one than was asked for', async () => {
    for (const reply of [{ ...publishedProvider, hip_id: 'HIP-2' }, [publishedProvider], 'x', { ok: true }]) {
      assert.equal(await kindOf(read(reply)), 'upstream-unavailable', JSON.stringify(reply));
    }
  });

  test('that ABDM does not know is not found, however upstream says so (ABDM-1035)', async () => {
    const replies = [
      connectError(500, 'ABDM-1035', 'Invalid HIP ID'),
      connectError(404),
      connectError(400),
      nothing(),
      null,
      { hip_id: '', hip_name: '' },
    ];
    for (const reply of replies) assert.equal(await kindOf(read(reply)), 'facility-not-found');
    assert.equal(await kindOf(read(connectError(500))), 'upstream-unavailable');
  });
});

describe('linked care contexts', () => {
  test('come by facility, whose name may be missing (P2 12.1)', async () => {
    const providers = [
      { hip_id: 'HIP-1', hip_name: 'Lake Hospital' },
      { hip_id: 'HIP-2', hip_name: null },
      { hip_id: 'HIP-1', hip_name: 'Again' },
      { hip_name: 'Nobody' },
      null,
    ];
    assert.deepEqual(await linkedProviders({ providers }), [
      { hipId: 'HIP-1', name: 'Lake Hospital' },
      { hipId: 'HIP-2' },
    ]);
  });

  test('come the newest first, those without a date last, each once', async () => {
    const at = (care_context_id: unknown, created_at?: unknown): object => ({ care_context_id, created_at });
    const careContexts = await list({
      care_contexts: [
        at('b', '2026-10-01T00:00:00Z'),
        at('none'),
        at('c', '2026-10-03T05:30:00+05:30'),
        at('c', '2020-01-01'),
        at('wrong', 'long ago'),
        at(' 7 ', '2026-10-02'),
        at(''),
        at('x'.repeat(201)),
        null,
      ],
    });
    assert.deepEqual(
      careContexts.map(({ id, display }) => [id, display]),
      [
        ['c', 'c'],
        [' 7 ', ' 7 '],
        ['b', 'b'],
        ['none', 'none'],
        ['wrong', 'wrong'],
      ],
    );
  });

  test('have a status that the kit knows, or none', async () => {
    const statuses = ['DataProcessed', ' NoDataAvailable', 'consentraised', 'Paused', null, 5];
    const careContexts = await list({
      care_contexts: statuses.map((status, index) => ({ care_context_id: index + 1, status })),
    });
    assert.deepEqual(
      careContexts.map(({ status }) => status),
      ['DataProcessed', 'NoDataAvailable', 'ConsentRaised', undefined, undefined, undefined],
    );
  });

  test('are none when upstream says null, nothing or "no records" (ABDM-1012, AS-1013), and unknown otherwise', async () => {
    const nones = [nothing(), connectError(400, 'ABDM-1012'), connectError(404, 'AS-1013')];
    for (const reply of [...nones, { care_contexts: null }]) assert.deepEqual(await list(reply), []);
    for (const reply of [...nones, { providers: [] }]) assert.deepEqual(await linkedProviders(reply), []);
    for (const reply of [[], null, 'x', { error: 'gone' }, { care_contexts: 'none', providers: {} }]) {
      assert.equal(await kindOf(list(reply)), 'upstream-unavailable', JSON.stringify(reply));
      assert.equal(await kindOf(linkedProviders(reply)), 'upstream-unavailable', JSON.stringify(reply));
    }
    assert.equal(await kindOf(list(connectError(491, 'ABDM-1012'))), 'session-expired');
    assert.equal(await kindOf(list(connectError(404))), 'invalid-request');
  });

  test('come whole when there are 10,000', async () => {
    const care_contexts = Array.from({ length: 10_000 }, (_, index) => ({
      care_context_id: `visit-${index}`,
      display: `Visit ${index}`,
      created_at: new Date(Date.UTC(2000, 0, index)).toISOString(),
      status: 'DataProcessed',
    }));
    const careContexts = [...(await list({ care_contexts }))];
    assert.equal(z.parse(listCareContexts.response, { careContexts }).careContexts.length, 10_000);
    assert.equal(careContexts[0]?.id, 'visit-9999');
  });
});

describe('a discovery', () => {
  const patients = async (...patient: unknown[]): Promise<UpstreamDiscovery> =>
    discover({ txn_id: 'txn-2', patient });
  const visits = (...ids: unknown[]): object[] => ids.map((id) => ({ id, display: `Visit ${String(id)}` }));

  test('is read as it is published (P2 1.5)', async () => {
    assert.deepEqual(await discover(publishedDiscovery), {
      found: 'patients',
      transaction: 'txn-2',
      patients: [
        {
          reference: 'MRN-1',
          display: 'Asha Verma, 1990',
          careContexts: [
            { id: 'visit-1', display: 'Visit of May' },
            { id: 'visit-2', display: 'Visit of June' },
          ],
        },
      ],
    });
  });

  test('makes one of a patient who is named once for each kind of records', async () => {
    const found = await patients(
      { id: 'MRN-1', care_contexts: visits('a', 'b') },
      { id: ' MRN 2 ', display: ' Asha ', care_contexts: null },
      { id: 'MRN-1', display: 'Asha Verma', care_contexts: visits('b', 'c') },
    );
    assert(found.found === 'patients');
    assert.deepEqual(
      found.patients.map(({ reference, display, careContexts }) => [
        reference,
        display,
        careContexts.map(({ id }) => id).join(' '),
      ]),
      [
        ['MRN-1', 'MRN-1', 'a b c'],
        [' MRN 2 ', 'Asha', ''],
      ],
    );
  });

  test('loses patients and visits only for ids that could not be sent back', async () => {
    const found = await patients(
      { id: '', care_contexts: visits('x') },
      null,
      { id: 'x'.repeat(201), care_contexts: visits('x') },
      { id: 'M\u0000', care_contexts: visits('x') },
      {
        id: 'MRN-1',
        care_contexts: [...visits('', 'a\nb', '\ud800', 'x'.repeat(201), ' 7 ', 8), null, { id: 'आ' }],
      },
    );
    assert(found.found === 'patients');
    assert.deepEqual(
      found.patients.map(({ careContexts }) => careContexts),
      [
        [
          { id: ' 7 ', display: 'Visit  7' },
          { id: '8', display: 'Visit 8' },
          { id: 'आ', display: 'आ' },
        ],
      ],
    );
  });

  test('of which nothing can be sent back is a failure, not an empty answer', async () => {
    assert.equal(await kindOf(patients({ id: 'MRN-1', care_contexts: visits('') })), 'upstream-unavailable');
    assert.equal(await kindOf(patients(null, 'x')), 'upstream-unavailable');
    const { patient } = publishedDiscovery;
    for (const txn_id of [undefined, null, '', 'a b', 'आ', 'x'.repeat(257)]) {
      assert.equal(await kindOf(discover({ txn_id, patient })), 'upstream-unavailable');
    }
  });

  test('finds nobody where upstream names none or says that there are no records (ABDM-1012, AS-1013)', async () => {
    const replies = [
      { txn_id: 'txn-2', patient: null },
      { txn_id: 'txn-2', patient: [] },
      { txn_id: 'txn-2' },
      nothing(),
      connectError(400, 'ABDM-1012', 'No records found against the ABHA Address'),
      connectError(500, 'ABDM-1001', 'No data found'),
      connectError(404, 'AS-1013', 'No record found'),
      connectError(400, 'ABDM-1012: '),
      connectError(404),
      { source_error: { code: 'ABDM-1012' } },
    ];
    for (const reply of replies) assert.equal(await foundBy(reply), 'nobody', JSON.stringify(reply));
  });

  test('finds nothing new where the patient is known without a visit to link (ABDM-1010)', async () => {
    const known = { txn_id: 'txn-2', patient: [{ id: 'MRN-1', care_contexts: null }, { id: 'MRN-2' }] };
    assert.equal(await foundBy(known), 'nothing-new');
    assert.equal(await foundBy(connectError(400, 'ABDM-1010', 'No pending care context')), 'nothing-new');
    assert.equal(await foundBy(connectError(400, 'ABDM-1010', 'Validation failed')), 'invalid-request');
  });

  test('fails where the facility or upstream fails (ABDM-1028, ABDM-1401, ABDM-1402, AS-1030)', async () => {
    for (const code of ['ABDM-1028', 'ABDM-1401', 'ABDM-1402', 'AS-1030']) {
      assert.equal(await foundBy(connectError(500, code)), 'facility-unreachable', code);
      assert.equal(await kindOf(sendOtp(connectError(500, code))), 'facility-unreachable', code);
      assert.equal(await foundBy({ patient: null, source_error: { code } }), 'facility-unreachable', code);
    }
    const others: [Reply, string][] = [
      [connectError(500, 'ABDM-1035', 'Invalid HIP ID'), 'facility-not-found'],
      [connectError(404, 'ABDM-1035', 'Invalid HIP ID'), 'facility-not-found'],
      [connectError(491), 'session-expired'],
      [connectError(491, 'ABDM-1012'), 'session-expired'],
      [connectError(400, 'ABDM-1103'), 'too-many-requests'],
      [connectError(504), 'upstream-timeout'],
      [connectError(500), 'upstream-unavailable'],
      [connectError(400), 'invalid-request'],
      ...[[], null, 'x', { error: 'gone' }, { patient: 'x' }].map((reply): [Reply, string] => [
        reply,
        'upstream-unavailable',
      ]),
    ];
    for (const [reply, kind] of others) assert.equal(await foundBy(reply), kind, JSON.stringify(reply));
  });

  test('and linking wait for the facility, however short the wait is elsewhere', async () => {
    const timeouts = mock.method(globalThis, 'setTimeout');
    try {
      const waits = async (timeoutMs: number): Promise<unknown[]> => {
        const made = scriptedConnect(() => ({ ...publishedDiscovery, care_contexts: [] }), { timeoutMs });
        await made.upstream.careContexts.list('HIP-1', made.caller);
        const before = timeouts.mock.callCount();
        await made.upstream.linking.discover('HIP-1', undefined, made.caller);
        await made.upstream.linking.sendOtp('txn-1', visit, made.caller);
        await made.upstream.linking.confirm('txn-1', '123456', made.caller);
        await made.upstream.careContexts.list('HIP-1', made.caller);
        return timeouts.mock.calls.slice(before).map((call) => call.arguments[1]);
      };
      assert.deepEqual(await waits(1000), [30_000, 30_000, 30_000, 1000]);
      assert.deepEqual(await waits(45_000), [45_000, 45_000, 45_000, 15_000]);
    } finally {
      timeouts.mock.restore();
    }
  });
});

describe('linking', () => {
  test('goes on with the transaction that the facility began, or with the one before', async () => {
    assert.deepEqual(await sendOtp({ txn_id: 'txn-9' }), { transaction: 'txn-9' });
    assert.deepEqual(await sendOtp(nothing()), { transaction: 'txn-1' });
    assert.deepEqual(await sendOtp({ txn_id: 'txn-9', hint: 'OTP sent to ******0071' }), {
      transaction: 'txn-9',
      sentTo: '******0071',
    });
  });

  test('is refused for what the codes say (ABDM-1056, AS-1066, ABDM-1104, ABDM-1017)', async () => {
    const codes: [Reply, string][] = [
      [connectError(400, 'ABDM-1056', 'Already linked'), 'already-linked'],
      [connectError(400, 'AS-1066'), 'already-linked'],
      [connectError(400, 'ABDM-1104'), 'too-many-requests'],
      [connectError(400, 'ABDM-1017'), 'transaction-lost'],
      [connectError(491), 'session-expired'],
      [connectError(400), 'invalid-request'],
    ];
    for (const [reply, kind] of codes) {
      assert.equal(await kindOf(sendOtp(reply)), kind);
      assert.equal(await kindOf(confirm(reply)), kind);
    }
  });

  test('is confirmed by any success that says no error (P2 1.7)', async () => {
    for (const reply of [{ txn_id: 'txn-9', cc_ref_id: 'visit-1' }, {}, nothing()]) {
      assert.equal(await kindOf(confirm(reply)), 'none');
    }
    const failures: [Reply, string][] = [
      [{ authResult: 'failed', message: 'OTP mismatch' }, 'otp-wrong'],
      [connectError(400, 'ABDM-1035', 'OTP does not matched'), 'otp-wrong'],
      [connectError(400, 'AS-1038', 'OTP expired'), 'otp-expired'],
      [connectError(400, 'ABDM-1100'), 'otp-too-many'],
      [{ source_error: { code: 'ABDM-1056' } }, 'already-linked'],
      [[], 'upstream-unavailable'],
      [null, 'upstream-unavailable'],
      [connectError(500), 'upstream-unavailable'],
    ];
    for (const [reply, kind] of failures) assert.equal(await kindOf(confirm(reply)), kind);
  });
});

test('whatever upstream answers, the contract can carry it, or it is an UpstreamError', async () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('HIP-1', ' visit-1 ', '2026-10-01', 'DataProcessed', '\u0000', '\ud800', 'x'.repeat(201)),
  );
  const part = (...keys: string[]): fc.Arbitrary<unknown> =>
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] }),
      },
      value,
    );
  const lists = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 4, arbitrary: fc.array(item) }, value);
  const facilities = lists(part('hip_id', 'hip_name', 'city', 'state'));
  const linked = lists(part('care_context_id', 'display', 'created_at', 'status'));
  const patient = fc.record(
    { id: value, display: value, care_contexts: lists(part('id', 'display')) },
    { requiredKeys: [] },
  );
  const discovery = fc.record(
    { txn_id: fc.oneof(fc.constant('txn-2'), value), patient: lists(fc.oneof(patient, value)) },
    { requiredKeys: [] },
  );
  const checked = async <Result>(
    work: Promise<Result>,
    check: (result: Result) => unknown,
  ): Promise<void> => {
    const result = await work.catch((error: unknown) => error);
    if (result instanceof Error) assert(result instanceof UpstreamError, result.stack);
    else check(result as Result);
  };
  await fc.assert(
    fc.asyncProperty(facilities, linked, discovery, async (providers, care_contexts, found) => {
      await checked(search(providers as Reply), (answer) => z.parse(z.array(providerSchema), answer));
      await checked(linkedProviders({ providers }), (answer) =>
        z.parse(listLinkedProviders.response, { providers: answer }),
      );
      await checked(list({ care_contexts }), (answer) =>
        z.parse(listCareContexts.response, { careContexts: answer }),
      );
      await checked(discover(found), (answer) => {
        if (answer.found === 'patients') z.parse(z.array(discoveredPatient), answer.patients);
      });
    }),
    { numRuns: fuzzRuns(800) },
  );
});
