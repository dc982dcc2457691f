import { assert } from '@open-wc/testing';
import fc from '../support/fast-check.js';
import { onlyDigits } from '../../src/abdm/digits.js';
import { groupInput, regroup } from '../../src/controllers/grouped-digits.js';

const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789 -०१२३४५६७८९\u00a0٠１')) }),
);

describe('Digits grouped while they are typed', () => {
  it('any text at any caret gives its digits, grouped, and a caret within', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 60 }), sizes, (text, caret, groups) => {
        const result = regroup(text, caret, groups);
        assert.strictEqual(result.digits, onlyDigits(text));
        assert.strictEqual(result.value.replaceAll(' ', ''), result.digits);
        assert.isAtLeast(result.caret, 0);
        assert.isAtMost(result.caret, result.value.length);
      }),
    );
  });

  it('the caret stays behind as many digits as before', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 60 }), sizes, (text, caret, groups) => {
        const result = regroup(text, caret, groups);
        assert.strictEqual(onlyDigits(result.value.slice(0, result.caret)), onlyDigits(text.slice(0, caret)));
      }),
    );
  });

  it('grouping what is grouped changes nothing', () => {
    fc.assert(
      fc.property(anything, sizes, (text, groups) => {
        const once = regroup(text, text.length, groups);
        assert.deepEqual(regroup(once.value, once.caret, groups), once);
      }),
    );
  });

  it('every group but the last is full', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), maxLength: 30 }),
        sizes,
        (text, groups) => {
          const shown = regroup(text, 0, groups).value.split(' ').slice(0, -1);
          assert.deepEqual(
            shown.map(({ length }) => length),
            groups.slice(0, shown.length),
          );
        },
      ),
    );
  });

  it('an input of the page takes any text without a throw', () => {
    const input = document.createElement('input');
    document.body.append(input);
    fc.assert(
      fc.property(anything, fc.nat(60), sizes, (text, caret, groups) => {
        input.value = text;
        input.setSelectionRange(caret, caret);
        const held = input.value;
        assert.strictEqual(groupInput(input, groups), onlyDigits(held));
        assert.strictEqual(input.value.replaceAll(' ', ''), onlyDigits(held));
      }),
    );
    input.remove();
  });
});
