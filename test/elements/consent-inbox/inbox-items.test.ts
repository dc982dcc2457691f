import { assert } from '@open-wc/testing';
import fc from '../../support/fast-check.js';
import { folded } from '../../../src/abdm/search-text.js';
import { requestKinds, type RequestHead } from '../../../src/contract/requests.js';
import {
  type InboxChoice,
  type InboxItem,
  itemsOf,
  rememberedItems,
} from '../../../src/elements/consent-inbox/inbox-items.js';
import { inboxSorts, startOfInbox } from '../../../src/elements/consent-inbox/inbox-view.js';
import { requests as english } from '../../../src/locales/en/requests.js';
import { requests as hindi } from '../../../src/locales/hi/requests.js';
import { requestHead, requestHeads } from './inbox-page.js';

const choice = (others: Partial<InboxChoice> = {}): InboxChoice => ({
  ...startOfInbox,
  lists: startOfInbox.shown,
  purposes: english.purposes,
  locale: 'en',
  ...others,
});

const waitingOnly = (requested: readonly RequestHead[]): InboxChoice['lists'] => ({
  ...startOfInbox.shown,
  requested,
});

const names = (items: readonly InboxItem[]): string[] =>
  items.map((item) => (item.type === 'request' ? item.head.hiu.name : `# ${item.name} (${item.count})`));

const found = (search: string, heads: readonly RequestHead[], others: Partial<InboxChoice> = {}): string[] =>
  names(itemsOf(choice({ lists: waitingOnly(heads), search, ...others })));

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.lorem());
const anyHead = fc
  .record({
    number: fc.nat(200),
    kind: fc.constantFrom(...requestKinds),
    facility: fc.nat(5),
    name: text,
    requester: fc.option(text, { nil: undefined }),
    code: fc.oneof(text, fc.constantFrom('CAREMGT', '__proto__', 'constructor')),
    dated: fc.boolean(),
  })
  .map(({ number, kind, facility, name, requester, code, dated }): RequestHead => {
    const { createdAt: _createdAt, requester: _requester, ...rest } = requestHead(number);
    return {
      ...rest,
      kind,
      hiu: { id: `hiu-${facility}`, name },
      purpose: { code, text: code },
      ...(requester !== undefined && { requester }),
      ...(dated && { createdAt: requestHead(number).createdAt }),
    };
  });
const anyList = fc.uniqueArray(anyHead, { selector: ({ kind, id }) => `${kind}/${id}`, maxLength: 30 });

