import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStore } from '../../src/proxy/index.js';
import { testClock } from './portal.js';
import { behavesLikeAStore } from './store-behaviour.js';

behavesLikeAStore('in memory', () => {
  const clock = testClock();
  return { store: memoryStore({ now: clock.now }), wait: async (seconds) => clock.advance(seconds) };
});

test('of what saves only a question, what is over goes first, then the oldest', async () => {
  const clock = testClock();
  const store = memoryStore({ now: clock.now, maximum: 3 });
  await store.putIfAbsent('agreed:oldest', '1', 600);
  await store.putIfAbsent('agreed:short', '1', 1);
  await store.putIfAbsent('agreed:third', '1', 600);
  clock.advance(1);
  await store.putIfAbsent('agreed:fourth', '1', 600);
  assert.equal(await store.get('agreed:oldest'), '1');
  await store.add('agreed:fifth', 1, 600);
  assert.equal(await store.get('agreed:oldest'), undefined);
  assert.equal(await store.get('agreed:third'), '1');
  await store.put('agreed:third', '2', 600);
  assert.equal(await store.get('agreed:fourth'), '1');
});

test('nobody flushes counts, locks or revocations by filling the memory', async () => {
  const clock = testClock();
  const store = memoryStore({ now: clock.now, maximum: 100 });
  const guarded = ['revoked', 'signed-out', 'otp-sent', 'otp-lock', 'otp-cooldown', 'pin-wrong', 'pin-lock'];
  for (const kind of guarded) await store.put(`${kind}:victim`, '1', 600);
  for (let stranger = 0; stranger < 500; stranger += 1) {
    await store.add(`look-up-browser:${stranger}`, 1, 600);
    await store.add(`otp-address:${stranger}`, 1, 600);
    await store.put(`profile:${stranger}`, '1', 60);
  }
  for (const kind of guarded) {
    for (let stranger = 1; stranger < 100; stranger += 1) await store.put(`${kind}:${stranger}`, '1', 600);
    const full = { kind: 'too-many-requests', details: { retryAfterSeconds: 60 } };
    await assert.rejects(store.put(`${kind}:one more`, '1', 600), full);
    await assert.rejects(store.add(`${kind}:one more`, 1, 600), full);
    await assert.rejects(store.putIfAbsent(`${kind}:one more`, '1', 600), full);
    assert.equal(await store.get(`${kind}:victim`), '1');
    // What is there can still change.
    assert.equal((await store.add(`${kind}:victim`, 1, 600)).total, 2);
  }
  clock.advance(600);
  for (const kind of guarded) await store.put(`${kind}:later`, '1', 600);
});

test('what is over leaves the memory although nobody asks for it', async () => {
  const clock = testClock();
  const store = memoryStore({ now: clock.now, maximum: 5_000 });
  for (let round = 0; round < 20; round += 1) {
    for (let entry = 0; entry < 1_000; entry += 1) await store.put(`spent:${round} ${entry}`, '1', 60);
    clock.advance(60);
  }
  // 20 000 were put: a store that forgot nothing would have refused them.
  await store.put('spent:last', '1', 60);
  assert.equal(await store.get('spent:last'), '1');
});
