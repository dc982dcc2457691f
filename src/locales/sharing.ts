import { sharing as en, type SharingMessages } from './en/sharing.js';
import type { MessageSet } from './message-set.js';

export type { SharingMessages };

/** Messages for sharing a profile at a counter in every language. */
export const sharingMessages: MessageSet<SharingMessages> = {
  en,
  others: { hi: async () => (await import('./hi/sharing.js')).sharing },
};
