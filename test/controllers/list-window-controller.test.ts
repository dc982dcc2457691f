import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { blockSize } from '../../src/controllers/list-window-controller.js';
import { focused } from '../support/hands.js';
import { until } from '../support/until.js';
import {
  closeInboxes,
  FakeProxy,
  facilities,
  type InboxHost,
  openInbox,
  requestHead,
  requestHeads,
  rowOf,
} from '../elements/consent-inbox/inbox-page.js';

const rows = (host: InboxHost): HTMLElement[] => [
  ...host.renderRoot.querySelectorAll<HTMLElement>('.request-row'),
];

/** Blocks that a page of this height may need at once: those near the viewport, those around focus. */
const mostBlocks = 9;

async function scrollTo(host: InboxHost, facility: string, top: () => number): Promise<void> {
  await until(() => {
    jumpTo(top());
    return facilities(host).includes(facility);
  }, `row of ${facility}`);
}

const jumpTo = (top: number): void => window.scrollTo({ top, behavior: 'instant' });

describe('ListWindowController', () => {
  afterEach(() => {
    closeInboxes();
    jumpTo(0);
  });

  it('renders a bounded number of 5,000 rows, and the last ones once they are scrolled to', async () => {
    const host = await openInbox(new FakeProxy({ requested: requestHeads(5000) }));
    assert.strictEqual(facilities(host)[0], 'Hospital 5000');
    await scrollTo(host, 'Hospital 1', () => document.documentElement.scrollHeight);
    await until(() => !facilities(host).includes('Hospital 5000'));
    assert.isAtMost(rows(host).length, mostBlocks * blockSize);
    const last = rowOf(host, 'Hospital 1');
    assert.strictEqual(last.getAttribute('aria-posinset'), '5000');
    assert.strictEqual(last.getAttribute('aria-setsize'), '5000');
    await scrollTo(host, 'Hospital 5000', () => 0);
    assert.isAtMost(rows(host).length, mostBlocks * blockSize);
  });

  it('keeps rows of a list that is far out of sight, for Tab and screen readers', async () => {
    const host = await openInbox(new FakeProxy({ requested: requestHeads(500) }));
    const far = Object.assign(document.createElement('div'), { style: 'block-size: 20000px' });
    host.before(far);
    const settled = (): Promise<void> => new Promise((seen) => setTimeout(seen, 300));
    await settled();
    assert.deepEqual(
      rows(host).map((row) => row.getAttribute('aria-posinset')),
      Array.from({ length: blockSize }, (_, index) => String(index + 1)),
    );
    far.remove();
  });

  it('keeps the height of a block that it empties', async () => {
    const host = await openInbox(new FakeProxy({ requested: requestHeads(500) }));
    const [block] = host.renderRoot.querySelectorAll<HTMLElement>('.block');
    await until(() => block!.getBoundingClientRect().height > 0);
    const full = block!.getBoundingClientRect().height;
    await scrollTo(host, 'Hospital 1', () => document.documentElement.scrollHeight);
    await until(() => block!.children.length === 0);
    assert.closeTo(block!.getBoundingClientRect().height, full, 1);
  });

  it('rows are items of one list, in reading order', async () => {
    const host = await openInbox(new FakeProxy({ requested: requestHeads(60) }));
    const positions = rows(host).map((row) => Number(row.getAttribute('aria-posinset')));
    assert.deepEqual(
      positions,
      positions.map((_, index) => index + 1),
    );
    for (const row of rows(host)) assert.strictEqual(row.getAttribute('role'), 'listitem');
    assert.strictEqual(rows(host)[0]?.parentElement?.parentElement?.getAttribute('role'), 'list');
  });

  it('Tab goes on past the end of a block, also when the reader scrolled elsewhere meanwhile', async () => {
    const host = await openInbox(new FakeProxy({ requested: requestHeads(500) }));
    const button = rowOf(host, `Hospital ${500 - blockSize + 1}`).querySelector('button')!;
    button.focus();
    await host.updateComplete;
    await scrollTo(host, 'Hospital 1', () => document.documentElement.scrollHeight);
    assert.strictEqual(focused(), button);
    await sendKeys({ press: 'Tab' });
    assert.include(focused()?.getAttribute('aria-label'), `Hospital ${500 - blockSize}`);
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    assert.strictEqual(focused(), button);
  });

  it('Tab goes through whole blocks one row after the other', async () => {
    const host = await openInbox(new FakeProxy({ requested: requestHeads(120) }));
    rowOf(host, 'Hospital 120').querySelector('button')!.focus();
    for (let number = 119; number > 119 - 2 * blockSize; number--) {
      await sendKeys({ press: 'Tab' });
      assert.include(focused()?.getAttribute('aria-label'), `Hospital ${number}`);
      await host.updateComplete;
    }
  }).timeout(20_000);

  it('out of sight it stays as it is; back in sight it is at the row that was left, with focus', async () => {
    const host = await openInbox(new FakeProxy({ requested: requestHeads(500) }));
    host.inbox.thaw(requestHead(200));
    await until(() => focused()?.getAttribute('aria-label')?.endsWith('Hospital 200') === true);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = rows(host).length;
    host.inbox.freeze();
    host.style.display = 'none';
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.strictEqual(rows(host).length, before);
    host.style.display = '';
    host.inbox.thaw(requestHead(200));
    await until(() => focused()?.getAttribute('aria-label')?.endsWith('Hospital 200') === true);
    const { top, bottom } = focused()!.getBoundingClientRect();
    assert.isAtLeast(top, 0);
    assert.isAtMost(bottom, innerHeight);
  });

  it('brings a row back that is far away, and goes to the start where it is gone', async () => {
    const host = await openInbox(new FakeProxy({ requested: requestHeads(500) }));
    host.inbox.thaw(requestHead(20));
    await until(() => focused()?.getAttribute('aria-label')?.endsWith('Hospital 20') === true);
    host.inbox.thaw(requestHead(7000));
    await until(() => focused()?.matches('input[name="tab"]') === true);
  });

  it('what has another width is measured anew', async () => {
    const host = await openInbox(new FakeProxy({ requested: requestHeads(200) }));
    const [block] = host.renderRoot.querySelectorAll<HTMLElement>('.block');
    const wide = block!.getBoundingClientRect().height;
    await scrollTo(host, 'Hospital 1', () => document.documentElement.scrollHeight);
    host.style.width = '200px';
    await until(() => {
      jumpTo(0);
      return block!.children.length > 0;
    });
    assert.isAbove(block!.getBoundingClientRect().height, wide);
    await scrollTo(host, 'Hospital 1', () => document.documentElement.scrollHeight);
    await until(() => block!.children.length === 0);
    assert.isAbove(block!.getBoundingClientRect().height, wide);
  });
});
