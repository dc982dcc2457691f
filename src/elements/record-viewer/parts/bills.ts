import { recordBillsMessages } from '../../../locales/record-bills.js';
import { each } from '../reading/families.js';
import { tellInvoice } from './invoice.js';
import type { ReadingPart } from '../reading/reading.js';

/** Bills. */
export const part: ReadingPart = { families: { Invoice: each(tellInvoice) }, words: recordBillsMessages };
