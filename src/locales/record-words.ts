import { recordWords as en, type RecordWordsMessages } from './en/record-words.js';
import type { MessageSet } from './message-set.js';

export type { RecordWordsMessages };

/** Words with which a health record is put into sentences, in every language. */
export const recordWordsMessages: MessageSet<RecordWordsMessages> = {
  en,
  others: { hi: async () => (await import('./hi/record-words.js')).recordWords },
};
