import { assert } from '@open-wc/testing';
import { AbdmError, type AbdmClient } from '../../src/client/index.js';
import type { PatientListener } from '../../src/client/patient-watch.js';
import type { Connection } from '../../src/context/connection.js';
import { PatientDataController } from '../../src/controllers/patient-data-controller.js';
import { until } from '../support/until.js';
import { hostWith, type TestHost } from './host.js';

interface Desk {
  readonly host: TestHost;
  readonly data: PatientDataController<string>;
  readonly connection: Connection;
  readonly loads: { readonly signal: AbortSignal; give(value: string): void; fail(error: Error): void }[];
  readonly forgotten: string[];
  readonly failures: string[];
  /** Another patient is signed in. */
  change(epoch: string | undefined): void;
  /** Another connection. */
  connect(): void;
  renewal: 'renewed' | 'ended';
}

/** @param basis - what the data hang on */
function desk(basis?: () => string | undefined): Desk {
  const listeners = new Set<PatientListener>();
  let epoch: string | undefined;
  const client = (): Connection['client'] => ({
    baseUrl: '/desk',
    call: () => Promise.reject(new AbdmError('offline')),
    get epoch() {
      return epoch;
    },
    onPatientChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    session: { renew: () => Promise.resolve(made.renewal) } as unknown as AbdmClient['session'],
  });
  let connection: Connection = { version: 1, client: client() };
  const loads: Desk['loads'] = [];
  const forgotten: string[] = [];
  const failures: string[] = [];
  const { host, controller: data } = hostWith(
    (element) =>
      new PatientDataController<string>(element, {
        name: 'patient',
        connection: () => connection,
        load: (_client, signal) =>
          new Promise((give, fail) => {
            loads.push({ signal, give, fail });
          }),
        failed: ({ kind }) => failures.push(kind),
        forget: () => forgotten.push('all'),
        ...(basis && { basis }),
      }),
  );
  const made: Desk = {
    host,
    data,
    get connection() {
      return connection;
    },
    loads,
    forgotten,
    failures,
    renewal: 'ended',
    change(next) {
      epoch = next;
      for (const listener of listeners) listener();
    },
    connect() {
      connection = { version: 1, client: client() };
      host.requestUpdate();
    },
  };
  return made;
}

/** One that has loaded. */
async function loaded(): Promise<Desk> {
  const page = desk();
  await until(() => page.loads.length === 1);
  page.loads[0]!.give('Nisha');
  await until(() => page.data.status === 'ready');
  return page;
}

