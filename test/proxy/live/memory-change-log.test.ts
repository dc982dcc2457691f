import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeLifeSeconds } from '../../../src/proxy/live/change-log.js';
import { memoryChangeLog } from '../../../src/proxy/live/memory-change-log.js';
import { behavesLikeAChangeLog } from './change-log-behaviour.js';

behavesLikeAChangeLog('in memory', () => memoryChangeLog());

test('what happened an hour ago is forgotten, and whoever was away so long is told', async () => {
  let at = 1_000_000;
  const log = memoryChangeLog({ now: () => at });
  const { position } = await log.after('a', undefined);
  await log.append('a', 'requests');
  at += changeLifeSeconds * 1000 + 1;
  await log.append('b', 'requests');
  assert.equal((await log.after('a', position)).isWhole, false);
});

test('a stream that was there all the time hears what comes after a quiet day', async () => {
  let at = 1_000_000;
  const log = memoryChangeLog({ now: () => at });
  let { position } = await log.after('a', undefined);
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    at += 60_000;
    const looked = await log.after('a', position);
    assert.equal(looked.isWhole, true);
    position = looked.position;
  }
  await log.append('a', 'records');
  const { changes, isWhole } = await log.after('a', position);
  assert.deepEqual([changes.map(({ kind }) => kind), isWhole], [['records'], true]);
});

test('places of a process that ended are lost', async () => {
  let at = 1_000_000;
  const before = memoryChangeLog({ now: () => at });
  await before.append('a', 'requests');
  const { position } = await before.after('a', undefined);
  at += 60_000;
  assert.equal((await memoryChangeLog({ now: () => at }).after('a', position)).isWhole, false);
});

test('keeps the changes of so many patients and no more; the others are told', async () => {
  const log = memoryChangeLog({ mostPatients: 3 });
  const { position } = await log.after('patient 0', undefined);
  for (const number of [0, 1, 2, 3]) await log.append(`patient ${number}`, 'requests');
  assert.equal((await log.after('patient 0', position)).isWhole, false);
  const { position: later } = await log.after('patient 3', undefined);
  await log.append('patient 3', 'profile');
  assert.deepEqual((await log.after('patient 3', later)).changes.length, 1);
});
