import { careContexts as en, type CareContextsMessages } from './en/care-contexts.js';
import type { MessageSet } from './message-set.js';

export type { CareContextsMessages };

/** Messages of the list in `<care-contexts>` in every language. */
export const careContextsMessages: MessageSet<CareContextsMessages> = {
  en,
  others: { hi: async () => (await import('./hi/care-contexts.js')).careContexts },
};
