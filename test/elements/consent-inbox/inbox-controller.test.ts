import { assert } from '@open-wc/testing';
import { AbdmError } from '../../../src/client/index.js';
import { freshFor } from '../../../src/elements/consent-inbox/inbox-view.js';
import { findPart, textOf } from '../../support/drive.js';
import { hurry, ordinaryTime } from '../../support/clock.js';
import { focused } from '../../support/hands.js';
import { until } from '../../support/until.js';
import {
  closeInboxes,
  facilities,
  FakeProxy,
  type InboxHost,
  inboxHost,
  openInbox,
  poll,
  press,
  radio,
  requestHead,
  rowOf,
} from './inbox-page.js';

const list = (host: InboxHost): HTMLElement => host.renderRoot.querySelector<HTMLElement>('.request-list')!;

const pointer = (host: InboxHost, type: 'pointerenter' | 'pointerleave'): boolean =>
  list(host).dispatchEvent(new PointerEvent(type, { pointerType: 'mouse' }));

function touch(host: InboxHost, type: 'touchstart' | 'touchend'): void {
  const finger = new Touch({ identifier: 1, target: list(host) });
  list(host).dispatchEvent(new TouchEvent(type, { touches: type === 'touchstart' ? [finger] : [] }));
}

/** A list of two requests, of which nobody is at any. */
async function twoRequests(): Promise<{ host: InboxHost; proxy: FakeProxy }> {
  const proxy = new FakeProxy({ requested: [requestHead(2), requestHead(1)] });
  return { host: await openInbox(proxy), proxy };
}

/** A third one arrives. */
async function arrive(host: InboxHost): Promise<void> {
  host.proxy.lists.requested = [requestHead(3), ...host.proxy.lists.requested];
  await poll(host);
}

const before = ['Hospital 2', 'Hospital 1'];
const after = ['Hospital 3', ...before];

