import { recordResults as en, type RecordResultsMessages } from './en/record-results.js';
import type { MessageSet } from './message-set.js';

export type { RecordResultsMessages };

/** Words for results of tests, in every language. */
export const recordResultsMessages: MessageSet<RecordResultsMessages> = {
  en,
  others: { hi: async () => (await import('./hi/record-results.js')).recordResults },
};
