import { assert } from '@open-wc/testing';
import { AbdmError } from '../../../src/client/index.js';
import { consentInbox as hindiList } from '../../../src/locales/hi/consent-inbox.js';
import { requests as hindiRequests } from '../../../src/locales/hi/requests.js';
import { findPart, textOf } from '../../support/drive.js';
import { until } from '../../support/until.js';
import { assertAccessible } from '../axe.js';
import {
  closeInboxes,
  facilities,
  FakeProxy,
  type InboxHost,
  inboxHost,
  openInbox,
  press,
  radio,
  requestHead,
  requestHeads,
  rowOf,
} from './inbox-page.js';

const hindi = { locale: 'hi', listWords: hindiList, requestsWords: hindiRequests };

async function search(host: InboxHost, text: string): Promise<void> {
  const field = findPart<HTMLInputElement>(host, 'input-search')!;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await host.updateComplete;
}

async function choose(host: InboxHost, group: string, label: string): Promise<void> {
  radio(host, group, label).click();
  await host.updateComplete;
}

const rtlMark = '\u202e';
const hostile = [
  '<img src=x onerror=alert(1)>',
  `${rtlMark}evil`,
  'x'.repeat(5000),
  'Z\u0300\u0301\u0302'.repeat(40),
  '${html}',
  ' ',
];

/** One of everything. */
const full = (): FakeProxy =>
  new FakeProxy({
    requested: [
      requestHead(5),
      requestHead(4, { kind: 'subscription' }),
      requestHead(3, { kind: 'authorization' }),
      ...hostile.map((name, index) =>
        requestHead(-index, { hiu: { id: `hostile-${index}`, name }, requester: name }),
      ),
    ],
    denied: [requestHead(12)],
    expired: [requestHead(13)],
    granted: [requestHead(14)],
    revoked: [requestHead(15)],
  });

