import type { RecordAmountsMessages } from '../../../locales/record-amounts.js';
import type { RecordBillsMessages } from '../../../locales/record-bills.js';
import type { RecordLabelsMessages } from '../../../locales/record-labels.js';
import type { RecordMedicinesMessages } from '../../../locales/record-medicines.js';
import type { RecordResultsMessages } from '../../../locales/record-results.js';
import type { RecordVaccinationsMessages } from '../../../locales/record-vaccinations.js';
import type { RecordWordsMessages } from '../../../locales/record-words.js';

/** A part of the kit that not every record needs. */
export type PartName = 'amounts' | 'bills' | 'labels' | 'medicines' | 'results' | 'uncommon' | 'vaccinations';

/** Words for every record, and those of parts: they are there when the part is. */
export type RecordWords = RecordWordsMessages &
  RecordAmountsMessages &
  RecordBillsMessages &
  RecordMedicinesMessages &
  RecordResultsMessages &
  RecordVaccinationsMessages;

/** Puts a value that stands inside another into words. */
export type Tell = (value: unknown, key?: string) => string;

/** Words and language for every record. */
export interface PlainTelling {
  readonly words: RecordWordsMessages;
  readonly labels: RecordLabelsMessages;
  /** BCP 47 tag for dates and numbers. */
  readonly locale: string;
  /** Language of the words. */
  readonly language: string;
}
