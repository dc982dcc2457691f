import { assert } from '@open-wc/testing';
import {
  closedList,
  type Key,
  keyOutcome,
  type ListState,
  openList,
} from '../../../src/elements/provider-search/list-keys.js';
import fc from '../../support/fast-check.js';

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const press = (key: string, list: ListState, count = 3, how: Partial<Key> = {}) =>
  keyOutcome({ ...none, key, ...how }, list, count);
const at = (active: number | undefined): ListState => ({ isOpen: true, active });

describe('Keys of a combobox, as the ARIA Authoring Practices say', () => {
  it('Down and Up go round; the first Down is at the first option, the first Up at the last', () => {
    assert.deepEqual(press('ArrowDown', openList), { list: at(0), isUsed: true });
    assert.deepEqual(press('ArrowDown', at(0))?.list, at(1));
    assert.deepEqual(press('ArrowDown', at(2))?.list, at(0));
    assert.deepEqual(press('ArrowUp', openList)?.list, at(2));
    assert.deepEqual(press('ArrowUp', at(0))?.list, at(2));
    assert.deepEqual(press('ArrowDown', closedList)?.list, at(0));
  });

  it('with Alt, Down only opens and Up closes', () => {
    assert.deepEqual(press('ArrowDown', closedList, 3, { altKey: true })?.list, openList);
    assert.deepEqual(press('ArrowUp', at(1), 3, { altKey: true })?.list, closedList);
  });

  it('Enter chooses only what the keys point at, and is never left to a form', () => {
    assert.deepEqual(press('Enter', at(1)), { list: closedList, does: 'choose', isUsed: true });
    assert.deepEqual(press('Enter', openList), { list: openList, does: 'search', isUsed: true });
    assert.deepEqual(press('Enter', at(1), 0)?.does, 'search');
  });

  it('Escape closes the list, and clears the text once it is closed', () => {
    assert.deepEqual(press('Escape', at(1)), { list: closedList, isUsed: true });
    assert.strictEqual(press('Escape', closedList)?.does, 'clear');
  });

  it('Home, End, Left and Right go back to the text, Tab goes on and chooses nothing', () => {
    for (const key of ['Home', 'End', 'ArrowLeft', 'ArrowRight'])
      assert.deepEqual(press(key, at(1)), { list: openList, isUsed: false }, key);
    assert.deepEqual(press('Tab', at(1)), { list: closedList, isUsed: false });
  });

  it('keys that type, and shortcuts, are not its business', () => {
    for (const key of ['a', ' ', 'Backspace', 'अ', 'F5']) assert.isUndefined(press(key, at(1)), key);
    assert.isUndefined(press('ArrowDown', at(1), 3, { ctrlKey: true }));
    assert.isUndefined(press('ArrowLeft', at(1), 3, { shiftKey: true }));
  });

  it('any keys: what they point at is in the list', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'Enter', 'Escape', 'Tab', 'Home', 'End', 'a'];
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.constantFrom(...keys), altKey: fc.boolean() })),
        fc.nat({ max: 5 }),
        (presses, count) => {
          let list = closedList;
          for (const { key, altKey } of presses) {
            list = press(key, list, count, { altKey })?.list ?? list;
            if (list.active !== undefined)
              assert.isTrue(list.isOpen && list.active < count && list.active >= 0);
          }
        },
      ),
    );
  });
});