describe('the list of requests', () => {
  afterEach(() => {
    closeInboxes();
    ordinaryTime();
  });

  describe('when a new request arrives (NHA cases P3 1.1.1 and P3 1.3.2)', () => {
    it('nobody is at the list: it comes in by itself, is marked, counted and announced once', async () => {
      const { host } = await twoRequests();
      assert.isEmpty(host.said);
      await arrive(host);
      assert.deepEqual(facilities(host), after);
      assert.deepEqual(host.said, ['1 new request from Hospital 3']);
      assert.include(rowOf(host, 'Hospital 3').textContent, 'New');
      assert.notInclude(rowOf(host, 'Hospital 2').textContent, 'New');
      assert.strictEqual(findPart(host, 'badge')?.textContent, '1 new');
      await poll(host);
      assert.lengthOf(host.said, 1);
    });

    it('several at once are announced by their number', async () => {
      const { host, proxy } = await twoRequests();
      proxy.lists.requested = [requestHead(4), requestHead(3), ...proxy.lists.requested];
      await poll(host);
      assert.deepEqual(host.said, ['2 new requests']);
    });

    for (const [name, come, go] of [
      ['the pointer', (host) => pointer(host, 'pointerenter'), (host) => pointer(host, 'pointerleave')],
      ['a finger', (host) => touch(host, 'touchstart'), (host) => touch(host, 'touchend')],
      [
        'focus',
        (host) => rowOf(host, 'Hospital 1').querySelector('button')!.focus(),
        () => (focused() as HTMLElement).blur(),
      ],
    ] as readonly (readonly [string, (host: InboxHost) => unknown, (host: InboxHost) => unknown])[]) {
      it(`${name} is at the list: nothing moves until it is gone`, async () => {
        const { host } = await twoRequests();
        come(host);
        const at = rowOf(host, 'Hospital 1').getBoundingClientRect().top;
        const top = list(host).getBoundingClientRect().top;
        await arrive(host);
        assert.deepEqual(facilities(host), before);
        const button = findPart(host, 'button-show-new');
        assert.strictEqual(button?.textContent.trim(), 'Show 1 new request');
        const moved = list(host).getBoundingClientRect().top - top;
        assert.strictEqual(rowOf(host, 'Hospital 1').getBoundingClientRect().top - moved, at);
        go(host);
        assert.deepEqual(facilities(host), before);
        await until(() => facilities(host).length === 3);
        assert.isUndefined(findPart(host, 'button-show-new'));
      });
    }

    it('the button brings it in, with focus on it', async () => {
      const { host } = await twoRequests();
      pointer(host, 'pointerenter');
      await arrive(host);
      await press(host, 'show-new');
      assert.deepEqual(facilities(host), after);
      await until(() => focused()?.getAttribute('aria-label') === 'Review the request from Hospital 3');
    });

    it('the button leads there from another tab and out of a search', async () => {
      const proxy = new FakeProxy({ requested: [requestHead(1)], granted: [requestHead(9)] });
      const host = await openInbox(proxy);
      radio(host, 'tab', 'Approved').click();
      await host.updateComplete;
      assert.deepEqual(facilities(host), ['Hospital 9']);
      pointer(host, 'pointerenter');
      await arrive(host);
      await press(host, 'show-new');
      assert.deepEqual(facilities(host), ['Hospital 3', 'Hospital 1']);
    });

    it('the mark goes when the request is opened', async () => {
      const { host } = await twoRequests();
      await arrive(host);
      rowOf(host, 'Hospital 3').querySelector('button')!.click();
      await host.updateComplete;
      assert.isUndefined(findPart(host, 'mark'));
      assert.deepEqual(host.opened, ['request-3 requested']);
    });

    it('the mark goes a minute after it came on screen, and not before', async () => {
      const { host } = await twoRequests();
      hurry(freshFor / 300);
      await arrive(host);
      await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
      assert.isDefined(findPart(host, 'mark'));
      await until(() => findPart(host, 'mark') === undefined);
    });
  });

  describe('when a request is decided elsewhere', () => {
    it('nobody is at the list: it goes', async () => {
      const { host, proxy } = await twoRequests();
      proxy.lists.requested = [requestHead(1)];
      proxy.lists.denied = [requestHead(2)];
      await poll(host);
      assert.deepEqual(facilities(host), ['Hospital 1']);
    });

    it('somebody is at the list: it stays and says so, and opens as it stands now', async () => {
      const { host, proxy } = await twoRequests();
      pointer(host, 'pointerenter');
      proxy.lists.requested = [];
      proxy.lists.denied = [requestHead(2)];
      proxy.lists.expired = [requestHead(1)];
      await poll(host);
      assert.deepEqual(facilities(host), before);
      assert.include(rowOf(host, 'Hospital 2').textContent, 'decided elsewhere');
      // An ignored request expires; that is never shown as a denial.
      assert.include(rowOf(host, 'Hospital 1').textContent, 'has expired');
      assert.notInclude(rowOf(host, 'Hospital 1').textContent, 'Denied');
      rowOf(host, 'Hospital 2').querySelector('button')!.click();
      assert.deepEqual(host.opened, ['request-2 denied']);
    });
  });

  it('reads details of what is on screen, and shows kinds of records and until when', async () => {
    const { host } = await twoRequests();
    rowOf(host, 'Hospital 1').scrollIntoView();
    await until(() => rowOf(host, 'Hospital 1').textContent.includes('Prescriptions'));
    assert.include(rowOf(host, 'Hospital 1').textContent, '2030');
  });

  it('details that cannot be read are no alarm', async () => {
    const proxy = new FakeProxy({ requested: [requestHead(1)] });
    proxy.failing.set('readRequest', new AbdmError('internal'));
    const host = await openInbox(proxy);
    await until(() => textOf(host).includes('details not loaded'));
    assert.isNull(host.renderRoot.querySelector('[role="alert"]'));
    assert.isEmpty(host.failures);
  });

  it('after a decision the request and the lists are read again', async () => {
    const { host, proxy } = await twoRequests();
    await until(() => host.inbox.details.of(requestHead(2)) !== undefined);
    proxy.lists.requested = [requestHead(1)];
    proxy.lists.granted = [requestHead(2)];
    await host.inbox.decided(requestHead(2));
    await host.updateComplete;
    assert.deepEqual(facilities(host), ['Hospital 1']);
    assert.deepEqual(
      host.inbox.state.shown.granted?.map(({ id }) => id),
      ['request-2'],
    );
  });

  it('another patient finds nothing of what the one before typed and chose', async () => {
    const { host, proxy } = await twoRequests();
    const search = findPart<HTMLInputElement>(host, 'input-search')!;
    search.value = 'secret';
    search.dispatchEvent(new InputEvent('input'));
    radio(host, 'status', 'Denied').click();
    proxy.change('vikram');
    assert.deepEqual([host.inbox.state.search, host.inbox.state.status.requests], ['', 'requested']);
    await host.updateComplete;
    assert.strictEqual(findPart<HTMLInputElement>(host, 'input-search')?.value, '');
    assert.notInclude(textOf(host), 'Hospital');
  });

  it('at rest it does not render again and again', async () => {
    const host = inboxHost(new FakeProxy({ requested: [requestHead(1)] }));
    await until(() => host.inbox.details.of(requestHead(1)) !== undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { renders } = host;
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.strictEqual(host.renders, renders);
  });
});
