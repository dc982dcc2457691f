import { assert } from '@open-wc/testing';
import { folded } from '../../../src/abdm/search-text.js';
import type { LinkedCareContext } from '../../../src/contract/care-contexts.js';
import {
  asked,
  facilitiesListed,
  type ListState,
  startOfList,
  toggled,
} from '../../../src/elements/care-contexts/list-state.js';
import {
  dayProblems,
  itemsOf,
  noQuery,
  type RecordQuery,
  recordsFound,
  rememberedSearch,
  soughtBy,
} from '../../../src/elements/care-contexts/record-search.js';
import fc from '../../support/fast-check.js';

const now = Date.parse('2026-11-20T06:30:00.000Z');
const query = (changes: Partial<RecordQuery>): RecordQuery => ({ ...noQuery, ...changes });
const sought = (changes: Partial<RecordQuery>) =>
  soughtBy(query(changes), dayProblems(query(changes), now)) ?? { terms: [], from: undefined, to: undefined };

const visit = (id: string, display: string, createdAt?: string): LinkedCareContext => ({
  id,
  display,
  ...(createdAt !== undefined && { createdAt }),
});

const found = (
  facility: string,
  careContexts: readonly LinkedCareContext[],
  changes: Partial<RecordQuery>,
): string[] => recordsFound(facility, itemsOf(careContexts), sought(changes)).map(({ key }) => key);

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.lorem());
const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const anyDay = fc.option(
  day.map((date) => date.toISOString().slice(0, 10)),
  { nil: '' },
);
const anyVisit = fc
  .record({ id: fc.nat(60), display: text, at: fc.option(day, { nil: undefined }) })
  .map(({ id, display, at }) => visit(`v${id}`, display, at?.toISOString()));
const anyList = fc.uniqueArray(anyVisit, { selector: ({ id }) => id, maxLength: 40 });

/** The filter as one would write it down. */
function plainly(
  facility: string,
  careContexts: readonly LinkedCareContext[],
  asking: RecordQuery,
): string[] {
  const first = asking.from ? new Date(`${asking.from}T00:00:00`) : undefined;
  const last = asking.to ? new Date(`${asking.to}T23:59:59.999`) : undefined;
  const isFuture = first !== undefined && first.getTime() > now;
  const isTurned = !isFuture && first !== undefined && last !== undefined && last < first;
  return careContexts
    .filter(({ display, createdAt }) => {
      const words = folded(asking.search).split(/\s+/u).filter(Boolean);
      if (!words.every((word) => folded(facility).includes(word) || folded(display).includes(word)))
        return false;
      const at = createdAt === undefined ? undefined : new Date(createdAt);
      if (first && !isFuture && !(at && at >= first)) return false;
      return !(last && !isTurned && !(at && at <= last));
    })
    .map(({ id }) => id);
}

