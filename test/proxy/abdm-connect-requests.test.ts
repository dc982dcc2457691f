import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod/mini';
import fc from '../support/fast-check.js';
import { listRequests, readRequest } from '../../src/contract/requests.js';
import { UpstreamError, type UpstreamRequest } from '../../src/proxy/index.js';
import { shownRequest } from '../../src/proxy/handlers/requests.js';
import { readMoment } from '../../src/proxy/upstreams/abdm-connect/moments.js';
import { fuzzRuns } from '../support/fuzz.js';
import { publishedRequest } from './connect-requests-script.js';
import { connectError, type Reply, ScriptedResponse, scriptedConnect } from './connect-script.js';
import { askedRequest, wholeEntry } from './consent-script.js';

const read = (reply: Reply): Promise<UpstreamRequest> => {
  const { upstream, caller } = scriptedConnect(() => reply);
  return upstream.requests.read('consent', 'request-1', caller);
};

const list = (
  reply: Reply,
): Promise<readonly { id: string; kind: string; createdAt?: string | undefined }[]> => {
  const { upstream, caller } = scriptedConnect(() => reply);
  return upstream.requests.list('requested', caller);
};

const kindOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof UpstreamError ? error.kind : String(error)),
  );

describe('a list of requests', () => {
  test('has the requests of all kinds, the newest first', async () => {
    const at = (id: string, created_at?: unknown): object => ({ id, created_at });
    const found = await list({
      consents: [at('c1', '2026-10-01T00:00:00Z'), at('c2')],
      subscriptions: [at('s1', '2026-10-03T05:30:00+05:30'), at('s2', 'long ago')],
      authorizations: [at('a1', '2026-10-02')],
    });
    assert.deepEqual(
      found.map(({ id, kind }) => `${kind} ${id}`),
      ['subscription s1', 'authorization a1', 'consent c1', 'consent c2', 'subscription s2'],
    );
  });

  test('is empty when every list is null, and nothing when there is none', async () => {
    assert.deepEqual(await list({ consents: null, subscriptions: null, authorizations: null }), []);
    assert.deepEqual(await list({ consents: [] }), []);
    assert.deepEqual(await list(new ScriptedResponse(null, { status: 204 })), []);
    for (const reply of [[], null, 'consents', { error: 'gone' }, { success: false }]) {
      assert.equal(await kindOf(list(reply)), 'upstream-unavailable', JSON.stringify(reply));
    }
  });

  test('loses a request only for an id that the browser could not send back', async () => {
    const bad = ['', ' ', null, 'a/b', '..', 'a%2fb', 'a\\b', 'आ', 'x'.repeat(201), {}];
    const good = [' padded ', 7, 'a.b', 'a:b?c#d', '0190b6a4-7c1e-4d1b-9c53-2b1f6b7f0a11'];
    const found = await list({ consents: [...bad, ...good].map((id) => ({ id, hiu: null, purpose: 1 })) });
    assert.deepEqual(
      found.map(({ id }) => id),
      ['padded', '7', 'a.b', 'a:b?c#d', '0190b6a4-7c1e-4d1b-9c53-2b1f6b7f0a11'],
    );
  });

  test('of 5,000 requests comes whole', async () => {
    const { upstream, caller } = scriptedConnect(() => ({
      consents: Array.from({ length: 5000 }, (_, index) => ({ ...publishedRequest, id: `request-${index}` })),
    }));
    const requests = await upstream.requests.list('granted', caller);
    assert.equal(z.parse(listRequests.response, { requests: [...requests] }).requests.length, 5000);
  });
});

