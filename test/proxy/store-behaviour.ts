import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/proxy/index.js';

/** A store of its own for a test, and how it lets seconds pass. */
export interface StoreUnderTest {
  readonly store: Store;
  wait(seconds: number): Promise<void>;
}

/** What every store does, wherever it keeps things. The lives are short, since some stores have a clock of their own. */
export function behavesLikeAStore(name: string, make: () => StoreUnderTest | Promise<StoreUnderTest>): void {
  test(`${name}: a counter lives from its first step, is not prolonged, and begins anew`, async () => {
    const { store, wait } = await make();
    assert.deepEqual(await store.add('a:1', 1, 0.4), { total: 1, secondsLeft: 1 });
    await wait(0.25);
    assert.equal((await store.add('a:1', 2, 0.4)).total, 3);
    assert.equal((await store.add('a:1', -1, 0.4)).total, 2);
    assert.equal(await store.get('a:1'), '2');
    await wait(0.25);
    assert.deepEqual(await store.add('a:1', 0, 60), { total: 0, secondsLeft: 60 });
    assert.deepEqual(await store.add('a:1', 1, 60), { total: 1, secondsLeft: 60 });
  });

  test(`${name}: a counter that is at 0 again is forgotten`, async () => {
    const { store } = await make();
    await store.add('a:1', 2, 60);
    assert.deepEqual(await store.add('a:1', -2, 60), { total: 0, secondsLeft: 60 });
    assert.equal(await store.get('a:1'), undefined);
    await store.add('a:1', 0, 60);
    assert.equal(await store.get('a:1'), undefined);
  });

  test(`${name}: of many that count at once each adds its own`, async () => {
    const { store } = await make();
    const counts = await Promise.all(Array.from({ length: 50 }, () => store.add('a:many', 1, 60)));
    assert.deepEqual(
      counts.map(({ total }) => total).sort((one, other) => one - other),
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
  });

  test(`${name}: a value is kept only where there is none, until its end`, async () => {
    const { store, wait } = await make();
    assert.equal(await store.putIfAbsent('a:1', '1', 0.3), true);
    assert.equal(await store.putIfAbsent('a:1', '2', 60), false);
    assert.equal(await store.get('a:1'), '1');
    await wait(0.4);
    assert.equal(await store.get('a:1'), undefined);
    const kept = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.putIfAbsent('a:1', String(index), 60)),
    );
    assert.equal(kept.filter(Boolean).length, 1);
    await store.delete('a:1');
    assert.equal(await store.get('a:1'), undefined);
  });

  test(`${name}: a value can be put in place of another, with an end of its own`, async () => {
    const { store, wait } = await make();
    await store.put('a:1', 'one', 0.3);
    await store.put('a:1', 'two ✓', 60);
    await wait(0.4);
    assert.equal(await store.get('a:1'), 'two ✓');
  });

  test(`${name}: only whose value it is prolongs it and takes it away`, async () => {
    const { store, wait } = await make();
    await store.put('a:1', 'mine', 0.3);
    assert.equal(await store.prolong('a:1', 'mine', 0.8), true);
    assert.equal(await store.prolong('a:1', 'theirs', 60), false);
    await store.deleteIf('a:1', 'theirs');
    await wait(0.4);
    assert.equal(await store.get('a:1'), 'mine');
    await wait(0.5);
    assert.equal(await store.prolong('a:1', 'mine', 60), false);
    await store.put('a:1', 'mine', 60);
    await store.deleteIf('a:1', 'mine');
    assert.equal(await store.get('a:1'), undefined);
  });
}
