import { assert } from '@open-wc/testing';
import { AbdmError } from '../../../src/client/index.js';
import { until } from '../../support/until.js';
import { closeInboxes, FakeProxy, inboxHost, type InboxHost, openInbox, requestHead } from './inbox-page.js';

const reads = (proxy: FakeProxy): (string | undefined)[] =>
  proxy.callsOf('listRequests').map(({ status }) => status);

/** What the timer does. */
const look = (): boolean => dispatchEvent(new Event('online'));

/** Polls once, and waits for all of it. */
async function pollNow(host: InboxHost, calls: number): Promise<void> {
  look();
  await until(() => reads(host.proxy).length >= calls, `${calls} calls`);
  await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('RequestListsController', () => {
  afterEach(closeInboxes);

  it('reads all five lists, what waits for the patient first', async () => {
    const proxy = new FakeProxy({ requested: [requestHead(1)], granted: [requestHead(2)] });
    const { inbox } = await openInbox(proxy);
    assert.strictEqual(reads(proxy)[0], 'requested');
    assert.sameMembers(reads(proxy), ['requested', 'denied', 'expired', 'granted', 'revoked']);
    assert.isTrue(proxy.callsOf('listRequests').every(({ background }) => !background));
    assert.deepEqual([inbox.lists.countOf('requests'), inbox.lists.countOf('approved')], [1, 1]);
    assert.strictEqual(inbox.lists.epoch, 'nisha');
  });

  it('polls what waits in the background, and the others every fourth time', async () => {
    const proxy = new FakeProxy({ requested: [requestHead(1)] });
    const host = await openInbox(proxy);
    for (const calls of [6, 7, 8]) await pollNow(host, calls);
    assert.deepEqual(reads(proxy).slice(5), ['requested', 'requested', 'requested']);
    await pollNow(host, 13);
    assert.sameMembers(reads(proxy).slice(8), ['requested', 'denied', 'expired', 'granted', 'revoked']);
    assert.isTrue(proxy.calls.slice(5).every(({ background }) => background));
  });

  it('reads the others as well as soon as what waits is different', async () => {
    const proxy = new FakeProxy({ requested: [requestHead(1)] });
    const host = await openInbox(proxy);
    proxy.lists.requested = [];
    proxy.lists.denied = [requestHead(1)];
    await pollNow(host, 10);
    assert.lengthOf(host.inbox.lists.lists.denied!, 1);
    assert.lengthOf(host.inbox.lists.lists.requested!, 0);
  });

  for (const kind of ['session-expired', 'sign-in-required'] as const) {
    it(`${kind}: told once, then no more polls until it is read anew`, async () => {
      const proxy = new FakeProxy({ requested: [requestHead(1)] });
      const host = await openInbox(proxy);
      proxy.failing.set('all', new AbdmError(kind));
      await pollNow(host, 6);
      assert.deepEqual(host.failures, [kind]);
      assert.strictEqual(host.inbox.lists.failure?.kind, kind);
      const { length } = reads(proxy);
      look();
      look();
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.lengthOf(reads(proxy), length);
      proxy.failing.clear();
      await host.inbox.lists.reload();
      assert.isUndefined(host.inbox.lists.failure);
      await pollNow(host, length + 6);
    });
  }

  it('one list that cannot be read leaves the others; only that one is tried again', async () => {
    const proxy = new FakeProxy({ requested: [requestHead(1)] });
    proxy.failing.set('denied', new AbdmError('upstream-unavailable'));
    const host = inboxHost(proxy);
    await until(() => host.inbox.lists.failures.size === 1 && host.inbox.lists.loading.length === 0);
    assert.isUndefined(host.inbox.lists.failure);
    assert.isUndefined(host.inbox.lists.countOf('requests'));
    assert.strictEqual(host.inbox.lists.countOf('approved'), 0);
    proxy.failing.clear();
    const { length } = reads(proxy);
    await host.inbox.lists.retry();
    assert.deepEqual(reads(proxy).slice(length), ['denied']);
    assert.strictEqual(host.inbox.lists.countOf('requests'), 1);
  });

  it('what keeps all lists from being read is told once', async () => {
    const proxy = new FakeProxy();
    proxy.failing.set('all', new AbdmError('offline'));
    const host = inboxHost(proxy);
    await until(() => host.inbox.lists.failure?.kind === 'offline');
    assert.deepEqual(host.failures, ['offline']);
  });

  it('a renewed session reads all anew', async () => {
    const proxy = new FakeProxy();
    const host = await openInbox(proxy);
    await host.inbox.lists.renew();
    assert.lengthOf(proxy.calls, 5);
    proxy.renewal = 'renewed';
    await host.inbox.lists.renew();
    assert.lengthOf(proxy.calls, 10);
    assert.isTrue(proxy.calls.slice(5).every(({ background }) => !background));
  });

  it('another patient: the lists of the one before are gone in the same moment', async () => {
    const proxy = new FakeProxy({ requested: [requestHead(1)] });
    const host = await openInbox(proxy);
    proxy.lists.requested = [requestHead(7)];
    proxy.change('vikram');
    assert.isUndefined(host.inbox.lists.lists.requested);
    assert.isUndefined(host.inbox.state.known);
    assert.isAbove(host.forgotten, 0);
    await until(() => host.inbox.lists.lists.requested?.[0]?.id === 'request-7');
  });

  it('a page out of sight shows nothing', async () => {
    const host = await openInbox(new FakeProxy({ requested: [requestHead(1)] }));
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await host.updateComplete;
    assert.isNull(host.renderRoot.querySelector('.request-row'));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
  });
});
