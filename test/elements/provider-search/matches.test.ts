import { assert } from '@open-wc/testing';
import { matchesIn } from '../../../src/elements/provider-search/matches.js';
import fc from '../../support/fast-check.js';

/** A text with its matches in brackets. */
const marked = (text: string, sought: string): string =>
  matchesIn(text, sought)
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join('');

describe('What was looked for, in a name', () => {
  for (const [name, text, sought, expected] of [
    ['wherever it is, in any case', 'Care and Healthcare', 'CARE', '[Care] and Health[care]'],
    ['with spaces around it', 'City Eye Care', '  eye ', 'City [Eye] Care'],
    ['not at all', 'City Eye Care', 'apollo', 'City Eye Care'],
    ['nothing sought', 'City', '', 'City'],
    ['as a name and not as a pattern', 'A.B. (Care)', '.b. (', 'A[.B. (]Care)'],
    ['composed in another way', 'Cafe\u0301 Hospital', 'café', '[Cafe\u0301] Hospital'],
    ['with a nukta typed or not', 'ज़ेनिथ क्लिनिक', 'जेनि', '[ज़ेनि]थ क्लिनिक'],
    ['a conjunct stays whole', 'अस्पताल', 'अस', '[अस्प]ताल'],
    ['a vowel sign stays with its letter', 'किरण', 'क', '[कि]रण'],
    ['in Tamil', 'அப்போலோ மருத்துவமனை', 'மருத்து', 'அப்போலோ [மருத்து]வமனை'],
    ['letters that grow when they become small', 'İZMİR CARE', 'care', 'İZMİR [CARE]'],
    ['emoji with joiners', '👩‍⚕️ Care', 'care', '👩‍⚕️ [Care]'],
  ] as const) {
    it(name, () => {
      // Engines differ in whether a conjunct is one grapheme; none may cut a letter from its signs.
      const found = marked(text, sought);
      if (name.startsWith('a conjunct')) assert.include([expected, '[अस्]पताल'], found);
      else assert.strictEqual(found, expected);
    });
  }

  it('any texts: the pieces are the text, and no letter is cut', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom(...Array.from('किरण अस्पताल ज़े\u200d\u200cCare É\u0301İß')))
        .map((units) => units.join('')),
    );
    const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(text, text, (name, sought) => {
        const pieces = matchesIn(name, sought);
        assert.strictEqual(pieces.map((piece) => piece.text).join(''), name);
        const starts = new Set([...graphemes.segment(name)].map(({ index }) => index));
        let start = 0;
        for (const piece of pieces) {
          assert.isTrue(starts.has(start), `cut at ${start}`);
          start += piece.text.length;
        }
      }),
      { numRuns: 500 },
    );
  });
});
