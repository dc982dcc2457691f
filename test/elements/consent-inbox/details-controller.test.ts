import { assert } from '@open-wc/testing';
import { AbdmError } from '../../../src/client/index.js';
import type { RequestHead } from '../../../src/contract/requests.js';
import { DetailsController, mostAtOnce } from '../../../src/elements/consent-inbox/details-controller.js';
import { hostWith } from '../../controllers/host.js';
import { until } from '../../support/until.js';
import { detailsOf, FakeProxy, requestHead, requestHeads } from './inbox-page.js';

/** A reader of details, and what is on screen. */
function desk(heads: readonly RequestHead[], sight: readonly RequestHead[] = heads) {
  const proxy = new FakeProxy({ requested: [...heads] });
  const connection = proxy.connection();
  const page = { inSight: sight };
  const { host, controller: details } = hostWith(
    (element) =>
      new DetailsController(element, {
        connection: () => connection,
        epoch: () => proxy.epoch,
        inSight: () => page.inSight,
      }),
  );
  const asked = (): (string | undefined)[] => proxy.callsOf('readRequest').map(({ id }) => id);
  return { proxy, page, host, details, asked };
}

/** A gate that holds answers back. */
function gate(): { readonly closed: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const closed = new Promise<void>((resolve) => (open = resolve));
  return { closed, open: () => open() };
}

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('DetailsController', () => {
  it('reads what is on screen, the last of it first, three at once, and nobody waits for it', async () => {
    const heads = requestHeads(6);
    const { proxy, host, details, asked } = desk(heads);
    const { closed, open } = gate();
    proxy.gate = closed;
    details.look(heads);
    await until(() => asked().length >= mostAtOnce);
    await rest();
    assert.deepEqual([asked(), mostAtOnce], [['request-1', 'request-2', 'request-3'], 3]);
    open();
    await until(() => heads.every((head) => details.of(head) !== undefined));
    assert.lengthOf(asked(), 6);
    assert.isTrue(proxy.calls.every(({ background }) => background));
    assert.deepEqual(details.of(heads[0]!), detailsOf(heads[0]!));
    host.remove();
  });

  it('what left the screen before its turn is not read', async () => {
    const heads = requestHeads(6);
    const { proxy, page, host, details, asked } = desk(heads);
    const { closed, open } = gate();
    proxy.gate = closed;
    details.look(heads);
    await until(() => asked().length >= mostAtOnce);
    page.inSight = heads.slice(0, 1);
    open();
    await until(() => details.of(heads[0]!) !== undefined);
    await rest();
    assert.deepEqual(asked(), ['request-1', 'request-2', 'request-3', 'request-6']);
    host.remove();
  });

  it('an authorization has nothing more to tell; a subscription has', async () => {
    const heads = [requestHead(1, { kind: 'authorization' }), requestHead(2, { kind: 'subscription' })];
    const { host, details, asked } = desk(heads);
    details.look(heads);
    await until(() => details.of(heads[1]!) !== undefined);
    assert.deepEqual(asked(), ['request-2']);
    host.remove();
  });

  it('what is known is not asked again, until it has changed', async () => {
    const [head] = requestHeads(1) as [RequestHead];
    const { host, details, asked } = desk([head]);
    details.look([head]);
    await until(() => details.of(head) !== undefined);
    details.look([head]);
    await rest();
    assert.lengthOf(asked(), 1);
    details.invalidate(head);
    assert.isUndefined(details.of(head));
    await until(() => details.of(head) !== undefined);
    assert.lengthOf(asked(), 2);
    details.put(detailsOf(head, 'granted'));
    assert.deepEqual(details.of(head), detailsOf(head, 'granted'));
    host.remove();
  });

  it('a failure is quiet, and tried again when the request is seen again', async () => {
    const [head] = requestHeads(1) as [RequestHead];
    const { proxy, host, details, asked } = desk([head]);
    proxy.failing.set('readRequest', new AbdmError('upstream-unavailable'));
    details.look([head]);
    await until(() => details.of(head) === 'failed');
    await rest();
    assert.lengthOf(asked(), 1);
    proxy.failing.clear();
    details.look([head]);
    await until(() => details.of(head) !== 'failed' && details.of(head) !== undefined);
    host.remove();
  });

  it('after a failure that all would meet, it asks for nothing more for a while', async () => {
    const heads = requestHeads(9);
    const { proxy, host, details, asked } = desk(heads);
    proxy.failing.set('readRequest', new AbdmError('too-many-requests', { retryAfterSeconds: 1.5 }));
    details.look(heads);
    await until(() => heads.filter((head) => details.of(head) === 'failed').length >= mostAtOnce);
    await rest();
    const { length } = asked();
    assert.isBelow(length, heads.length);
    details.look(heads);
    assert.lengthOf(asked(), length);
    proxy.failing.clear();
    await until(() => heads.every((head) => details.of(head) !== undefined && details.of(head) !== 'failed'));
    host.remove();
  });

  it('forgotten, nothing of it comes back', async () => {
    const heads = requestHeads(5);
    const { proxy, host, details } = desk(heads);
    const { closed, open } = gate();
    proxy.gate = closed;
    details.look(heads);
    await until(() => proxy.calls.length === mostAtOnce);
    details.forget();
    assert.isTrue(proxy.calls.every(({ signal }) => signal.aborted));
    open();
    await rest();
    assert.isTrue(heads.every((head) => details.of(head) === undefined));
    assert.lengthOf(proxy.calls, mostAtOnce);
    host.remove();
  });
});