describe('a request', () => {
  test('is read as it is published', async () => {
    assert.deepEqual(await read(publishedRequest), {
      ...askedRequest,
      status: 'granted',
      facilities: [
        {
          hip: { id: 'HIP-1', name: 'Lake Hospital' },
          artefactId: 'artefact-1',
          careContexts: [{ id: 'visit-1', display: 'Visit of May' }],
        },
        { hip: { id: 'HIP-2', name: 'Hill Clinic' }, careContexts: [] },
      ],
    });
  });

  test('is read when half of it is missing, null or padded', async () => {
    const bare = { id: ' request-1', status: ' Requested ', hi_types: null, providers: null, hiu: null };
    assert.deepEqual(await read(bare), {
      id: 'request-1',
      kind: 'consent',
      status: 'requested',
      hiu: { id: '', name: '' },
      purpose: { code: '', text: '' },
      hiTypes: [],
      facilities: [],
    });
    const { purpose, requester } = await read({ ...bare, purpose: 'ELDERCARE', requester: 'Dr. Rao' });
    assert.deepEqual([purpose, requester], [{ code: 'ELDERCARE', text: 'ELDERCARE' }, 'Dr. Rao']);
  });

  test('asks for kinds of records however they are written, but not for those that are not enabled', async () => {
    const codes = async (fields: object): Promise<string[]> => {
      const { hi_types: _types, ...rest } = publishedRequest;
      return (await read({ ...rest, ...fields })).hiTypes.map(({ code, text }) => `${code}=${text}`);
    };
    assert.deepEqual(await codes({ hi_types: [' Invoice', { id: 'X9', display: ' Nine' }, null, 5, {}] }), [
      'Invoice=Invoice',
      'X9=Nine',
      '5=5',
    ]);
    const types = [true, false, 'false', null, undefined].map((enabled, index) => ({
      id: `T${index}`,
      enabled,
    }));
    assert.deepEqual(await codes({ hi_types: types }), ['T0=T0', 'T3=T3', 'T4=T4']);
    assert.deepEqual(await codes({ hiTypes: ['Invoice', 'Invoice'] }), ['Invoice=Invoice']);
    assert.deepEqual(await codes({ hiType: 'Invoice' }), ['Invoice=Invoice']);
  });

  test('tells of a grant only while it is granted', async () => {
    for (const status of ['requested', 'expired', 'denied', 'revoked']) {
      const { facilities } = await read({ ...publishedRequest, status });
      assert(
        facilities.every((facility) => !('artefactId' in facility)),
        status,
      );
    }
  });

  test('never asks for all visits of a facility because none of those named can be read', async () => {
    const provider = (care_contexts: unknown, more: object = {}): object => ({
      hip: { id: 'HIP-1' },
      care_contexts,
      ...more,
    });
    const visitsOf = async (status: string, ...providers: object[]): Promise<string[][]> =>
      (await read({ ...publishedRequest, status, providers })).facilities.map(({ careContexts }) =>
        careContexts.map(({ id, display }) => `${id}=${display}`),
      );
    assert.deepEqual(await visitsOf('requested', provider(null), provider([]), provider(undefined)), [
      [],
      [],
      [],
    ]);
    const unreadable = [
      provider([{}]),
      provider([{ id: '' }, null]),
      provider([{ id: 'x'.repeat(201) }]),
      provider({}),
    ];
    assert.deepEqual(await visitsOf('requested', ...unreadable), []);
    assert.deepEqual(
      await visitsOf('requested', provider([{}, { id: ' 7 ' }, { id: 8, display: ' Eight ' }])),
      [[' 7 = 7 ', '8=Eight']],
    );
    // What was granted there must stay revocable.
    assert.deepEqual(await visitsOf('granted', provider([{}], { consent_artefact_id: 'a' })), [[]]);
    assert.deepEqual(await visitsOf('granted', { hip: null }, { hip: { id: 'a b' } }, {}), []);
  });

  test('is no other one, and has a status', async () => {
    assert.equal(await kindOf(read({ ...publishedRequest, id: 'request-2' })), 'upstream-unavailable');
    assert.equal(await kindOf(read({ ...publishedRequest, status: 'paused' })), 'upstream-unavailable');
    for (const reply of [{}, [], null, 'x']) {
      assert.equal(await kindOf(read(reply)), 'upstream-unavailable', JSON.stringify(reply));
    }
    const { id: _id, ...nameless } = publishedRequest;
    assert.equal((await read(nameless)).id, 'request-1');
  });

  test('that this patient does not have is not found, whatever upstream calls that', async () => {
    for (const reply of [
      connectError(404),
      connectError(400),
      connectError(500, 'ABDM-1039'),
      connectError(400, 'AS-1113'),
    ]) {
      assert.equal(await kindOf(read(reply)), 'request-not-found');
    }
    assert.equal(await kindOf(read(connectError(491))), 'session-expired');
    assert.equal(await kindOf(read(connectError(503))), 'upstream-unavailable');
  });
});

