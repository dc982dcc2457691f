import { recordBills as en, type RecordBillsMessages } from './en/record-bills.js';
import type { MessageSet } from './message-set.js';

export type { RecordBillsMessages };

/** Words for bills, in every language. */
export const recordBillsMessages: MessageSet<RecordBillsMessages> = {
  en,
  others: { hi: async () => (await import('./hi/record-bills.js')).recordBills },
};
