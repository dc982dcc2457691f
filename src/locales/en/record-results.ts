/** English words for results of tests. */
export const recordResults = {
  results: {
    caption: 'Results',
    columns: ['Test', 'Result', 'Reference range', 'Remarks'],
  },
  flags: {
    H: 'High',
    HH: 'Very high',
    HU: 'Much higher than before',
    HX: 'Above what can be measured',
    L: 'Low',
    LL: 'Very low',
    LU: 'Much lower than before',
    LX: 'Below what can be measured',
    A: 'Not normal',
    AA: 'Very far from normal',
    N: 'Normal',
    above: 'Above the range',
    below: 'Below the range',
    POS: 'Positive',
    NEG: 'Negative',
    IND: 'Not certain',
    DET: 'Found',
    ND: 'Not found',
    R: 'Resistant',
    S: 'Sensitive',
    I: 'In between',
  } as Readonly<Record<string, string>>,
};

/** The messages of this module, for every language. */
export type RecordResultsMessages = typeof recordResults;