test('moments are read with or without time, fraction and offset', () => {
  const moments: [unknown, string | undefined][] = [
    ['2026-10-01T10:20:30.456Z', '2026-10-01T10:20:30.456Z'],
    [' 2026-10-01T10:20:30Z ', '2026-10-01T10:20:30.000Z'],
    ['2026-10-01T10:20:30', '2026-10-01T10:20:30.000Z'],
    ['2026-10-01 10:20', '2026-10-01T10:20:00.000Z'],
    ['2026-10-01', '2026-10-01T00:00:00.000Z'],
    ['2026-10-01T10:20:30.123456789+05:30', '2026-10-01T04:50:30.123Z'],
    ['2026-10-01T10:20:30+0530', '2026-10-01T04:50:30.000Z'],
    ['2026-10-01T10:20:30-05', '2026-10-01T15:20:30.000Z'],
    ['2026-02-30T10:20:30Z', undefined],
    ['2026-13-01', undefined],
    ['2026-10-01T25:00:00Z', undefined],
    ['0000-01-01T00:00:00+05:30', undefined],
    ['9999-12-31T23:59:59-01:00', undefined],
    ['1 October 2026', undefined],
    [1_790_000_000, undefined],
    ['', undefined],
    [null, undefined],
  ];
  for (const [written, expected] of moments) assert.equal(readMoment(written), expected, String(written));
});

test('a grant names what was granted of what was asked for, each once, in UTC', async () => {
  const { upstream, sent, caller } = scriptedConnect(() => new ScriptedResponse(null, { status: 204 }));
  const entry = {
    ...wholeEntry,
    careContexts: ['visit-2', 'visit-2', 'visit-9'],
    hiTypes: ['Prescription', 'Prescription'],
    to: '2026-10-30T23:59:59.9999Z',
  };
  await upstream.requests.grant(askedRequest, [entry], caller);
  const { consent_artefacts: artefacts } = sent[0]?.body as { consent_artefacts: object[] };
  assert.deepEqual(artefacts, [
    {
      hip_id: 'HIP-1',
      care_contexts: [{ id: 'visit-2', display: 'Visit of June' }],
      hi_types: ['Prescription'],
      duration: { from: '2026-01-01T00:00:00.000Z', to: '2026-10-30T23:59:59.999Z' },
      erase_at: '2027-12-31T00:00:00.000Z',
      access_mode: 'view',
    },
  ]);
});

test('refusals of a decision mean what their codes say, also in a list', async () => {
  const codes: [string, string][] = [
    ['AS-1118', 'request-decided'],
    ['AS-1111', 'request-decided'],
    ['ABDM-1061', 'request-expired'],
    ['ABDM-1039', 'request-not-found'],
    ['ABDM-1063', 'consent-dates'],
    ['AS-1403', 'consent-dates'],
    ['AS-1093', 'pin-wrong'],
  ];
  for (const [code, kind] of codes) {
    const list = new ScriptedResponse(JSON.stringify([{ error: { code, message: 'x' } }]), { status: 400 });
    for (const reply of [connectError(400, code), list]) {
      const { upstream, caller } = scriptedConnect(() => reply);
      assert.equal(await kindOf(upstream.requests.grant(askedRequest, [wholeEntry], caller)), kind, code);
    }
  }
});

test('auto-approval is a form without fields on the wire, and on or off', async () => {
  const { upstream, caller } = scriptedConnect();
  const types: (string | null)[] = [];
  const over = scriptedConnect(({ headers }) => {
    types.push(headers.get('Content-Type'));
    return { status: 'enabled' };
  });
  await over.upstream.requests.turnAutoApproval(over.caller);
  assert.deepEqual(over.sent[0]?.body, {});
  assert.deepEqual(types, ['application/x-www-form-urlencoded;charset=UTF-8']);
  assert.equal(await kindOf(upstream.requests.isAutoApproving(caller)), 'upstream-unavailable');
  for (const [status, isOn] of [
    [' Enabled', true],
    ['disabled', false],
  ] as const) {
    const said = scriptedConnect(() => ({ status }));
    assert.equal(await said.upstream.requests.isAutoApproving(said.caller), isOn);
  }
});