describe('PatientDataController', () => {
  it('loads once there is a connection: loading, then ready', async () => {
    const page = desk();
    assert.strictEqual(page.data.status, 'idle');
    await until(() => page.data.status === 'loading');
    page.loads[0]!.give('Nisha');
    await until(() => page.data.status === 'ready');
    assert.strictEqual(page.data.value, 'Nisha');
    page.host.remove();
  });

  for (const [kind, status] of [
    ['internal', 'error'],
    ['offline', 'offline'],
    ['timeout', 'offline'],
  ] as const) {
    it(`a first load that fails (${kind}) is ${status}; a later one leaves what is shown, stale`, async () => {
      const page = desk();
      await until(() => page.loads.length === 1);
      page.loads[0]!.fail(new AbdmError(kind));
      await until(() => page.data.status === status);
      assert.deepEqual(page.failures, [kind]);
      void page.data.reload();
      assert.strictEqual(page.data.status, 'loading');
      page.loads[1]!.give('Nisha');
      await until(() => page.data.status === 'ready');
      void page.data.reload();
      page.loads[2]!.fail(new AbdmError(kind));
      await until(() => page.data.status === 'stale');
      assert.strictEqual(page.data.value, 'Nisha');
      page.host.remove();
    });
  }

  it('keeps when a wait is over, as of the moment the failure came', async () => {
    const page = desk();
    await until(() => page.loads.length === 1);
    const before = Date.now();
    page.loads[0]!.fail(new AbdmError('too-many-requests', { retryAfterSeconds: 60 }));
    await until(() => page.data.status === 'error');
    const { waitUntil = 0 } = page.data.failure ?? {};
    assert.closeTo(waitUntil, before + 60_000, 1000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.strictEqual(page.data.failure?.waitUntil, waitUntil);
    page.host.remove();
  });

  it('the newest load counts', async () => {
    const page = desk();
    await until(() => page.loads.length === 1);
    void page.data.reload();
    assert.isTrue(page.loads[0]!.signal.aborted);
    page.loads[1]!.give('new');
    await until(() => page.data.value === 'new');
    page.loads[0]!.give('old');
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.strictEqual(page.data.value, 'new');
    page.host.remove();
  });

  it('another patient: all is forgotten in the same moment, and read anew', async () => {
    const page = await loaded();
    page.change('vikram');
    assert.deepEqual([page.data.value, page.data.status], [undefined, 'loading']);
    assert.deepEqual(page.forgotten, ['all']);
    assert.lengthOf(page.loads, 2);
    page.host.remove();
  });

  it('the patient it knows already is no change', async () => {
    const page = desk();
    await until(() => page.loads.length === 1);
    page.change('nisha');
    const [load] = page.loads.slice(-1);
    load!.give('Nisha');
    await until(() => page.data.status === 'ready');
    const loads = page.loads.length;
    page.change('nisha');
    assert.deepEqual([page.data.value, page.loads.length], ['Nisha', loads]);
    page.host.remove();
  });

  it('nobody signed in any more: what was shown goes', async () => {
    const page = await loaded();
    void page.data.reload();
    page.loads[1]!.fail(new AbdmError('sign-in-required'));
    await until(() => page.data.failure?.kind === 'sign-in-required');
    assert.isUndefined(page.data.value);
    assert.deepEqual(page.forgotten, ['all']);
    page.host.remove();
  });

  it('another connection is another patient', async () => {
    const page = await loaded();
    page.connect();
    await until(() => page.loads.length === 2);
    assert.isUndefined(page.data.value);
    page.host.remove();
  });

  it('a page out of sight shows nothing, and one that cannot ask on return forgets', async () => {
    const page = await loaded();
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    assert.isUndefined(page.data.value);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    assert.isUndefined(page.data.value);
    await until(() => page.loads.length === 2);
    assert.deepEqual(page.forgotten, ['all']);
    page.host.remove();
  });

  it('is read anew after a renewal that went well, and only then', async () => {
    const page = await loaded();
    await page.data.renew();
    assert.lengthOf(page.loads, 1);
    page.renewal = 'renewed';
    void page.data.renew();
    await until(() => page.loads.length === 2);
    page.host.remove();
  });

  it('moved, it keeps what it has; removed, it forgets and gives up', async () => {
    const page = await loaded();
    document.body.append(page.host);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual([page.data.value, page.loads.length], ['Nisha', 1]);
    void page.data.reload();
    page.host.remove();
    await until(() => page.data.value === undefined);
    assert.isTrue(page.loads[1]!.signal.aborted);
  });

  it('data that hang on others are read once these are there, and dropped and read anew with every change of them', async () => {
    let basis: string | undefined;
    const page = desk(() => basis);
    await page.host.updateComplete;
    assert.lengthOf(page.loads, 0);
    const now = async (next: string | undefined): Promise<void> => {
      basis = next;
      page.host.requestUpdate();
      await page.host.updateComplete;
    };
    await now('first');
    page.loads[0]!.give('card');
    await until(() => page.data.value === 'card');
    await now('first');
    assert.lengthOf(page.loads, 1);
    await now('second');
    assert.deepEqual([page.data.value, page.data.status, page.loads.length], [undefined, 'loading', 2]);
    assert.lengthOf(page.forgotten, 1);
    await now(undefined);
    assert.isTrue(page.loads[1]!.signal.aborted);
    assert.strictEqual(page.data.status, 'idle');
    page.host.remove();
  });

  it('an element that was taken away reads nothing any more, whatever updates it still has', async () => {
    const page = await loaded();
    page.host.remove();
    await until(() => page.data.value === undefined);
    page.host.requestUpdate();
    await page.host.updateComplete;
    assert.strictEqual(page.loads.length, 1);
  });

  it('what one element puts, another one of the same data shows', async () => {
    const one = await loaded();
    const other = hostWith(
      (element) =>
        new PatientDataController<string>(element, {
          name: 'patient',
          connection: () => one.connection,
          load: () => Promise.reject(new Error('It is read already')),
          failed: () => undefined,
          forget: () => undefined,
        }),
    );
    await until(() => other.controller.value === 'Nisha');
    one.data.put('Nisha Sen');
    assert.strictEqual(other.controller.value, 'Nisha Sen');
    one.host.remove();
    other.host.remove();
  });
});
