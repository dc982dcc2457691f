import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AbdmClient } from '../../src/client/abdm-client.js';
import { isAbort } from '../../src/client/abdm-error.js';
import { mostRecordBytes, readRecord } from '../../src/contract/records.js';
import { client, failure, json } from './answering.js';

const visit = { hipId: 'HIP-1', careContextId: 'visit-1' };
const fhir = { 'Content-Type': 'application/fhir+json' };

const read = (abdm: AbdmClient, options?: Parameters<AbdmClient['call']>[2]): Promise<Uint8Array> =>
  abdm.call(readRecord, visit, options);

/** A record in pieces; after the last one it ends, breaks or waits for ever. */
function record(
  pieces: readonly Uint8Array[],
  {
    headers = {},
    end = 'close',
  }: { headers?: Record<string, string>; end?: 'close' | 'break' | 'wait' } = {},
): { answer: () => Response; cancelled: () => boolean } {
  let cancelled = false;
  const answer = (): Response => {
    const left = [...pieces];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = left.shift();
        if (piece) controller.enqueue(piece);
        else if (end === 'close') controller.close();
        else if (end === 'break') controller.error(new TypeError('network error'));
        else return new Promise<void>(() => undefined);
        return undefined;
      },
      cancel: () => void (cancelled = true),
    });
    return new Response(body, { headers: { ...fhir, 'X-Request-Id': 'r-1', ...headers } });
  };
  return { answer, cancelled: () => cancelled };
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('a streamed answer', () => {
  it('is read to its end, byte for byte, and tells how far it is', async () => {
    const { answer } = record([bytes(0, 255), bytes(7), bytes(1, 2, 3)], {
      headers: { 'Content-Length': '6' },
    });
    const { client: abdm, requests } = client(answer);
    const seen: unknown[] = [];
    const whole = await read(abdm, { onProgress: (...progress) => void seen.push(progress) });
    assert.deepEqual(whole, bytes(0, 255, 7, 1, 2, 3));
    assert.deepEqual(seen, [
      [2, 6],
      [3, 6],
      [6, 6],
    ]);
    assert.equal(requests[0]?.headers.get('Accept'), 'application/fhir+json');
  });

  it('has no known length where none is told, or where it was compressed on the way', async () => {
    for (const headers of [{}, { 'Content-Length': '3', 'Content-Encoding': 'gzip' }]) {
      const { answer } = record([bytes(1, 2, 3, 4)], { headers });
      const totals: unknown[] = [];
      await read(client(answer).client, { onProgress: (_received, total) => void totals.push(total) });
      assert.deepEqual(totals, [undefined]);
    }
  });

  it('is given up while it arrives', async () => {
    const { answer, cancelled } = record([bytes(1)], { end: 'wait' });
    const leaving = new AbortController();
    const call = read(client(answer).client, { signal: leaving.signal, onProgress: () => leaving.abort() });
    await assert.rejects(call, isAbort);
    assert.equal(cancelled(), true);
  });

  it('that never ends is over with the time-out of the route', async () => {
    const { answer, cancelled } = record([bytes(1)], { end: 'wait' });
    const call = client(answer).client.call({ ...readRecord, timeoutSeconds: 0.05 }, visit);
    assert.equal((await failure(call)).kind, 'timeout');
    assert.equal(cancelled(), true);
  });

  it('is too large one byte behind the limit, and read no further', async () => {
    const half = new Uint8Array(mostRecordBytes / 2);
    const most = record([half, half]);
    assert.equal((await read(client(most.answer).client)).length, mostRecordBytes);
    const more = record([half, half, bytes(1)], { end: 'wait' });
    const error = await failure(read(client(more.answer).client));
    assert.deepEqual([error.kind, error.requestId], ['record-too-large', 'r-1']);
    assert.equal(more.cancelled(), true);
  });

  it('whose line breaks is offline, and is not asked for again by itself', async () => {
    const { client: abdm, requests } = client(record([bytes(1)], { end: 'break' }).answer);
    assert.equal((await failure(read(abdm))).kind, 'offline');
    assert.equal(requests.length, 1);
  });

  it('is none when it is empty, or of somebody in between', async () => {
    const page = (): Response => new Response('<html>', { headers: { 'Content-Type': 'text/html' } });
    for (const answer of [page, record([]).answer, () => json({}), () => new Response(null, { status: 204 })])
      assert.equal((await failure(read(client(answer).client))).kind, 'unexpected-answer');
  });

  it('tells the errors of the contract', async () => {
    for (const kind of ['record-not-ready', 'record-not-found', 'consent-missing']) {
      const refused = (): Response => json({ error: { kind, nextStep: 'retry', requestId: 'r' } }, 404);
      assert.equal((await failure(read(client(refused).client))).kind, kind);
    }
  });
});
