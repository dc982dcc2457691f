import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UpstreamError, type UpstreamRecord } from '../../src/proxy/index.js';
import { connectError, type Reply, scriptedConnect } from './connect-script.js';

const record = { hipId: 'IN2910000001', careContextId: 'visit 1/ä', abhaAddress: 'asha@abdm' };
const bundle = {
  resourceType: 'Bundle',
  type: 'document',
  entry: [{ resource: { resourceType: 'Patient' } }],
};
const never = (): AbortSignal => new AbortController().signal;

function read(answer: Reply): Promise<UpstreamRecord> {
  const { upstream, caller } = scriptedConnect(() => answer);
  return upstream.records.read(record, caller, never());
}

const kindOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof UpstreamError ? error.kind : String(error)),
  );

const bytesOf = async ({ body }: UpstreamRecord): Promise<Uint8Array> =>
  new Uint8Array(await new Response(body).arrayBuffer());

const textOf = async (opened: UpstreamRecord): Promise<string> =>
  new TextDecoder().decode(await bytesOf(opened));

/** An answer whose pieces come one after the other, and whether it was given up. */
function pieces(all: readonly string[], status = 200): { response: Response; cancelled: () => boolean } {
  const left = [...all];
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = left.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(piece));
      },
      cancel: () => void (cancelled = true),
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body, { status }), cancelled: () => cancelled };
}

const long = (start = '{"resourceType":"Bundle",'): string => `${start}"id":"${'x'.repeat(40_000)}"}`;

describe('reading a record', () => {
  test('asks for the visit, its facility and the patient, and logs none of them', async () => {
    const { upstream, caller, sent, reports } = scriptedConnect(() => bundle);
    await upstream.records.read(record, { ...caller, patientId: 'oid-1' }, never());
    assert.equal(sent[0]?.url.pathname, '/health/api/v1/fhir/retrieve');
    assert.deepEqual(Object.fromEntries(sent[0].url.searchParams), {
      identifier: 'visit 1/ä',
      hip_id: 'IN2910000001',
      health_id: 'asha@abdm',
    });
    assert.equal(sent[0].headers.get('X-Pt-Id'), 'oid-1');
    const { path, status } = reports.at(-1) ?? {};
    assert.deepEqual([path, status], ['/health/api/v1/fhir/retrieve', 200]);
  });

  test('gives the bytes as they came, with their number where upstream tells it', async () => {
    const written = `\ufeff \n${JSON.stringify(bundle)} `;
    const told = await read(new Response(written, { headers: { 'Content-Length': '116' } }));
    assert.equal(told.length, 116);
    assert.deepEqual(await bytesOf(told), new TextEncoder().encode(written));
    const packed = { 'Content-Length': '50', 'Content-Encoding': 'gzip' };
    for (const headers of [{}, packed, { 'Content-Length': 'many' }])
      assert.equal((await read(new Response(JSON.stringify(bundle), { headers }))).length, undefined);
  });

  test('begins before upstream has ended, and is given up when nobody reads on', async () => {
    const { response, cancelled } = pieces([long(), 'second', 'third']);
    const opened = await read(response);
    const reader = opened.body.getReader();
    assert.equal((await reader.read()).value?.length, long().length);
    await reader.cancel();
    assert.equal(cancelled(), true);
  });

  test('passes on whole what comes in many small pieces', async () => {
    const whole = long();
    const opened = await read(pieces(whole.match(/.{1,700}/gs) ?? []).response);
    assert.equal(await textOf(opened), whole);
  });

  test('fails in the middle when upstream breaks off', async () => {
    let sent = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) controller.error(new TypeError('terminated'));
        else controller.enqueue(new TextEncoder().encode(long()));
        sent = true;
      },
    });
    const opened = await read(new Response(body));
    await assert.rejects(bytesOf(opened), TypeError);
  });

  test('is given up with the signal, before and while it arrives', async () => {
    const { upstream, caller, signals } = scriptedConnect(() => bundle);
    const leaving = new AbortController();
    await upstream.records.read(record, caller, leaving.signal);
    assert.equal(signals.at(-1)?.aborted, false);
    leaving.abort();
    assert.equal(signals.at(-1)?.aborted, true);
  });
});