describe('the search in linked records', () => {
  it('finds by facility and by visit, whatever the case, accents, nuktas and scripts of digits', () => {
    const visits = [visit('a', 'खून की जाँच १२'), visit('b', 'Élan blood test'), visit('c', '[1 .*')];
    assert.deepEqual(found('सिटी फ़ोर्टिस', visits, { search: 'फोर्टिस' }), ['a', 'b', 'c']);
    assert.deepEqual(found('सिटी फ़ोर्टिस', visits, { search: 'फोर्टिस 12' }), ['a']);
    assert.deepEqual(found('City', visits, { search: 'ELAN  city' }), ['b']);
    assert.deepEqual(found('City', visits, { search: '[1' }), ['c']);
    assert.deepEqual(found('City', visits, { search: 'dentist' }), []);
  });

  it('finds by day, to the end of the last one; what has no date is on none of them', () => {
    const at = (time: string): string => new Date(`2026-05-05T${time}`).toISOString();
    const visits = [
      visit('first', '', at('00:00:00')),
      visit('last', '', at('23:59:59.999')),
      visit('none', ''),
    ];
    assert.deepEqual(found('', visits, { from: '2026-05-05', to: '2026-05-05' }), ['first', 'last']);
    assert.deepEqual(found('', visits, { from: '2026-05-06' }), []);
    assert.deepEqual(found('', visits, { to: '2026-05-04' }), []);
    assert.deepEqual(found('', visits, { to: '2026-05-05' }), ['first', 'last']);
  });

  it('says what is wrong with days, and does not narrow by them', () => {
    assert.deepEqual(dayProblems(query({ from: '2999-01-01', to: '2026-01-01' }), now), {
      from: 'in-future',
    });
    assert.deepEqual(dayProblems(query({ from: '2026-02-01', to: '2026-01-01' }), now), {
      to: 'before-from',
    });
    assert.deepEqual(dayProblems(query({ from: '2026-01-01', to: '2026-01-01' }), now), {});
    assert.deepEqual(dayProblems(query({ from: 'x', to: '-1' }), now), {});
    assert.isUndefined(soughtBy(query({ from: '2999-01-01' }), { from: 'in-future' }));
  });

  it('whatever the records, texts and days: finds what a plain filter finds', () => {
    fc.assert(
      fc.property(text, anyList, text, anyDay, anyDay, (facility, list, search, from, to) => {
        const asking = { search, from, to };
        assert.deepEqual(found(facility, list, asking), plainly(facility, list, asking));
        const [one] = list;
        if (one) {
          const [word = ''] = one.display.split(/\s+/u);
          assert.deepEqual(
            found(facility, list, { search: word }),
            plainly(facility, list, query({ search: word })),
          );
        }
      }),
    );
  });

  it('a care context that is told twice is one item, the last of them', () => {
    const items = itemsOf([visit('a', 'old'), visit('b', 'other'), visit('a', 'new')]);
    assert.deepEqual(
      items.map(({ careContext }) => careContext.display),
      ['new', 'other'],
    );
  });

  it('works only when something is different', () => {
    const search = rememberedSearch();
    const items = itemsOf([visit('a', 'one'), visit('b', 'two')]);
    const looked = sought({ search: 'o' });
    const first = search('City', items, looked);
    assert.strictEqual(search('City', items, looked), first);
    assert.notStrictEqual(search('Town', items, looked), first);
    assert.notStrictEqual(search('Town', items, sought({ search: 'o' })), first);
  });
});

describe('the state of the list', () => {
  const providers = [
    { hipId: 'A', name: 'Lake Hospital' },
    { hipId: 'B', name: ' ' },
    { hipId: 'C', name: 'Hill' },
  ];
  const known = {
    A: {
      records: itemsOf([visit('1', 'Blood'), visit('2', 'Eye')]),
      older: 0,
      failure: undefined,
      isReading: false,
    },
    B: { records: undefined, older: 0, failure: { kind: 'internal' } as const, isReading: false },
    C: { records: undefined, older: 0, failure: undefined, isReading: true },
  };
  const listed = (state: ListState) =>
    facilitiesListed(state, providers, (hipId) => known[hipId as keyof typeof known]).map(
      ({ name, records, isOpen }) => [name, records?.map(({ key }) => key), isOpen],
    );
  const asks = (search: string): ListState => asked(startOfList, query({ search }), {});

  it('shows all facilities, those that are open first in the order of opening', () => {
    const state = toggled(toggled(startOfList, 'C', true), 'A', true);
    assert.deepEqual(state.opened, ['A', 'C']);
    assert.deepEqual(listed(state), [
      ['Lake Hospital', ['1', '2'], true],
      ['B', undefined, false],
      ['Hill', undefined, true],
    ]);
    assert.strictEqual(toggled(state, 'A', true), state);
  });

  it('a search shows facilities with hits, and those that could not be read', () => {
    assert.deepEqual(listed(asks('blood')), [
      ['Lake Hospital', ['1'], true],
      ['B', undefined, true],
    ]);
    assert.deepEqual(listed(asks('lake')), [
      ['Lake Hospital', ['1', '2'], true],
      ['B', undefined, true],
    ]);
    assert.deepEqual(listed(asks('nothing')), [['B', undefined, true]]);
  });

  it('what is closed in a search is closed in that search only', () => {
    const open = toggled(startOfList, 'A', true);
    const searching = asked(open, query({ search: 'blood' }), {});
    const closed = toggled(searching, 'A', false);
    assert.isFalse(listed(closed)[0]![2]);
    assert.isTrue(listed(asked(closed, noQuery, {}))[0]![2], 'open as before');
    assert.isTrue(listed(asked(asked(closed, noQuery, {}), query({ search: 'eye' }), {}))[0]![2]);
    assert.strictEqual(toggled(searching, 'A', true), searching);
  });
});
