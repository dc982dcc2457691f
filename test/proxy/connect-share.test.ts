import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod/mini';
import { type CounterDecision, type ProfileToShare, UpstreamError } from '../../src/proxy/index.js';
import fc from '../support/fast-check.js';
import { fuzzRuns } from '../support/fuzz.js';
import { connectError, type Reply, ScriptedResponse, scriptedConnect } from './connect-script.js';
import { leastProfile, publishedShare, publishedToken, wholeProfile } from './connect-share-script.js';
import type { Sent } from './sent.js';

type Answer = CounterDecision | { readonly state: 'waiting'; readonly requestId?: string };

async function share(reply: Reply, profile: ProfileToShare = leastProfile): Promise<Answer> {
  const { upstream, caller } = scriptedConnect(() => reply);
  return upstream.shares.share(profile, caller);
}

async function read(reply: Reply, requestId = publishedToken.request_id): Promise<Answer> {
  const { upstream, caller } = scriptedConnect(() => reply);
  return upstream.shares.read(requestId, caller);
}

async function sentOf(profile: ProfileToShare): Promise<Sent> {
  const { upstream, sent, caller } = scriptedConnect(() => publishedShare);
  await upstream.shares.share(profile, { ...caller, patientId: 'oid-1' });
  return sent[0] ?? assert.fail('nothing was sent');
}

const stateOf = async (work: Promise<Answer>): Promise<string> =>
  work.then(
    ({ state }) => state,
    (error: unknown) => (error instanceof UpstreamError ? error.kind : String(error)),
  );

const noToken = 'HIP is unable to generate a token for the patient';
const nothing = (): Response => new ScriptedResponse(null, { status: 204 });
const { request_id } = publishedShare;

describe('a profile on its way to a counter', () => {
  test('is written as upstream wants it: texts for the day of birth and the place', async () => {
    const { method, url, body, headers } = await sentOf(wholeProfile);
    assert.deepEqual([method, url.pathname + url.search], ['POST', '/abdm/v2/profile/share']);
    assert.equal(headers.get('X-Pt-Id'), 'oid-1');
    assert.deepEqual(body, {
      hip_id: 'IN2910000001',
      counter_id: 'OPD cardio',
      location: { latitude: '24.585445', longitude: '73.712479' },
      patient: {
        abha_address: 'asha@abdm',
        name: 'Asha Verma',
        gender: 'F',
        day_of_birth: '15',
        month_of_birth: '5',
        year_of_birth: '1990',
        mobile: '9999900001',
        address: { line: '12, Lake Road', district: 'Udaipur', state: 'Rajasthan', pin_code: '313001' },
      },
    });
  });

  test('has an address with a postal code only, and nothing that is not known', async () => {
    const { patient } = wholeProfile;
    const { pincode: _, ...without } = patient;
    const least = (await sentOf(leastProfile)).body as { patient: object };
    assert.deepEqual(Object.keys(least), ['hip_id', 'counter_id', 'patient']);
    assert.deepEqual(
      [
        (await sentOf({ ...wholeProfile, patient: without })).body,
        (await sentOf({ ...leastProfile, patient: { ...leastProfile.patient, pincode: '313001' } })).body,
      ].map((body) => (body as { patient: { address?: object } }).patient.address),
      [undefined, { pin_code: '313001' }],
    );
    assert.equal('address' in least.patient, false);
  });

  test('says where in plain degrees', async () => {
    for (const [latitude, written] of [
      [0, '0'],
      [-0, '0'],
      [1e-7, '0'],
      [1e-6, '0.000001'],
      [-89.9999999, '-90'],
      [12, '12'],
    ] as const) {
      const { body } = await sentOf({ ...leastProfile, location: { latitude, longitude: 0 } });
      assert.deepEqual((body as { location: object }).location, { latitude: written, longitude: '0' });
    }
  });

  test('whose answer is lost is not sent again', async () => {
    for (const lost of [new DOMException('late', 'TimeoutError'), new TypeError('terminated')]) {
      const { upstream, sent, caller } = scriptedConnect(() => Promise.reject(lost));
      const error = await upstream.shares.share(leastProfile, caller).catch((reason: unknown) => reason);
      assert(error instanceof UpstreamError);
      const kind = lost.name === 'TimeoutError' ? 'upstream-timeout' : 'upstream-unavailable';
      assert.deepEqual([error.kind, error.nothingDone], [kind, false]);
      assert.equal(sent.length, 1);
    }
    for (const status of [500, 502, 503, 504]) {
      const { upstream, sent, caller } = scriptedConnect(() => connectError(status));
      await assert.rejects(upstream.shares.share(leastProfile, caller), UpstreamError);
      assert.equal(sent.length, 1);
    }
  });
});

