import { recordAmounts as en, type RecordAmountsMessages } from './en/record-amounts.js';
import type { MessageSet } from './message-set.js';

export type { RecordAmountsMessages };
export type { TimeUnit } from './en/record-amounts.js';

/** Words for amounts in a health record, in every language. */
export const recordAmountsMessages: MessageSet<RecordAmountsMessages> = {
  en,
  others: { hi: async () => (await import('./hi/record-amounts.js')).recordAmounts },
};
