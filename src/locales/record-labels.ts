import { recordLabels as en, type RecordLabelsMessages } from './en/record-labels.js';
import type { MessageSet } from './message-set.js';

export type { RecordLabelsMessages };

/** Names of fields, kinds and codes of health records, in every language. */
export const recordLabelsMessages: MessageSet<RecordLabelsMessages> = {
  en,
  others: { hi: async () => (await import('./hi/record-labels.js')).recordLabels },
};
