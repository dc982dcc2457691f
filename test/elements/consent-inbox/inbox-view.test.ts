import { assert } from '@open-wc/testing';
import fc from '../../support/fast-check.js';
import type { RequestStatus } from '../../../src/contract/requests.js';
import {
  allStatuses,
  arrivals,
  faded,
  freshFor,
  type InboxState,
  movedOn,
  opened,
  read,
  type RequestLists,
  seen,
  showNew,
  startOfInbox,
  statusesOf,
  tabStatuses,
  waiting,
} from '../../../src/elements/consent-inbox/inbox-view.js';
import { requestHead } from './inbox-page.js';

const lists = (numbers: Partial<Record<RequestStatus, readonly number[]>>): RequestLists => ({
  requested: [],
  granted: [],
  expired: [],
  denied: [],
  revoked: [],
  ...Object.fromEntries(
    Object.entries(numbers).map(([status, all]) => [status, all.map((number) => requestHead(number))]),
  ),
});

const ids = (requests: readonly { readonly id: string }[] | undefined): string[] | undefined =>
  requests?.map(({ id }) => id.replace('request-', ''));

const key = (number: number): string => `consent/request-${number}`;

/** A list that has been read once. */
const start = (numbers: readonly number[]): InboxState =>
  read(startOfInbox, lists({ requested: numbers }), false);

describe('tabs', () => {
  it('P2 9.1, 9.2 and 9.3: requested, denied and expired; P2 10.1 and 10.2 and P4 7.1.2: granted, revoked and expired', () => {
    assert.deepEqual(tabStatuses.requests, ['requested', 'denied', 'expired']);
    assert.deepEqual(tabStatuses.approved, ['granted', 'revoked', 'expired']);
    assert.sameMembers([...allStatuses], ['requested', 'granted', 'expired', 'denied', 'revoked']);
    assert.strictEqual(allStatuses[0], 'requested');
  });

  it('begin with what waits for the patient', () => {
    assert.deepEqual(statusesOf(startOfInbox), ['requested']);
    assert.deepEqual(statusesOf({ ...startOfInbox, tab: 'approved' }), ['granted']);
  });
});

describe('new requests', () => {
  it('what the first reading brings is not new', () => {
    const state = start([2, 1]);
    assert.deepEqual(ids(state.shown.requested), ['2', '1']);
    assert.isEmpty(state.fresh);
  });

  it('come in by themselves when nobody is at the list, and are marked', () => {
    const before = start([1]);
    const now = lists({ requested: [2, 1] });
    const state = read(before, now, false);
    assert.deepEqual(ids(state.shown.requested), ['2', '1']);
    assert.deepEqual([...state.fresh.keys()], [key(2)]);
    assert.deepEqual(ids(arrivals(before, state, now)), ['2']);
    assert.isEmpty(waiting(state, now));
  });

  it('wait while somebody is at the list, until they ask for them', () => {
    const before = start([1]);
    const now = lists({ requested: [2, 1] });
    const state = read(before, now, true);
    assert.deepEqual(ids(state.shown.requested), ['1']);
    assert.deepEqual(ids(waiting(state, now)), ['2']);
    assert.deepEqual(ids(arrivals(before, state, now)), ['2']);
    const elsewhere = { ...state, tab: 'approved', search: 'x' } as const;
    const shown = showNew(elsewhere, now);
    assert.deepEqual(ids(shown.shown.requested), ['2', '1']);
    assert.deepEqual([shown.tab, shown.search, statusesOf(shown)], ['requests', '', ['requested']]);
  });

  it('are told once, however often they are read', () => {
    const now = lists({ requested: [2, 1] });
    const state = read(start([1]), now, false);
    const again = read(state, lists({ requested: [2, 1] }), false);
    assert.isEmpty(arrivals(state, again, now));
    const back = read(read(again, lists({ requested: [1] }), false), now, false);
    assert.isEmpty(back.fresh);
  });

  it('lose their mark when they are opened, or a minute after they came on screen', () => {
    const state = read(start([1]), lists({ requested: [3, 2, 1] }), false);
    assert.deepEqual([...opened(state, key(3)).fresh.keys()], [key(2)]);
    assert.strictEqual(opened(state, key(1)), state);
    const looked = seen(state, key(2), 1000);
    assert.strictEqual(seen(looked, key(2), 5000), looked);
    assert.strictEqual(seen(looked, key(1), 5000), looked);
    assert.strictEqual(faded(looked, 1000 + freshFor - 1), looked);
    assert.deepEqual([...faded(looked, 1000 + freshFor).fresh.keys()], [key(3)]);
  });
});

describe('requests that are decided elsewhere', () => {
  it('go at once when nobody is at the list', () => {
    const state = read(start([2, 1]), lists({ requested: [1] }), false);
    assert.deepEqual(ids(state.shown.requested), ['1']);
  });

  it('stay under somebody who is at the list, with how they stand now', () => {
    const now = lists({ requested: [1], denied: [2] });
    const state = read(start([3, 2, 1]), now, true);
    assert.deepEqual(ids(state.shown.requested), ['3', '2', '1']);
    assert.deepEqual(
      [...movedOn(state, now)],
      [
        [key(3), undefined],
        [key(2), 'denied'],
      ],
    );
    assert.isEmpty(movedOn(read(state, now, false), now));
  });

  it('what is read no more is shown no more, whoever is at the list', () => {
    const state = read(start([1]), startOfInbox.shown, true);
    assert.isUndefined(state.shown.requested);
  });
});

describe('any course of readings', () => {
  const numbers = fc.uniqueArray(fc.nat(8), { maxLength: 6 });
  const reading = fc.record({
    requested: fc.option(numbers, { nil: undefined }),
    denied: numbers,
    attended: fc.boolean(),
  });

  it('nothing jumps while somebody is at the list; else it is what was read; marks are of what waits', () => {
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 8 }), (readings) => {
        let state = startOfInbox;
        for (const { requested, denied, attended } of readings) {
          const now: RequestLists = {
            ...lists({ denied }),
            requested: requested && lists({ requested }).requested,
          };
          const next = read(state, now, attended);
          for (const status of allStatuses) {
            const stays = attended && now[status] && state.shown[status];
            assert.strictEqual(next.shown[status], stays ? state.shown[status] : now[status]);
          }
          if (requested)
            for (const fresh of next.fresh.keys()) assert.isTrue(requested.map(key).includes(fresh), fresh);
          for (const { id } of waiting(next, now))
            assert.isFalse(
              next.shown.requested?.some((shown) => shown.id === id),
              id,
            );
          state = next;
        }
      }),
    );
  });
});