describe('the rows of the list', () => {
  it('are those of the chosen status, or of the whole tab', () => {
    const lists = {
      requested: [requestHead(1)],
      denied: [requestHead(2)],
      expired: [requestHead(3)],
      granted: [requestHead(4)],
      revoked: [requestHead(5)],
    };
    const status = { requests: 'all', approved: 'all' } as const;
    assert.deepEqual(names(itemsOf(choice({ lists }))), ['Hospital 1']);
    assert.deepEqual(names(itemsOf(choice({ lists, status }))), ['Hospital 3', 'Hospital 2', 'Hospital 1']);
    assert.deepEqual(names(itemsOf(choice({ lists, status, tab: 'approved' }))), [
      'Hospital 5',
      'Hospital 4',
      'Hospital 3',
    ]);
  });

  it('a request that stands in two lists for a moment is one row, with its later status', () => {
    const lists = { ...startOfInbox.shown, requested: [requestHead(1)], denied: [requestHead(1)] };
    const [item, ...others] = itemsOf(choice({ lists, status: { requests: 'all', approved: 'all' } }));
    assert.strictEqual(item?.type === 'request' && item.status, 'denied');
    assert.isEmpty(others);
  });

  it('are found by facility, requester and reason, whatever the case, accents and digits', () => {
    const heads = [
      requestHead(12, { hiu: { id: 'a', name: 'Élan Clinic' } }),
      requestHead(34, { hiu: { id: 'b', name: 'फ़ोर्टिस अस्पताल' }, purpose: { code: 'HPAYMT', text: '' } }),
      requestHead(56, { hiu: { id: 'c', name: 'C' }, purpose: { code: 'X', text: 'Örtlich (neu) [1' } }),
    ];
    assert.deepEqual(found('ELAN', heads), ['Élan Clinic']);
    assert.deepEqual(found('élan clinic', heads), ['Élan Clinic']);
    assert.deepEqual(found('फोर्टिस', heads), ['फ़ोर्टिस अस्पताल']);
    assert.deepEqual(found('राव १२', heads), []);
    assert.deepEqual(found('rao १२', heads), ['Élan Clinic']);
    assert.deepEqual(found('insurance', heads), ['फ़ोर्टिस अस्पताल']);
    assert.deepEqual(found('बीमा', heads, { purposes: hindi.purposes }), ['फ़ोर्टिस अस्पताल']);
    assert.deepEqual(found('insurance', heads, { purposes: hindi.purposes }), []);
    assert.deepEqual(found('ortlich', heads), ['C']);
    assert.deepEqual(found('[1', heads), ['C']);
    assert.deepEqual(found('.*', heads), []);
    assert.lengthOf(found('   ', heads), 3);
  });

  it('vowel signs of Indian scripts are no accents', () => {
    const heads = [requestHead(1, { hiu: { id: 'a', name: 'किरण' } })];
    assert.deepEqual(found('करण', heads), []);
    assert.deepEqual(found('किरण', heads), ['किरण']);
  });

  it('stand in the order that was chosen; those without a date are the oldest', () => {
    const { createdAt: _createdAt, ...undated } = requestHead(9, { hiu: { id: 'x', name: 'b 10' } });
    const heads = [
      requestHead(1, { hiu: { id: 'x', name: 'b 9' } }),
      undated,
      requestHead(3, { hiu: { id: 'x', name: 'Ä' } }),
    ];
    assert.deepEqual(found('', heads), ['Ä', 'b 9', 'b 10']);
    assert.deepEqual(found('', heads, { sort: 'oldest' }), ['b 10', 'b 9', 'Ä']);
    assert.deepEqual(found('', heads, { sort: 'facility' }), ['Ä', 'b 9', 'b 10']);
  });

  it('by facility: one heading for each, with the name that the newest request has', () => {
    const heads = [
      requestHead(1, { hiu: { id: 'x', name: 'Old name' } }),
      requestHead(2, { hiu: { id: 'y', name: 'Other' } }),
      requestHead(3, { hiu: { id: 'x', name: 'New name' } }),
    ];
    assert.deepEqual(found('', heads, { isGrouped: true }), [
      '# New name (2)',
      'New name',
      'Old name',
      '# Other (1)',
      'Other',
    ]);
  });

  it('whatever the requests: each of them once, keys unique, counts right', () => {
    fc.assert(
      fc.property(anyList, fc.constantFrom(...inboxSorts), fc.boolean(), (heads, sort, isGrouped) => {
        const items = itemsOf(choice({ lists: waitingOnly(heads), sort, isGrouped }));
        const rows = items.filter((item) => item.type === 'request');
        assert.sameMembers(
          rows.map(({ head }) => head),
          [...heads],
        );
        assert.strictEqual(new Set(items.map(({ key }) => key)).size, items.length);
        const counted = items.reduce((sum, item) => sum + (item.type === 'heading' ? item.count : 0), 0);
        assert.strictEqual(counted, isGrouped ? heads.length : 0);
      }),
    );
  });

  it('whatever is looked for: nothing throws, and a request is found by its own name however it is typed', () => {
    fc.assert(
      fc.property(anyList, text, (heads, typed) => {
        assert.isAtMost(found(typed, heads).length, heads.length);
        for (const { hiu } of heads)
          for (const name of [hiu.name, hiu.name.toLowerCase(), hiu.name.normalize('NFD')])
            assert.include(found(name, heads), hiu.name);
      }),
    );
  });

  it('folding a folded text changes nothing', () => {
    fc.assert(
      fc.property(text, (typed) => {
        assert.strictEqual(folded(folded(typed)), folded(typed));
      }),
    );
  });

  it('are worked out again only when something is different', () => {
    const items = rememberedItems();
    const lists = waitingOnly(requestHeads(5));
    const first = items(choice({ lists }));
    assert.strictEqual(items(choice({ lists: { ...lists, denied: [requestHead(9)] } })), first);
    for (const other of [
      { search: 'x' },
      { sort: 'oldest' },
      { isGrouped: true },
      { locale: 'hi' },
      { purposes: hindi.purposes },
      { tab: 'approved' },
      { lists: waitingOnly(requestHeads(4)) },
    ] as const) {
      assert.notStrictEqual(items(choice({ lists, ...other })), first, JSON.stringify(other));
      items(choice({ lists }));
    }
  });
});