describe('the screen of the list', () => {
  afterEach(() => {
    closeInboxes();
    document.documentElement.removeAttribute('dir');
  });

  it('P2 9.1, 9.2 and 9.3 and P2 10.1 and 10.2: each status has its list, and its count', async () => {
    const host = await openInbox(full());
    assert.include(textOf(host), 'Requests (11)');
    assert.include(textOf(host), 'Approved (3)');
    for (const [tab, status, facility] of [
      ['Requests', 'Denied (1)', 'Hospital 12'],
      ['Requests', 'Expired (1)', 'Hospital 13'],
      ['Approved', 'Granted (1)', 'Hospital 14'],
      ['Approved', 'Taken back (1)', 'Hospital 15'],
      ['Approved', 'Expired (1)', 'Hospital 13'],
    ] as const) {
      await choose(host, 'tab', tab);
      await choose(host, 'status', status);
      assert.deepEqual(facilities(host), [facility]);
    }
    await choose(host, 'status', 'All');
    assert.lengthOf(facilities(host), 3);
  });

  it('a row says who asks, why, for which records, when, of what kind, and how it stands', async () => {
    const host = await openInbox(full());
    const text = rowOf(host, 'Hospital 5').textContent.replace(/\s+/g, ' ');
    for (const said of [
      'Hospital 5',
      'Consent request',
      'Waiting for your answer',
      'Dr. Rao 5',
      'To treat you',
      'Jan 1, 2020 – ',
      'Asked on',
    ])
      assert.include(text, said);
    assert.include(rowOf(host, 'Hospital 4').textContent, 'Subscription request');
    assert.include(rowOf(host, 'Hospital 3').textContent, 'Authorization request');
    assert.notInclude(rowOf(host, 'Hospital 3').textContent, 'Kinds of records');
  });

  it('what was not told says so, and a purpose that nobody knows keeps its text', async () => {
    const bare = {
      id: 'bare',
      kind: 'consent',
      hiu: { id: '', name: '' },
      purpose: { code: 'NEW', text: 'Something new' },
    } as const;
    const host = await openInbox(new FakeProxy({ requested: [bare] }));
    const text = textOf(host, 'request');
    assert.include(text, 'Something new');
    for (const label of ['Asked by', 'Records made', 'Asked on'])
      assert.match(text, new RegExp(`${label}\\s*not told`));
  });

  it('opens a request, by a button that says which', async () => {
    const host = await openInbox(full());
    const button = rowOf(host, 'Hospital 5').querySelector('button')!;
    assert.strictEqual(button.getAttribute('aria-label'), 'Review the request from Hospital 5');
    button.click();
    assert.deepEqual(host.opened, ['request-5 requested']);
    await choose(host, 'status', 'Denied');
    const other = rowOf(host, 'Hospital 12').querySelector('button')!;
    assert.strictEqual(other.getAttribute('aria-label'), 'Open the request from Hospital 12');
  });

  it('texts from elsewhere stay texts, and long ones unfold', async () => {
    const host = await openInbox(full());
    assert.isNull(host.renderRoot.querySelector('img'));
    assert.include(textOf(host), '<img src=x onerror=alert(1)>');
    const [long] = host.renderRoot.querySelectorAll('details');
    assert.include(long!.textContent, 'x'.repeat(5000));
    assert.isBelow(long!.getBoundingClientRect().height, 300);
    for (const button of host.renderRoot.querySelectorAll('[part~="button-open"]'))
      assert.isBelow(button.getAttribute('aria-label')!.length, 300);
  });

  it('finds, sorts and groups', async () => {
    const host = await openInbox(new FakeProxy({ requested: requestHeads(16) }));
    await search(host, 'hospital 1');
    assert.include(textOf(host, 'summary'), '8 matches');
    await press(host, 'clear');
    const sort = findPart<HTMLSelectElement>(host, 'select')!;
    sort.value = 'oldest';
    sort.dispatchEvent(new Event('change'));
    await host.updateComplete;
    assert.strictEqual(facilities(host)[0], 'Hospital 1');
    findPart(host, 'checkbox')!.click();
    await host.updateComplete;
    const titles = [...host.renderRoot.querySelectorAll('[part="group"]')].map((group) =>
      group.textContent.replace(/\s+/g, ' ').trim(),
    );
    assert.lengthOf(titles, 7);
    assert.strictEqual(titles[0], 'Hospital 15 3 requests');
    const [first] = host.renderRoot.querySelectorAll('[role="listitem"]');
    assert.strictEqual(first?.getAttribute('aria-setsize'), '23');
  });

  it('says why there is nothing, and leads out of a search', async () => {
    const host = await openInbox(new FakeProxy({ requested: [requestHead(1)] }));
    await search(host, 'nobody <b>');
    assert.include(textOf(host, 'empty'), 'Nothing matches “nobody <b>”.');
    await press(host, 'clear-search');
    assert.deepEqual(facilities(host), ['Hospital 1']);
    for (const [status, text] of [
      ['Denied', 'You have denied no requests.'],
      ['Expired', 'No requests have expired.'],
    ] as const) {
      await choose(host, 'status', status);
      assert.strictEqual(textOf(host, 'empty'), text);
    }
    await choose(host, 'tab', 'Approved');
    assert.strictEqual(textOf(host, 'empty'), 'You share nothing at the moment.');
  });

  it('says that it loads, and then not any more', async () => {
    const host = inboxHost(new FakeProxy());
    await host.updateComplete;
    assert.strictEqual(textOf(host, 'loading'), 'Loading your requests…');
    await until(() => findPart(host, 'loading') === undefined);
    assert.strictEqual(textOf(host, 'empty'), 'No requests are waiting for your answer.');
  });

  it('partial: names what could not be read while the rest is there, and tries that again', async () => {
    const proxy = full();
    proxy.failing.set('denied', new AbdmError('upstream-unavailable'));
    const host = inboxHost(proxy);
    await until(() => facilities(host).length > 0 && host.inbox.lists.loading.length === 0);
    await host.updateComplete;
    assert.isUndefined(findPart(host, 'notice-partial'));
    await choose(host, 'status', 'All');
    assert.include(textOf(host, 'notice-partial'), 'could not be read just now: Denied');
    assert.include(facilities(host), 'Hospital 5');
    proxy.failing.clear();
    await press(host, 'retry');
    await until(() => findPart(host, 'notice-partial') === undefined);
    assert.include(facilities(host), 'Hospital 12');
  });

  it('stale: three lost polls are said, and what was read stays', async () => {
    const proxy = full();
    const host = await openInbox(proxy);
    proxy.failing.set('requested', new AbdmError('offline'));
    for (let lost = 0; lost < 3; lost++) {
      assert.isUndefined(findPart(host, 'notice-partial'));
      await host.inbox.lists.refresh();
      await host.updateComplete;
    }
    assert.include(textOf(host, 'notice-partial'), 'out of date');
    assert.include(facilities(host), 'Hospital 5');
  });

  it('is accessible, flat and grouped, with a new request and a hostile one', async () => {
    const host = await openInbox(full());
    host.proxy.lists.requested.unshift(requestHead(20));
    await host.inbox.lists.refresh();
    await host.updateComplete;
    await assertAccessible(host, 'flat');
    findPart(host, 'checkbox')!.click();
    await host.updateComplete;
    await assertAccessible(host, 'grouped');
  });

  it('targets are large enough for a thumb', async () => {
    const host = await openInbox(full());
    await search(host, 'o');
    for (const target of host.renderRoot.querySelectorAll(
      'button, select, summary, label:has(input), input:not(label input)',
    ))
      assert.isAtLeast(target.getBoundingClientRect().height, 44, target.outerHTML);
  });

  for (const dir of ['ltr', 'rtl'] as const)
    it(`nothing runs out at the side at 320 pixels, in Hindi, ${dir}`, async () => {
      document.documentElement.dir = dir;
      const host = await openInbox(full(), hindi);
      host.style.width = '320px';
      for (const long of host.renderRoot.querySelectorAll('details')) long.open = true;
      findPart(host, 'checkbox')!.click();
      await host.updateComplete;
      assert.match(textOf(host), /आपके इलाज के लिए/);
      const { left, right } = host.getBoundingClientRect();
      for (const inside of host.renderRoot.querySelectorAll(':not(.visually-hidden, option)')) {
        const box = inside.getBoundingClientRect();
        assert.isAtLeast(box.left, left - 0.5, inside.outerHTML.slice(0, 300));
        assert.isAtMost(box.right, right + 0.5, inside.outerHTML.slice(0, 300));
      }
      assert.isAtMost(host.scrollWidth, 320);
    });
});
