import { login as en, type LoginMessages } from './en/login.js';
import type { MessageSet } from './message-set.js';

export type { LoginMessages };

/** Messages of `<abha-login>` in every language. */
export const loginMessages: MessageSet<LoginMessages> = {
  en,
  others: { hi: async () => (await import('./hi/login.js')).login },
};