describe('the answer to a shared profile', () => {
  test('names the share to look for, whatever spaces are in its words', async () => {
    for (const status of [' processing', 'PROCESSING', undefined, null]) {
      const answer = await share(Response.json({ ...publishedShare, status }, { status: 202 }));
      assert.deepEqual(answer, { state: 'waiting', requestId: request_id }, String(status));
    }
    assert.deepEqual(await share({ request_id: 7, status: ' processing' }), {
      state: 'waiting',
      requestId: '7',
    });
  });

  test('may be the token at once (P2 20.1)', async () => {
    const issued = { state: 'issued', tokenNumber: '42', expiresAt: '2025-07-25T13:06:20.000Z' };
    assert.deepEqual(await share(Response.json(publishedToken, { status: 202 })), issued);
    assert.deepEqual(await share({ status: 'success', token_number: 7 }), {
      state: 'issued',
      tokenNumber: '7',
    });
  });

  test('that is a success names no token as published: it is read at once', async () => {
    const issued = { state: 'issued', tokenNumber: '42', expiresAt: '2025-07-25T13:06:20.000Z' };
    const waiting = { state: 'waiting', requestId: request_id };
    for (const [reply, state] of [
      [publishedToken, issued],
      [{ ...publishedShare, status: ' failed' }, { state: 'refused' }],
      [publishedShare, waiting],
      [connectError(503), waiting],
      [connectError(404), waiting],
    ] as const) {
      const { upstream, sent, caller } = scriptedConnect(({ method }) =>
        method === 'POST' ? { ...publishedShare, status: 'success' } : reply,
      );
      assert.deepEqual(await upstream.shares.share(leastProfile, caller), state);
      assert.deepEqual(
        sent.map(({ method }) => method),
        ['POST', 'GET'],
      );
    }
  });

  test('may be that there is none: FAILED, FAILURE and ABDM-9999', async () => {
    for (const status of [' failed', 'FAILED', 'FAILURE', 'failure ']) {
      assert.deepEqual(await share({ ...publishedShare, status }), { state: 'refused' });
      assert.deepEqual(await read({ ...publishedShare, status }), { state: 'refused' });
    }
    for (const reply of [
      connectError(500, 'ABDM-9999', noToken),
      connectError(400, 'ABDM-9999: ', noToken),
      new ScriptedResponse(JSON.stringify({ error: { code: 'ABDM-9999', message: noToken } }), {
        status: 422,
      }),
      { code: 'ABDM-9999', message: noToken },
    ]) {
      assert.equal(await stateOf(share(reply)), 'refused');
      assert.equal(await stateOf(read(reply)), 'refused');
    }
    for (const reply of [
      connectError(500, 'ABDM-9999', 'Unknown exception'),
      connectError(500, 'X', noToken),
    ]) {
      assert.equal(await stateOf(share(reply)), 'upstream-unavailable');
      assert.equal(await stateOf(read(reply)), 'upstream-unavailable');
    }
    assert.equal(await stateOf(share(connectError(491, 'ABDM-9999', noToken))), 'session-expired');
  });

  test('has a word for facilities that do not take part, and for those that have it (ABDM-1149/AS-1223, ABDM-1087/AS-1129)', async () => {
    for (const [code, kind] of [
      ['ABDM-1149', 'share-not-supported'],
      ['AS-1223', 'share-not-supported'],
      ['ABDM-1087', 'share-duplicate'],
      ['AS-1129', 'share-duplicate'],
    ] as const) {
      assert.equal(await stateOf(share(connectError(422, code))), kind);
      assert.equal(await stateOf(share(connectError(500, code))), kind);
      const failed = { status: ' failed', error: { code, message: '' } };
      assert.equal(await stateOf(share(Response.json(failed, { status: 202 }))), kind);
    }
  });

  test('that says nothing which can be used is none', async () => {
    for (const reply of [
      {},
      { status: ' processing' },
      { ...publishedShare, status: 'unheard of' },
      { ...publishedShare, request_id: '' },
      { ...publishedShare, request_id: '..' },
      { ...publishedShare, request_id: 'a/b' },
      { ...publishedShare, request_id: 'x'.repeat(201) },
      { ...publishedToken, token_number: '4'.repeat(101) },
      { error: 'gone' },
      [],
      null,
      'x',
      nothing(),
      new ScriptedResponse('<html>'),
    ]) {
      assert.equal(await stateOf(share(reply)), 'upstream-unavailable', JSON.stringify(reply));
    }
  });
});

