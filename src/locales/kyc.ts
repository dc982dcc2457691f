import { kyc as en, type KycMessages } from './en/kyc.js';
import type { MessageSet } from './message-set.js';

export type { KycMessages };

/** Messages for linking an ABHA number, in every language. */
export const kycMessages: MessageSet<KycMessages> = {
  en,
  others: { hi: async () => (await import('./hi/kyc.js')).kyc },
};
