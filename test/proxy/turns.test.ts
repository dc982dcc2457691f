import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStore } from '../../src/proxy/memory-store.js';
import { createTurns, type Turns } from '../../src/proxy/turns.js';

const store = memoryStore();
const process = (waitMs?: number): Turns => createTurns({ store }, waitMs);

test('turns of one subject come one after another, a failed one included, those of others at once', async () => {
  const { take } = process();
  const seen: string[] = [];
  let go = (): void => undefined;
  const first = take('a', 'x', async () => {
    seen.push('first');
    await new Promise<void>((resolve) => (go = resolve));
    seen.push('first is over');
    throw new Error('no');
  });
  const second = take('a', 'x', async () => void seen.push('second'));
  await Promise.all([
    take('a', 'y', async () => void seen.push('y')),
    take('b', 'x', async () => void seen.push('b')),
  ]);
  assert.deepEqual(seen.toSorted(), ['b', 'first', 'y']);
  go();
  await assert.rejects(first, /no/);
  await second;
  assert.deepEqual(seen.slice(-2), ['first is over', 'second']);
});

test('another process that shares the store waits for its turn', async () => {
  const [one, other] = [process(), process()];
  const seen: string[] = [];
  let waiting = Promise.resolve();
  await one.take('a', 'x', async () => {
    waiting = other.take('a', 'x', async () => void seen.push('other'));
    await new Promise((resolve) => setTimeout(resolve, 120));
    seen.push('one');
  });
  await waiting;
  assert.deepEqual(seen, ['one', 'other']);
});

test('a process that waited too long is told to come back', async () => {
  const [one, other] = [process(), process(0)];
  await one.take('a', 'x', async () => {
    const refused = other.take('a', 'x', async () => assert.fail('it must wait'));
    await assert.rejects(refused, { kind: 'too-many-requests', details: { retryAfterSeconds: 1 } });
  });
  assert.equal(await other.take('a', 'x', async () => 'done'), 'done');
});
