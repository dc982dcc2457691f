import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ErrorKind } from '../../src/abdm/errors.js';
import { AbdmError } from '../../src/client/index.js';
import { PatientData } from '../../src/client/patient-data.js';

const page = new EventTarget();
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});

interface Load {
  readonly background: boolean;
  readonly signal: AbortSignal;
  give(value: readonly string[]): void;
  fail(error: Error): void;
}

/** Data that are shown, and whose readings a test answers. */
function desk() {
  const loads: Load[] = [];
  const listeners = new Set<() => void>();
  const client = {
    epoch: 'nisha' as string | undefined,
    call: () => Promise.reject(new AbdmError('offline')),
    onPatientChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    session: {} as never,
  };
  const data = new PatientData<readonly string[]>(
    client,
    (_client, signal, background) =>
      new Promise((give, fail) => {
        loads.push({ background, signal, give, fail });
      }),
    () => undefined,
  );
  const counts = { moved: 0, forgotten: 0 };
  const failures: string[] = [];
  const stop = data.show({
    moved: () => counts.moved++,
    failed: ({ kind }) => failures.push(kind),
    forget: () => counts.forgotten++,
  });
  const change = (epoch: string): void => {
    client.epoch = epoch;
    for (const listener of listeners) listener();
  };
  return { data, loads, counts, failures, stop, change };
}

async function shown(...value: string[]) {
  const made = desk();
  made.loads[0]!.give(value);
  await turn();
  made.counts.moved = 0;
  return made;
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function lose(made: ReturnType<typeof desk>, kind: ErrorKind): Promise<void> {
  const refreshed = made.data.refresh();
  made.loads.at(-1)!.fail(new AbdmError(kind));
  await refreshed;
}

describe('data that are refreshed in the background', () => {
  it('are not busy meanwhile, and the loader knows that nobody waits', async () => {
    const { data, loads, counts, stop } = await shown('one');
    const refreshed = data.refresh();
    assert.deepEqual([data.isBusy, data.status, counts.moved], [false, 'ready', 0]);
    assert.deepEqual(
      loads.map(({ background }) => background),
      [false, true],
    );
    loads[1]!.give(['one', 'two']);
    await refreshed;
    assert.deepEqual([data.value, counts.moved], [['one', 'two'], 1]);
    stop();
  });

  it('that are the same are no news, and stay the same object', async () => {
    const { data, loads, counts, stop } = await shown('one');
    const before = data.value;
    const refreshed = data.refresh();
    loads[1]!.give(['one']);
    await refreshed;
    assert.equal(data.value, before);
    assert.equal(counts.moved, 0);
    stop();
  });

  it('share one reading, and leave it to a reading that somebody waits for', async () => {
    const { data, loads, stop } = await shown('one');
    const first = data.refresh();
    const second = data.refresh();
    assert.equal(loads.length, 2);
    const reloaded = data.reload();
    assert.equal(loads[1]!.signal.aborted, true);
    void data.refresh();
    assert.equal(loads.length, 3);
    loads[2]!.give(['two']);
    loads[1]!.give(['old']);
    await Promise.all([first, second, reloaded]);
    assert.deepEqual(data.value, ['two']);
    void data.refresh();
    assert.equal(loads.length, 4);
    stop();
  });

  it('after a change what is under way does not do: it may have read how it was', async () => {
    const { data, loads, stop } = await shown('one');
    const before = data.refresh();
    const after = data.refresh(true);
    assert.equal(loads.length, 3);
    assert.equal(loads[1]!.signal.aborted, true);
    loads[1]!.give(['old']);
    loads[2]!.give(['new']);
    await Promise.all([before, after]);
    assert.deepEqual(data.value, ['new']);
    stop();
  });

  it('what a change has brought meanwhile counts', async () => {
    const { data, loads, stop } = await shown('one');
    const refreshed = data.refresh();
    data.put(['put']);
    loads[1]!.give(['old']);
    await refreshed;
    assert.deepEqual(data.value, ['put']);
    stop();
  });

  it('one or two that are lost are no news, three in a row are, once', async () => {
    const made = await shown('one');
    for (const lost of [1, 2]) {
      await lose(made, 'offline');
      assert.deepEqual([made.data.status, made.counts.moved], ['ready', 0], `${lost}`);
    }
    await lose(made, 'offline');
    assert.deepEqual([made.data.status, made.data.failure?.kind], ['stale', 'offline']);
    assert.deepEqual(made.data.value, ['one']);
    for (let more = 0; more < 4; more++) await lose(made, 'offline');
    assert.deepEqual([made.failures, made.counts.moved], [['offline'], 1]);
    made.stop();
  });

  it('one that arrives starts the count anew, and ends the failure', async () => {
    const made = await shown('one');
    await lose(made, 'timeout');
    await lose(made, 'timeout');
    const refreshed = made.data.refresh();
    made.loads.at(-1)!.give(['one']);
    await refreshed;
    await lose(made, 'timeout');
    await lose(made, 'timeout');
    assert.equal(made.data.status, 'ready');
    await lose(made, 'timeout');
    assert.equal(made.data.status, 'stale');
    const found = made.data.refresh();
    made.loads.at(-1)!.give(['one']);
    await found;
    assert.deepEqual([made.data.status, made.data.failure, made.counts.moved], ['ready', undefined, 2]);
    made.stop();
  });

  it('an ended session is told at once, and what is shown stays', async () => {
    const made = await shown('one');
    await lose(made, 'session-expired');
    assert.deepEqual([made.data.status, made.data.failure?.kind], ['stale', 'session-expired']);
    assert.deepEqual(made.failures, ['session-expired']);
    await lose(made, 'session-expired');
    assert.deepEqual(made.failures, ['session-expired']);
    made.stop();
  });

  it('nobody signed in any more: all goes at once', async () => {
    const made = await shown('one');
    await lose(made, 'sign-in-required');
    assert.deepEqual([made.data.value, made.data.failure?.kind], [undefined, 'sign-in-required']);
    assert.equal(made.counts.forgotten, 1);
    made.stop();
  });

  it('another patient meanwhile: what was on the way is dropped', async () => {
    const made = await shown('one');
    const refreshed = made.data.refresh();
    made.change('vikram');
    assert.equal(made.loads[1]!.signal.aborted, true);
    made.loads[1]!.give(['of nisha']);
    await refreshed;
    assert.equal(made.data.value, undefined);
    made.loads[2]!.give(['of vikram']);
    await turn();
    assert.deepEqual(made.data.value, ['of vikram']);
    made.stop();
  });

  it('that the proxy refuses as another patient’s are read anew for the present one', async () => {
    const made = await shown('one');
    await lose(made, 'patient-changed');
    await turn();
    assert.deepEqual([made.loads.length, made.loads[2]!.background], [3, false]);
    made.stop();
  });
});
