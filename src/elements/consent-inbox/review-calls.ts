import { denyConsent, grantConsent, readRequest, revokeConsent } from '../../contract/requests.js';

/** Calls of a review. */
export const reviewCalls = { readRequest, grantConsent, denyConsent, revokeConsent };

/** Calls of a review. */
export type ReviewCalls = typeof reviewCalls;
