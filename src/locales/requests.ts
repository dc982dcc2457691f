import { requests as en, type RequestsMessages } from './en/requests.js';
import type { MessageSet } from './message-set.js';

export type { RequestsMessages };

/** Words for requests, shared by the list and the review of `<consent-inbox>`, in every language. */
export const requestsMessages: MessageSet<RequestsMessages> = {
  en,
  others: { hi: async () => (await import('./hi/requests.js')).requests },
};
