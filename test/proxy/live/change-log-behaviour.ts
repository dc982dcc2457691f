import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChangeLog } from '../../../src/proxy/live/change-log.js';
import { mostChanges } from '../../../src/proxy/live/change-log.js';
import { until } from '../../support/until.js';

/** What every log of changes does, wherever it keeps them. */
export function behavesLikeAChangeLog(name: string, make: () => ChangeLog | Promise<ChangeLog>): void {
  const kinds = async (log: ChangeLog, patient: string, from: string): Promise<string[]> =>
    (await log.after(patient, from)).changes.map(({ kind }) => kind);

  test(`${name}: a stream hears what happened behind its place, each change once and in order`, async () => {
    const log = await make();
    const { position } = await log.after('a', undefined);
    await log.append('a', 'requests');
    await log.append('a', 'records');
    await log.append('b', 'profile');
    const first = await log.after('a', position);
    assert.deepEqual(
      first.changes.map(({ kind }) => kind),
      ['requests', 'records'],
    );
    assert.equal(first.isWhole, true);
    await log.append('a', 'profile');
    assert.deepEqual(await kinds(log, 'a', first.position), ['profile']);
    const [one] = first.changes;
    assert.deepEqual(await kinds(log, 'a', one!.position), ['records', 'profile']);
  });

  test(`${name}: a place stays good while nothing happens`, async () => {
    const log = await make();
    let { position } = await log.after('quiet', undefined);
    for (let turn = 0; turn < 5; turn += 1) {
      const looked = await log.after('quiet', position);
      assert.deepEqual([looked.changes, looked.isWhole], [[], true]);
      position = looked.position;
    }
    await log.append('quiet', 'records');
    assert.deepEqual(await kinds(log, 'quiet', position), ['records']);
  });

  test(`${name}: who was away for too many changes is told so`, async () => {
    const log = await make();
    const { position } = await log.after('busy', undefined);
    for (let turn = 0; turn <= mostChanges; turn += 1) await log.append('busy', 'requests');
    const missed = await log.after('busy', position);
    assert.deepEqual([missed.changes, missed.isWhole], [[], false]);
    assert.deepEqual((await log.after('busy', missed.position)).isWhole, true);
  });

  test(`${name}: places that it never gave are told to be lost, and never fail`, async () => {
    const log = await make();
    await log.append('a', 'requests');
    for (const place of ['0', '0-0', '1-1', '-', '99999999999999999999', '1--1'])
      assert.equal((await log.after('a', place)).isWhole, false, place);
  });

  test(`${name}: calls those who wait for this patient, and no longer than they wait`, async () => {
    const log = await make();
    const heard: string[] = [];
    const stopFirst = await log.watch('a', () => heard.push('first'));
    const stopSecond = await log.watch('a', () => heard.push('second'));
    const stopOther = await log.watch('b', () => heard.push('other'));
    await log.append('a', 'records');
    await until(() => heard.length >= 2);
    assert.deepEqual(heard.sort(), ['first', 'second']);
    stopFirst();
    await log.append('a', 'records');
    await until(() => heard.length >= 3);
    assert.deepEqual(heard.sort(), ['first', 'second', 'second']);
    stopSecond();
    await log.append('a', 'records');
    await log.append('b', 'records');
    await until(() => heard.length >= 4);
    assert.deepEqual(heard.sort(), ['first', 'other', 'second', 'second']);
    stopOther();
  });
}