describe('an answer that is no record', () => {
  const answers: readonly (readonly [string, Reply, string])[] = [
    ['a bundle with nothing in it', { ...bundle, entry: [] }, 'record-not-ready'],
    ['a bundle without entries', { resourceType: 'Bundle', type: 'document' }, 'record-not-ready'],
    ['204', new Response(null, { status: 204 }), 'record-not-ready'],
    [
      '404 with a bundle',
      new Response(JSON.stringify({ resourceType: 'Bundle', type: 'document' }), { status: 404 }),
      'record-not-ready',
    ],
    ['another 404', connectError(404, undefined, 'Not found'), 'record-not-found'],
    ['404 of a page', new Response('<html>', { status: 404 }), 'record-not-found'],
    ['400', connectError(400), 'record-not-found'],
    ['ABDM-1012', connectError(400, 'ABDM-1012', 'No records found'), 'record-not-found'],
    ['ABDM-1035', connectError(500, 'ABDM-1035', 'Invalid HIP ID'), 'record-not-found'],
    ['403', connectError(403), 'consent-missing'],
    ['ABDM-1062', connectError(400, 'ABDM-1062', 'Consent Not granted'), 'consent-missing'],
    ['ABDM-1061', connectError(500, 'ABDM-1061', 'Consent artefact expired'), 'consent-missing'],
    ['ABDM-1062 with 200', { error: { code: 'ABDM-1062' } }, 'consent-missing'],
    ['403 of the account', connectError(403, 'ABDM-1016', 'Unauthorized'), 'misconfigured'],
    ['491', connectError(491), 'session-expired'],
    ['429', connectError(429), 'too-many-requests'],
    ['ABDM-1028', connectError(500, 'ABDM-1028', 'HIP is unavailable'), 'facility-unreachable'],
    ['500', connectError(500), 'upstream-unavailable'],
    ['504', new Response('', { status: 504 }), 'upstream-timeout'],
    [
      '302',
      new Response(null, { status: 302, headers: { Location: 'https://x.example' } }),
      'upstream-unavailable',
    ],
    ['a page', new Response('<html><body>Sign in</body></html>'), 'upstream-unavailable'],
    ['a long page', new Response(`<html>${'x'.repeat(40_000)}`), 'upstream-unavailable'],
    ['a long list', new Response(`[${'1,'.repeat(20_000)}1]`), 'upstream-unavailable'],
    ['half of a bundle', new Response('{"resourceType":"Bundle","entry":[{'), 'upstream-unavailable'],
    ['nothing', new Response(''), 'upstream-unavailable'],
    ['null', null, 'upstream-unavailable'],
    ['another resource', { resourceType: 'Patient' }, 'upstream-unavailable'],
    ['a bundle of another type', { ...bundle, type: 'batch' }, 'upstream-unavailable'],
  ];
  for (const [name, reply, kind] of answers)
    test(`${name} is ${kind}`, async () => assert.equal(await kindOf(read(reply)), kind));

  test('says how long to wait where upstream does', async () => {
    const reply = new Response('{}', { status: 429, headers: { 'Retry-After': '7' } });
    const error = await read(reply).catch((caught: unknown) => caught);
    assert(error instanceof UpstreamError && error.waitSeconds === 7);
  });

  test('is read no further than needed to know it', async () => {
    const { response, cancelled } = pieces([`<html>${'x'.repeat(20_000)}`, 'more']);
    assert.equal(await kindOf(read(response)), 'upstream-unavailable');
    assert.equal(cancelled(), true);
  });

  test('that breaks off within its beginning is upstream-unavailable', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) });
    assert.equal(await kindOf(read(new Response(body))), 'upstream-unavailable');
  });
});
