import { readShare, reviewShare, shareProfile } from '../../contract/share.js';

/** Calls that share a profile and read what came of it. */
export const shareCalls = { reviewShare, shareProfile, readShare };

/** Calls that share a profile and read what came of it. */
export type ShareCalls = typeof shareCalls;