describe('the token of a counter (P2 19.8)', () => {
  test('is read by the id of the share', async () => {
    const { upstream, sent, caller, reports } = scriptedConnect(() => publishedToken);
    await upstream.shares.read(request_id, { ...caller, patientId: 'oid-1' });
    const [{ method, url, headers }] = sent as [Sent];
    assert.deepEqual([method, url.pathname + url.search], ['GET', `/abdm/v2/profile/share/${request_id}`]);
    assert.equal(headers.get('X-Pt-Id'), 'oid-1');
    assert.equal(reports.at(-1)?.path, '/abdm/v2/profile/share/{request_id}');
  });

  test('ends at a moment in UTC, or nobody knows when', async () => {
    for (const [expiry, expiresAt] of [
      ['2025-07-25T18:36:20+05:30', '2025-07-25T13:06:20.000Z'],
      ['2025-07-25T18:36:20.123456Z', '2025-07-25T18:36:20.123Z'],
      ['2025-07-25T18:36:20', '2025-07-25T18:36:20.000Z'],
      [null, undefined],
      [undefined, undefined],
      ['', undefined],
      ['soon', undefined],
      ['2025-02-30T00:00:00Z', undefined],
      [1800, undefined],
    ] as const) {
      assert.deepEqual(await read({ ...publishedToken, expiry }), {
        state: 'issued',
        tokenNumber: '42',
        ...(expiresAt !== undefined && { expiresAt }),
      });
    }
  });

  test('is waited for as long as there is none', async () => {
    for (const reply of [
      publishedShare,
      { ...publishedShare, token_number: '', expiry: null },
      { ...publishedToken, token_number: null },
      { ...publishedToken, status: ' processing' },
      { request_id },
      nothing(),
    ]) {
      assert.equal(await stateOf(read(reply)), 'waiting', JSON.stringify(reply));
    }
  });

  test('is that of this share, and its answer says something', async () => {
    for (const reply of [
      { ...publishedToken, request_id: 'another' },
      { ...publishedToken, status: 'unheard of' },
      { ...publishedToken, token_number: '4'.repeat(101) },
      { error: 'gone' },
      { tokens: [] },
      [],
      null,
      new ScriptedResponse('<html>'),
    ]) {
      assert.equal(await stateOf(read(reply)), 'upstream-unavailable', JSON.stringify(reply));
    }
    assert.equal(await stateOf(read({ ...publishedToken, request_id: undefined })), 'issued');
  });

  test('of a share that upstream does not know is not found', async () => {
    for (const status of [400, 404, 422]) {
      assert.equal(await stateOf(read(connectError(status))), 'share-not-found');
    }
    assert.equal(await stateOf(read(connectError(491))), 'session-expired');
    assert.equal(await stateOf(read(connectError(503))), 'upstream-unavailable');
  });

  test('whatever upstream answers, it is one of three states or an error of the port', async () => {
    const state = z.discriminatedUnion('state', [
      z.strictObject({ state: z.enum(['waiting', 'refused']), requestId: z.optional(z.string()) }),
      z.strictObject({
        state: z.literal('issued'),
        tokenNumber: z.string().check(z.minLength(1), z.maxLength(100)),
        expiresAt: z.optional(z.iso.datetime()),
      }),
    ]);
    const words = fc.constantFrom('success', ' processing', ' failed', 'FAILURE', '', null);
    const odd = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.object());
    const body = fc.record(
      {
        request_id: fc.oneof(fc.constant(request_id), odd),
        status: fc.oneof(words, odd),
        token_number: fc.oneof(fc.constant('42'), odd),
        expiry: fc.oneof(fc.date().map(String), fc.constant(publishedToken.expiry), odd),
        error: odd,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: body }, fc.jsonValue()), async (reply) => {
        for (const call of [share, read]) {
          const answer = await call(reply as Reply).catch((error: unknown) => error);
          assert(answer instanceof UpstreamError || state.safeParse(answer).success, JSON.stringify(answer));
        }
      }),
      { numRuns: fuzzRuns(300) },
    );
  });
});
