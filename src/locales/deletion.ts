import { deletion as en, type DeletionMessages } from './en/deletion.js';
import type { MessageSet } from './message-set.js';

export type { DeletionMessages };

/** Messages for deleting a profile, in every language. */
export const deletionMessages: MessageSet<DeletionMessages> = {
  en,
  others: { hi: async () => (await import('./hi/deletion.js')).deletion },
};
