import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStore } from '../../src/proxy/index.js';
import { testClock } from './portal.js';

test('a counter lives from its first step, is not prolonged, and begins anew', async () => {
  const clock = testClock();
  const store = memoryStore({ now: clock.now });
  assert.deepEqual(await store.add('a', 1, 60), { total: 1, secondsLeft: 60 });
  clock.advance(59);
  assert.deepEqual(await store.add('a', 2, 60), { total: 3, secondsLeft: 1 });
  assert.deepEqual(await store.add('a', -1, 60), { total: 2, secondsLeft: 1 });
  assert.equal(await store.get('a'), '2');
  clock.advance(1);
  assert.deepEqual(await store.add('a', 0, 60), { total: 0, secondsLeft: 60 });
});

test('a value is kept only where there is none, until its end', async () => {
  const clock = testClock();
  const store = memoryStore({ now: clock.now });
  assert.equal(await store.putIfAbsent('a', '1', 60), true);
  assert.equal(await store.putIfAbsent('a', '2', 60), false);
  assert.equal(await store.get('a'), '1');
  clock.advance(60);
  assert.equal(await store.get('a'), undefined);
  assert.equal(await store.putIfAbsent('a', '3', 60), true);
  await store.delete('a');
  assert.equal(await store.get('a'), undefined);
});

test('a value can be put in place of another, with an end of its own', async () => {
  const clock = testClock();
  const store = memoryStore({ now: clock.now, maximum: 2 });
  await store.put('a', '1', 60);
  await store.put('b', '1', 60);
  clock.advance(30);
  await store.put('a', '2', 60);
  clock.advance(30);
  assert.equal(await store.get('a'), '2');
  assert.equal(await store.get('b'), undefined);
  clock.advance(30);
  assert.equal(await store.get('a'), undefined);
});

test('it is bounded: what is over goes first, then the oldest', async () => {
  const clock = testClock();
  const store = memoryStore({ now: clock.now, maximum: 3 });
  await store.putIfAbsent('oldest', '1', 600);
  await store.putIfAbsent('short', '1', 1);
  await store.putIfAbsent('third', '1', 600);
  clock.advance(1);
  await store.putIfAbsent('fourth', '1', 600);
  assert.equal(await store.get('oldest'), '1');
  await store.add('fifth', 1, 600);
  assert.equal(await store.get('oldest'), undefined);
  assert.equal(await store.get('third'), '1');
});
