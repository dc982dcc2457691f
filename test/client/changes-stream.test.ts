import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readChanges } from '../../src/client/changes-stream.js';
import type { ChangesLine } from '../../src/contract/changes.js';

const lines = { 'Content-Type': 'application/x-ndjson' };
const utf8 = new TextEncoder();

interface Source {
  readonly response: Response;
  readonly controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
  isCancelled: boolean;
}

function source(headers: Record<string, string> = lines): Source {
  let controller: Source['controller'];
  const made = { isCancelled: false } as { isCancelled: boolean } & Source;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (given) => void (controller = given),
    cancel: () => void (made.isCancelled = true),
  });
  return Object.assign(made, { response: new Response(body, { headers }), controller: controller! });
}

async function all(made: Source, signal = new AbortController().signal): Promise<ChangesLine[]> {
  const read: ChangesLine[] = [];
  for await (const line of readChanges(made.response, signal)) read.push(line);
  return read;
}

describe('readChanges', () => {
  it('gives each line once, however the bytes arrive, until the stream ends', async () => {
    const made = source();
    const text = '{"position":"1","changed":[]}\n{"position":"2","changed":["requests","records"]}\n';
    for (const byte of utf8.encode(text)) made.controller.enqueue(Uint8Array.of(byte));
    made.controller.enqueue(utf8.encode('{"position":"3","cha'));
    made.controller.close();
    assert.deepEqual(await all(made), [
      { position: '1', changed: [] },
      { position: '2', changed: ['requests', 'records'] },
    ]);
  });

  it('fails at what is no stream of the proxy’s: another type, no line of the contract, a line without end', async () => {
    await assert.rejects(all(source({ 'Content-Type': 'text/html' })), TypeError);
    for (const text of [
      '<html>\n',
      '{"position":7,"changed":[]}\n',
      '{"position":"1","changed":["all"]}\n',
      'x'.repeat(5000),
    ]) {
      const made = source();
      made.controller.enqueue(utf8.encode(text));
      await assert.rejects(all(made), TypeError, text.slice(0, 40));
      assert(made.isCancelled, text.slice(0, 40));
    }
  });

  it('ends the connection when it is given up, and when the listener has enough', async () => {
    const made = source();
    const given = new AbortController();
    const reading = all(made, given.signal);
    given.abort();
    await assert.rejects(reading, { name: 'AbortError' });
    assert(made.isCancelled);

    const enough = source();
    enough.controller.enqueue(utf8.encode('{"position":"1","changed":[]}\n'));
    for await (const _ of readChanges(enough.response, new AbortController().signal)) break;
    assert(enough.isCancelled);
  });
});
