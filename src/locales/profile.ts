import { profile as en, type ProfileMessages } from './en/profile.js';
import type { MessageSet } from './message-set.js';

export type { ProfileMessages };

/** Messages of `<abha-profile>` in every language. */
export const profileMessages: MessageSet<ProfileMessages> = {
  en,
  others: { hi: async () => (await import('./hi/profile.js')).profile },
};
