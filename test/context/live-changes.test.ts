import { assert } from '@open-wc/testing';
import type { ChangeKind } from '../../src/abdm/changes.js';
import { AbdmClient } from '../../src/client/abdm-client.js';
import { LiveChanges } from '../../src/client/live-changes.js';
import { findSession } from '../../src/contract/session.js';
import { until } from '../support/until.js';

const utf8 = new TextEncoder();

/** A stream that a page has opened. */
interface Opened {
  readonly position: string | undefined;
  readonly tab: string;
  isLeft: boolean;
  tell(position: string, ...changed: ChangeKind[]): void;
  end(): void;
}

/** A proxy with streams, as one browser sees it. */
class Proxy {
  readonly opened: Opened[] = [];
  epoch = 'one';
  status = 200;

  fetchOf(tab: string): typeof fetch {
    return async (input, init) => {
      const request = new Request(input, init);
      const headers = { 'Abdm-Epoch': this.epoch, 'Content-Type': 'application/x-ndjson' };
      if (request.url.endsWith('/v1/session'))
        return Response.json(
          { patients: [], gatewaySession: 'open' },
          { headers: { 'Abdm-Epoch': this.epoch } },
        );
      if (this.status !== 200) return new Response('', { status: this.status });
      const { position } = (await request.json()) as { position?: string };
      return new Response(this.#stream(tab, position), { headers });
    };
  }

  #stream(tab: string, position: string | undefined): ReadableStream {
    let controller: ReadableStreamDefaultController | undefined;
    const opened: Opened = {
      position,
      tab,
      isLeft: false,
      tell: (at, ...changed) =>
        controller?.enqueue(utf8.encode(`${JSON.stringify({ position: at, changed })}\n`)),
      end: () => controller?.close(),
    };
    this.opened.push(opened);
    return new ReadableStream({
      start: (given) => void (controller = given),
      cancel: () => void (opened.isLeft = true),
    });
  }

  get newest(): Opened {
    const newest = this.opened.at(-1);
    assert.isDefined(newest);
    return newest;
  }
}

let tests = 0;

interface Tab {
  readonly client: AbdmClient;
  readonly changes: LiveChanges;
  readonly heard: ChangeKind[][];
  leave(): void;
}

/** Tabs that listen; each test has a base of its own, and so channels and locks of its own. */
function tabs(proxy: Proxy, ...names: string[]): Tab[] {
  const baseUrl = `/live-${++tests}`;
  return names.map((name) => {
    const client = new AbdmClient({ baseUrl, fetch: proxy.fetchOf(name), retryDelay: 1 });
    const changes = new LiveChanges(client);
    const heard: ChangeKind[][] = [];
    return { client, changes, heard, leave: changes.listen((changed) => heard.push([...changed])) };
  });
}

describe('changes that are told as they happen', () => {
  it('come to all tabs by one stream; when its tab goes, the next goes on where anybody was', async () => {
    const proxy = new Proxy();
    const [first, second] = tabs(proxy, 'first', 'second') as [Tab, Tab];
    await until(() => proxy.opened.length === 1);
    assert.isUndefined(proxy.newest.position);
    proxy.newest.tell('1');
    await until(() => first.changes.isLive && second.changes.isLive);
    proxy.newest.tell('2', 'requests');
    await until(() => second.heard.length === 1);
    assert.deepEqual([first.heard, second.heard], [[['requests']], [['requests']]]);
    const gone = proxy.newest;
    first.leave();
    await until(() => gone.isLeft && proxy.opened.length === 2);
    assert.deepEqual([proxy.newest.tab, proxy.newest.position], ['second', '2']);
    proxy.newest.tell('3', 'records');
    await until(() => second.heard.length === 2);
    assert.lengthOf(first.heard, 1);
    assert.isFalse(first.changes.isLive);
    second.leave();
    await until(() => proxy.newest.isLeft);
  });

  it('go on behind the last line when the stream ends', async () => {
    const proxy = new Proxy();
    const [tab] = tabs(proxy, 'one') as [Tab];
    await until(() => proxy.opened.length === 1);
    proxy.newest.tell('7', 'profile');
    await until(() => tab.heard.length === 1);
    proxy.newest.end();
    await until(() => proxy.opened.length === 2);
    assert.equal(proxy.newest.position, '7');
    tab.leave();
  });

  it('are another patient’s after a change: the stream begins anew, without a place', async () => {
    const proxy = new Proxy();
    const [tab] = tabs(proxy, 'one') as [Tab];
    await until(() => proxy.opened.length === 1);
    proxy.newest.tell('7');
    await until(() => tab.changes.isLive);
    const former = proxy.newest;
    proxy.epoch = 'two';
    await tab.client.call(findSession, {});
    await until(() => former.isLeft);
    assert.isFalse(tab.changes.isLive);
    await until(() => proxy.opened.length === 2);
    assert.isUndefined(proxy.newest.position);
    tab.leave();
  });

  it('rest while the page is kept for "back", and go on behind the last line when it is shown again', async () => {
    const proxy = new Proxy();
    const [tab] = tabs(proxy, 'one') as [Tab];
    await until(() => proxy.opened.length === 1);
    proxy.newest.tell('9');
    await until(() => tab.changes.isLive);
    const former = proxy.newest;
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await until(() => former.isLeft);
    assert.isFalse(tab.changes.isLive);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => proxy.opened.length === 2);
    assert.equal(proxy.newest.position, '9');
    tab.leave();
  });

  it('are not told by a proxy that has no stream: it is asked once', async () => {
    const proxy = new Proxy();
    let asked = 0;
    const fetchOnce = proxy.fetchOf('one');
    proxy.status = 404;
    const baseUrl = `/live-${++tests}`;
    const client = new AbdmClient({
      baseUrl,
      retryDelay: 1,
      fetch: (...how) => {
        asked += 1;
        return fetchOnce(...how);
      },
    });
    const changes = new LiveChanges(client);
    const leave = changes.listen(() => assert.fail('nothing is told'));
    await until(() => asked === 1);
    // The tab gives its turn back: it does not try again.
    await navigator.locks.request(`abdm-elements.changes.1:${baseUrl}`, () => undefined);
    assert.equal(asked, 1);
    assert.isFalse(changes.isLive);
    leave();
  });
});
