import { findSession, resendSessionOtp, sendSessionOtp, verifySessionOtp } from '../../contract/session.js';

/** Calls of a renewal. */
export const renewalCalls = { findSession, sendSessionOtp, resendSessionOtp, verifySessionOtp };

/** Calls of a renewal. */
export type RenewalCalls = typeof renewalCalls;
