import { common as en, type CommonMessages } from './en/common.js';
import type { MessageSet } from './message-set.js';

export type { CommonMessages };

/** Messages that all elements share, in every language. */
export const commonMessages: MessageSet<CommonMessages> = {
  en,
  others: { hi: async () => (await import('./hi/common.js')).common },
};
