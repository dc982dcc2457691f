import { assert } from '@open-wc/testing';
import type { ErrorKind } from '../../../src/abdm/errors.js';
import { type AbdmClient, AbdmError } from '../../../src/client/index.js';
import type { Connection } from '../../../src/context/connection.js';
import {
  FacilityRecordsController,
  mostAtOnce,
} from '../../../src/elements/care-contexts/facility-records-controller.js';
import { hostWith } from '../../controllers/host.js';
import { until } from '../../support/until.js';

interface Call {
  readonly hipId: string;
  readonly background: boolean;
  readonly epoch: string;
  readonly signal: AbortSignal;
  readonly part: string | undefined;
  answer(ids: readonly string[], older?: number): void;
  refuse(kind: ErrorKind, seconds?: number): void;
}

/** A reader whose calls a test answers one by one. */
function desk() {
  const calls: Call[] = [];
  const read: string[] = [];
  const failed: string[] = [];
  const call = (
    _route: unknown,
    { hipId, part }: { hipId: string; part?: string },
    how: Omit<Call, 'hipId'>,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      how.signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      calls.push({
        hipId,
        part,
        background: how.background,
        epoch: how.epoch,
        signal: how.signal,
        answer: (ids, older) =>
          resolve({ careContexts: ids.map((id) => ({ id, display: id })), ...(older && { older }) }),
        refuse: (kind, retryAfterSeconds) => reject(new AbdmError(kind, { retryAfterSeconds })),
      });
    });
  const connection = { version: 1, client: { call: call as unknown as AbdmClient['call'] } } as Connection;
  const { host, controller: records } = hostWith(
    (element) =>
      new FacilityRecordsController(element, {
        connection: () => connection,
        epoch: () => 'nisha',
        read: (hipId, count) => read.push(`${hipId} ${count}`),
        failed: ({ kind }) => failed.push(kind),
      }),
  );
  const keys = (hipId: string): string[] | undefined => records.of(hipId).records?.map(({ key }) => key);
  const asked = (): string[] => calls.map(({ hipId }) => hipId);
  /** Waits for a call, and gives it. */
  const nth = async (index: number): Promise<Call> => {
    await until(() => calls.length > index, `call ${index}`);
    return calls[index]!;
  };
  return { host, records, calls, read, failed, keys, asked, nth };
}

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `H${index}`);
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('FacilityRecordsController', () => {
  it('reads what is wanted, three at a time, the first of them first, and each once', async () => {
    const { host, records, calls, asked, nth, read } = desk();
    records.want(ids(5));
    await until(() => calls.length === 3);
    await turn();
    assert.deepEqual([asked(), mostAtOnce], [['H0', 'H1', 'H2'], 3]);
    assert.isTrue(records.of('H4').isReading, 'it waits for its turn');
    assert.isTrue(calls.every(({ background, epoch }) => !background && epoch === 'nisha'));
    calls[1]!.answer(['a', 'b']);
    (await nth(3)).answer([]);
    await nth(4);
    for (const call of calls) call.answer(['a']);
    await until(() => ids(5).every((id) => records.isKnown(id)));
    records.want(ids(5));
    await turn();
    assert.lengthOf(calls, 5);
    assert.sameMembers(read, ['H0 1', 'H1 2', 'H2 1', 'H3 0', 'H4 1']);
    host.remove();
  });

  it('what is not wanted any more is not read', async () => {
    const { host, records, calls, asked } = desk();
    records.want(ids(6));
    await until(() => calls.length === 3);
    records.want(['H5']);
    for (const call of calls) call.answer([]);
    await until(() => calls.length === 4);
    calls[3]!.answer([]);
    await turn();
    assert.deepEqual(asked(), ['H0', 'H1', 'H2', 'H5']);
    assert.isFalse(records.of('H4').isReading);
    host.remove();
  });

  it('pulled, a facility is read before all others, and what is shown stays until then', async () => {
    const { host, records, keys, nth, asked } = desk();
    records.want(['A']);
    (await nth(0)).answer(['old']);
    await until(() => records.isKnown('A'));
    records.want(['A', ...ids(6)]);
    await nth(3);
    records.pull(['A']);
    assert.isTrue(records.of('A').isReading);
    assert.deepEqual(keys('A'), ['old']);
    (await nth(1)).answer([]);
    const pulled = await nth(4);
    assert.strictEqual(pulled.hipId, 'A', asked().join());
    pulled.answer(['new', 'old']);
    await until(() => keys('A')?.length === 2);
    assert.isFalse(records.of('A').isReading);
    host.remove();
  });

  it('pulled while it is read, the answer that may be old is not taken', async () => {
    const { host, records, keys, nth } = desk();
    records.want(['A']);
    const first = await nth(0);
    records.pull(['A']);
    assert.isTrue(first.signal.aborted);
    (await nth(1)).answer(['new']);
    await until(() => keys('A') !== undefined);
    first.answer(['old']);
    await turn();
    assert.deepEqual(keys('A'), ['new']);
    host.remove();
  });

  it('in the background it shows only what is different, and no failure', async () => {
    const { host, records, keys, nth, failed, calls, read } = desk();
    records.want(['A', 'B']);
    (await nth(0)).answer(['a']);
    (await nth(1)).refuse('internal');
    await until(() => records.isKnown('A') && records.isKnown('B'));
    const before = records.of('A').records;
    records.refresh(['A', 'B', 'never-read']);
    const quiet = await nth(2);
    assert.isTrue(quiet.background);
    assert.isFalse(records.of('A').isReading);
    quiet.answer(['a']);
    await turn();
    assert.strictEqual(records.of('A').records, before);
    records.refresh(['A']);
    (await nth(3)).refuse('upstream-unavailable');
    await turn();
    assert.isUndefined(records.of('A').failure);
    records.refresh(['A']);
    (await nth(4)).answer(['b', 'a']);
    await until(() => keys('A')?.length === 2);
    assert.deepEqual([failed, calls.length, read], [['internal'], 5, ['A 1']]);
    host.remove();
  });

  it('one that fails leaves the others; what failed is kept beside what was read before', async () => {
    const { host, records, keys, nth, failed } = desk();
    records.want(['A', 'B', 'C']);
    (await nth(0)).answer(['a']);
    (await nth(1)).refuse('upstream-unavailable');
    (await nth(2)).refuse('upstream-unavailable');
    await until(() => ['A', 'B', 'C'].every((id) => records.isKnown(id)));
    assert.strictEqual(records.of('B').failure?.kind, 'upstream-unavailable');
    assert.deepEqual(failed, ['upstream-unavailable'], 'the page hears of it once');
    records.pull(['A']);
    (await nth(3)).refuse('timeout');
    await until(() => records.of('A').failure !== undefined);
    assert.deepEqual([keys('A'), records.of('A').failure?.kind], [['a'], 'timeout']);
    records.retry(['A', 'B', 'C']);
    for (const index of [4, 5, 6]) (await nth(index)).answer(['x']);
    await until(() => ['A', 'B', 'C'].every((id) => keys(id)?.[0] === 'x'));
    host.remove();
  });

  for (const kind of ['session-expired', 'sign-in-required', 'too-many-requests'] as const) {
    it(`${kind}: no other facility is asked, and all that wait say why`, async () => {
      const { host, records, calls, nth, failed } = desk();
      records.want(ids(8));
      (await nth(0)).refuse(kind, 90);
      await until(() => records.of('H7').failure !== undefined);
      calls[1]!.answer([]);
      calls[2]!.refuse(kind, 90);
      await turn();
      assert.lengthOf(calls, 3);
      assert.deepEqual(failed, [kind]);
      assert.isFalse(ids(8).some((id) => records.of(id).isReading));
      assert.isAbove(records.of('H7').failure?.waitUntil ?? 0, Date.now() + 60_000);
      records.retry(ids(8));
      await nth(5);
      host.remove();
    });
  }

  it('shows the newest of many at once, and the others as soon as they are there', async () => {
    const { host, records, calls, keys, nth, read } = desk();
    records.want(['A']);
    (await nth(0)).answer(['a', 'b'], 2);
    const second = await nth(1);
    assert.deepEqual([calls[0]!.part, second.part], ['newest', 'older']);
    assert.deepEqual([keys('A'), records.of('A').older, records.isKnown('A')], [['a', 'b'], 2, false]);
    // One was linked in between, so that the last of the newest is named again.
    second.answer(['b', 'c', 'd']);
    await until(() => records.isKnown('A'));
    assert.deepEqual([keys('A'), records.of('A').older, read], [['a', 'b', 'c', 'd'], 0, ['A 4']]);
    records.pull(['A']);
    assert.isUndefined((await nth(2)).part, 'what is shown stays, so that all of it is read at once');
    host.remove();
  });

  it('of many, keeps the newest where the others cannot be read, and reads all when tried again', async () => {
    const { host, records, keys, nth, failed } = desk();
    records.want(['A']);
    (await nth(0)).answer(['a'], 2);
    (await nth(1)).refuse('upstream-unavailable');
    await until(() => records.isKnown('A'));
    assert.deepEqual([keys('A'), failed], [['a'], ['upstream-unavailable']]);
    assert.strictEqual(records.of('A').failure?.kind, 'upstream-unavailable');
    records.retry(['A']);
    (await nth(2)).answer(['a', 'b', 'c']);
    await until(() => keys('A')?.length === 3);
    host.remove();
  });

  it('forgotten, nothing of it comes back', async () => {
    const { host, records, calls, nth } = desk();
    records.want(ids(5));
    await nth(2);
    records.forget();
    assert.isTrue(calls.every(({ signal }) => signal.aborted));
    for (const call of calls) call.answer(['a']);
    await turn();
    assert.lengthOf(calls, 3);
    assert.isFalse(ids(5).some((id) => records.isKnown(id) || records.of(id).isReading));
    host.remove();
  });

  it('a facility that is not linked any more is forgotten alone', async () => {
    const { host, records, keys, nth } = desk();
    records.want(['A', 'B', 'C']);
    (await nth(0)).answer(['a']);
    (await nth(1)).answer(['b']);
    const third = await nth(2);
    await until(() => records.isKnown('B'));
    records.keep(['A']);
    assert.isTrue(third.signal.aborted);
    assert.deepEqual([keys('A'), keys('B')], [['a'], undefined]);
    host.remove();
  });
});
