import { session as en, type SessionMessages } from './en/session.js';
import type { MessageSet } from './message-set.js';

export type { SessionMessages };

/** Messages of `<session-renewal>` in every language. */
export const sessionMessages: MessageSet<SessionMessages> = {
  en,
  others: { hi: async () => (await import('./hi/session.js')).session },
};
