import type { RecordMedicinesMessages } from '../en/record-medicines.js';

type Said = (n: number, shown: string) => string;
const oftenIn =
  (unit: string): Said =>
  (_n, shown) =>
    `${unit} ${shown} बार`;

/** Hindi words for medicines, and for when they are taken. */
export const recordMedicines: RecordMedicinesMessages = {
  medicines: {
    caption: 'दवाएँ',
    columns: ['दवा', 'कैसे लें', 'कितने समय तक', 'टिप्पणी'],
  },
  timing: {
    often: {
      s: oftenIn('एक सेकंड में'),
      min: oftenIn('एक मिनट में'),
      h: oftenIn('एक घंटे में'),
      d: oftenIn('दिन में'),
      wk: oftenIn('हफ़्ते में'),
      mo: oftenIn('महीने में'),
      a: oftenIn('साल में'),
    },
    every: (span) => `हर ${span} पर`,
    oftenEvery: (_n, shown, span) => `हर ${span} में ${shown} बार`,
    between: (least, most) => `${least} से ${most}`,
    forSpan: (span) => `${span} तक`,
    inAll: (_n, shown) => `कुल ${shown} बार`,
    at: (times) => `${times} बजे`,
    on: (days) => `${days} को`,
    asNeeded: 'ज़रूरत होने पर',
    asNeededFor: (why) => `${why} होने पर`,
    offset: (span, when) => `${when}, ${span} के अंतर से`,
    atMost: (dose) => `ज़्यादा से ज़्यादा ${dose}`,
    perSpan: (dose, span) => `${span} में ${dose}`,
    when: {
      MORN: 'सुबह',
      'MORN.early': 'सुबह जल्दी',
      'MORN.late': 'देर सुबह',
      NOON: 'दोपहर बारह बजे',
      AFT: 'दोपहर में',
      'AFT.early': 'दोपहर की शुरुआत में',
      'AFT.late': 'दोपहर ढलने पर',
      EVE: 'शाम को',
      'EVE.early': 'शाम होते ही',
      'EVE.late': 'देर शाम',
      NIGHT: 'रात को',
      PHS: 'सो जाने के बाद',
      HS: 'सोते समय',
      WAKE: 'जागने पर',
      C: 'खाने के साथ',
      CM: 'नाश्ते के साथ',
      CD: 'दोपहर के खाने के साथ',
      CV: 'रात के खाने के साथ',
      AC: 'खाने से पहले',
      ACM: 'नाश्ते से पहले',
      ACD: 'दोपहर के खाने से पहले',
      ACV: 'रात के खाने से पहले',
      PC: 'खाने के बाद',
      PCM: 'नाश्ते के बाद',
      PCD: 'दोपहर के खाने के बाद',
      PCV: 'रात के खाने के बाद',
    },
  },
};
