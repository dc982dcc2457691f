import { consentSettings as en, type ConsentSettingsMessages } from './en/consent-settings.js';
import type { MessageSet } from './message-set.js';

export type { ConsentSettingsMessages };

/** Messages of the settings in `<consent-inbox>` in every language. */
export const consentSettingsMessages: MessageSet<ConsentSettingsMessages> = {
  en,
  others: { hi: async () => (await import('./hi/consent-settings.js')).consentSettings },
};
