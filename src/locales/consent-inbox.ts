import { consentInbox as en, type ConsentInboxMessages } from './en/consent-inbox.js';
import type { MessageSet } from './message-set.js';

export type { ConsentInboxMessages };

/** Messages of the list in `<consent-inbox>` in every language. */
export const consentInboxMessages: MessageSet<ConsentInboxMessages> = {
  en,
  others: { hi: async () => (await import('./hi/consent-inbox.js')).consentInbox },
};
