import type { RecordLabelsMessages } from './en/record-labels.js';
import { recordMoreLabels as en } from './en/record-more-labels.js';
import type { MessageSet } from './message-set.js';

/** Names of fields, kinds and codes that stand in few health records, in every language. */
export const recordMoreLabelsMessages: MessageSet<RecordLabelsMessages> = {
  en,
  others: { hi: async () => (await import('./hi/record-more-labels.js')).recordMoreLabels },
};
