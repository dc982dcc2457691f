import type { TimeUnit } from './record-amounts.js';

const plural = new Intl.PluralRules('en');
const ordinary = (n: number, shown: string): string =>
  n === 1 ? 'once' : n === 2 ? 'twice' : `${shown} times`;

type Said = (n: number, shown: string) => string;
const oftenIn =
  (unit: string): Said =>
  (n, shown) =>
    `${ordinary(n, shown)} ${unit}`;

/** English words for medicines, and for when they are taken. */
export const recordMedicines = {
  medicines: {
    caption: 'Medicines',
    columns: ['Medicine', 'How to take it', 'For how long', 'Remarks'],
  },
  timing: {
    /** So often in one unit: "twice a day". */
    often: {
      s: oftenIn('a second'),
      min: oftenIn('a minute'),
      h: oftenIn('an hour'),
      d: oftenIn('a day'),
      wk: oftenIn('a week'),
      mo: oftenIn('a month'),
      a: oftenIn('a year'),
    } as Readonly<Record<TimeUnit, Said>>,
    every: (span: string): string => `every ${span}`,
    oftenEvery: (n: number, shown: string, span: string): string => `${ordinary(n, shown)} every ${span}`,
    between: (least: string, most: string): string => `${least} to ${most}`,
    forSpan: (span: string): string => `for ${span}`,
    inAll: (n: number, shown: string): string =>
      `${shown} ${plural.select(n) === 'one' ? 'time' : 'times'} in all`,
    at: (times: string): string => `at ${times}`,
    on: (days: string): string => `on ${days}`,
    asNeeded: 'when needed',
    asNeededFor: (why: string): string => `when needed for ${why}`,
    offset: (span: string, when: string): string => `${span} ${when}`,
    atMost: (dose: string): string => `at most ${dose}`,
    perSpan: (dose: string, span: string): string => `${dose} in ${span}`,
    when: {
      MORN: 'in the morning',
      'MORN.early': 'early in the morning',
      'MORN.late': 'late in the morning',
      NOON: 'at noon',
      AFT: 'in the afternoon',
      'AFT.early': 'early in the afternoon',
      'AFT.late': 'late in the afternoon',
      EVE: 'in the evening',
      'EVE.early': 'early in the evening',
      'EVE.late': 'late in the evening',
      NIGHT: 'at night',
      PHS: 'after going to sleep',
      HS: 'at bedtime',
      WAKE: 'on waking up',
      C: 'with meals',
      CM: 'with breakfast',
      CD: 'with lunch',
      CV: 'with dinner',
      AC: 'before meals',
      ACM: 'before breakfast',
      ACD: 'before lunch',
      ACV: 'before dinner',
      PC: 'after meals',
      PCM: 'after breakfast',
      PCD: 'after lunch',
      PCV: 'after dinner',
    } as Readonly<Record<string, string>>,
  },
};

/** The messages of this module, for every language. */
export type RecordMedicinesMessages = typeof recordMedicines;
