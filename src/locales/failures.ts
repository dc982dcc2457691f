import { failures as en, type FailureMessages } from './en/failures.js';
import type { MessageSet } from './message-set.js';

export type { FailureMessages };

/** Words for every kind of failure, in every language; of use only after a request, and so loaded with the first one. */
export const failureMessages: MessageSet<FailureMessages> = {
  en,
  others: { hi: async () => (await import('./hi/failures.js')).failures },
};
