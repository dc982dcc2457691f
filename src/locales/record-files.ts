import { recordFiles as en, type RecordFilesMessages } from './en/record-files.js';
import type { MessageSet } from './message-set.js';

export type { RecordFilesMessages };

/** Messages for files and texts of the facility in a health record, in every language. */
export const recordFilesMessages: MessageSet<RecordFilesMessages> = {
  en,
  others: { hi: async () => (await import('./hi/record-files.js')).recordFiles },
};
