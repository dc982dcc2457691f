import { consentReview as en, type ConsentReviewMessages } from './en/consent-review.js';
import type { MessageSet } from './message-set.js';

export type { ConsentReviewMessages };

/** Messages of the review in `<consent-inbox>` in every language. */
export const consentReviewMessages: MessageSet<ConsentReviewMessages> = {
  en,
  others: { hi: async () => (await import('./hi/consent-review.js')).consentReview },
};
