import { linking as en, type LinkingMessages } from './en/linking.js';
import type { MessageSet } from './message-set.js';

export type { LinkingMessages };

/** Messages for linking visits with an ABHA, in every language. */
export const linkingMessages: MessageSet<LinkingMessages> = {
  en,
  others: { hi: async () => (await import('./hi/linking.js')).linking },
};
