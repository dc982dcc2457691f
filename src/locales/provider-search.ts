import { providerSearch as en, type ProviderSearchMessages } from './en/provider-search.js';
import type { MessageSet } from './message-set.js';

export type { ProviderSearchMessages };

/** Messages of `<provider-search>` in every language. */
export const providerSearchMessages: MessageSet<ProviderSearchMessages> = {
  en,
  others: { hi: async () => (await import('./hi/provider-search.js')).providerSearch },
};
