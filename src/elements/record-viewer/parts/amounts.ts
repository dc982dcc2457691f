import { recordAmountsMessages } from '../../../locales/record-amounts.js';
import type { ReadingPart } from '../reading/reading.js';
import { money, quantity, range, ratio } from './amount-types.js';

/** Amounts: numbers with their units, and money. */
export const part: ReadingPart = {
  datatypes: { money, quantity, range, ratio },
  words: recordAmountsMessages,
};
