import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { createPlaces } from '../../../src/proxy/upstreams/abdm-connect/places.js';

beforeEach(() => mock.timers.enable({ apis: ['Date', 'setTimeout'], now: 1_000_000 }));
afterEach(() => mock.timers.reset());

const never = (): Promise<string> => new Promise(() => undefined);
const done = (): Promise<string> => Promise.resolve('done');

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 20) {
    mock.timers.tick(20);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('work that was broken off without a word gives its place back by its time', async () => {
  const places = createPlaces(1, 1, Date.now);
  void places.take(never, Date.now() + 1_000);
  const next = places.take(done, Date.now() + 5_000);
  await pass(900);
  assert.equal(await Promise.race([next, Promise.resolve('waits')]), 'waits');
  await pass(200);
  assert.equal(await next, 'done');
});

test('whoever waits beyond its own time gets no place', async () => {
  const places = createPlaces(1, 1, Date.now);
  void places.take(never, Date.now() + 60_000);
  const next = places.take(done, Date.now() + 1_000);
  assert.equal(await places.take(done, Date.now() + 1_000), undefined);
  await pass(1_100);
  assert.equal(await next, undefined);
  const after = places.take(done, Date.now() + 100_000);
  await pass(60_000);
  assert.equal(await after, 'done');
});

test('work that fails leaves its place', async () => {
  const places = createPlaces(1, 0, Date.now);
  const end = Date.now() + 1_000;
  await assert.rejects(
    places.take(() => Promise.reject(new Error('failed')), end),
    /failed/,
  );
  assert.equal(await places.take(done, end), 'done');
});