describe('the consent PIN', () => {
  test('that upstream refuses is wrong; other failures stay what they are', async () => {
    const replies: [Reply, string][] = [
      [connectError(400), 'pin-wrong'],
      [connectError(400, 'AS-1096'), 'pin-wrong'],
      [connectError(400, 'AS-1093', 'The PIN is locked'), 'pin-locked'],
      [{ authResult: 'failed', message: 'PIN mismatch' }, 'pin-wrong'],
      [connectError(491), 'session-expired'],
      [connectError(429), 'too-many-requests'],
      [connectError(500), 'upstream-unavailable'],
      [new ScriptedResponse(null, { status: 204 }), 'none'],
    ];
    for (const [reply, kind] of replies) {
      for (const work of ['verify', 'change'] as const) {
        const { upstream, caller } = scriptedConnect(() => reply);
        const pin = upstream.consentPin;
        const done = work === 'verify' ? pin.verify('1234', caller) : pin.change('1234', '4321', caller);
        assert.equal(await kindOf(done), kind, work);
      }
    }
  });

  test('exists or not; an answer that says neither is none', async () => {
    const exists = (reply: Reply): Promise<unknown> => {
      const { upstream, caller } = scriptedConnect(() => reply);
      return upstream.consentPin
        .exists(caller)
        .catch((error: unknown) => (error instanceof UpstreamError ? error.kind : error));
    };
    assert.deepEqual(
      [await exists({ exist: true }), await exists({ exist: 'false' }), await exists({ exists: true })],
      [true, false, true],
    );
    assert.equal(await exists({}), 'upstream-unavailable');
    assert.equal(await exists({ exist: null }), 'upstream-unavailable');
  });

  test('when it is forgotten, the number to which the OTP goes is masked', async () => {
    const sentTo = async (otp_medium_value: unknown): Promise<string | undefined> => {
      const { upstream, caller } = scriptedConnect(() => ({ txn_id: 'txn-2', otp_medium_value }));
      return (await upstream.consentPin.sendOtp(caller)).sentTo;
    };
    assert.equal(await sentTo('9999900001'), '******0001');
    assert.equal(await sentTo('+91 99999 00001'), '******0001');
    assert.equal(await sentTo('******0001'), '******0001');
    for (const other of ['asha@example.org', '', null, 12, {}]) assert.equal(await sentTo(other), undefined);
  });

  test('a wrong OTP is one also when it comes as a success', async () => {
    const { upstream, caller } = scriptedConnect(() => ({
      authResult: 'failed',
      message: 'Entered OTP is incorrect',
    }));
    assert.equal(await kindOf(upstream.consentPin.verifyOtp('txn-1', '123456', caller)), 'otp-wrong');
  });
});

test('whatever upstream answers about requests, it fits the contract or is an UpstreamError', async () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      ' granted',
      'requested',
      '2026-10-01',
      '9999-12-31T23:59:59-11',
      'a/b',
      [],
      {},
      null,
    ),
  );
  const part = (...keys: string[]): fc.Arbitrary<unknown> =>
    fc.oneof(value, fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] }));
  const request = fc.record(
    {
      id: fc.oneof({ weight: 4, arbitrary: fc.constant('request-1') }, value),
      status: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('granted', ' requested') }, value),
      created_at: value,
      updated_at: value,
      erase_at: value,
      duration: part('from', 'to'),
      hiu: part('id', 'name'),
      purpose: part('code', 'text'),
      requester: part('name'),
      hi_types: fc.oneof(value, fc.array(part('id', 'display', 'enabled'))),
      providers: fc.oneof(
        value,
        fc.array(
          fc.record({
            hip: part('id', 'name'),
            consent_artefact_id: value,
            care_contexts: fc.oneof(value, fc.array(part('id', 'display'))),
          }),
        ),
      ),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(request, async (answer) => {
      const whole = await read(answer as object).catch((error: unknown) => error);
      if (whole instanceof Error) assert(whole instanceof UpstreamError, whole.stack);
      else z.parse(readRequest.response, shownRequest(whole as UpstreamRequest));
      const heads = await list({ consents: [answer], subscriptions: answer });
      z.parse(listRequests.response, { requests: heads });
    }),
    { numRuns: fuzzRuns(800) },
  );
});
