import { card as en, type CardMessages } from './en/card.js';
import type { MessageSet } from './message-set.js';

export type { CardMessages };

/** Messages of `<abha-card>` in every language. */
export const cardMessages: MessageSet<CardMessages> = {
  en,
  others: { hi: async () => (await import('./hi/card.js')).card },
};
