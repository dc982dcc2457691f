import type { RecordResultsMessages } from '../en/record-results.js';

/** Hindi words for results of tests. */
export const recordResults: RecordResultsMessages = {
  results: {
    caption: 'नतीजे',
    columns: ['जाँच', 'नतीजा', 'सामान्य सीमा', 'टिप्पणी'],
  },
  flags: {
    H: 'ज़्यादा',
    HH: 'बहुत ज़्यादा',
    HU: 'पहले से बहुत ज़्यादा',
    HX: 'नापने की सीमा से ऊपर',
    L: 'कम',
    LL: 'बहुत कम',
    LU: 'पहले से बहुत कम',
    LX: 'नापने की सीमा से नीचे',
    A: 'सामान्य नहीं',
    AA: 'सामान्य से बहुत दूर',
    N: 'सामान्य',
    above: 'सीमा से ऊपर',
    below: 'सीमा से नीचे',
    POS: 'पॉज़िटिव',
    NEG: 'नेगेटिव',
    IND: 'पक्का नहीं',
    DET: 'मिला',
    ND: 'नहीं मिला',
    R: 'दवा बेअसर',
    S: 'दवा असरदार',
    I: 'बीच का असर',
  },
};
