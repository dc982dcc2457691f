import { listCareContexts } from '../../../contract/care-contexts.js';
import { confirmLink, discoverCareContexts, resendLinkOtp, sendLinkOtp } from '../../../contract/linking.js';

/** Calls that find and link visits. */
export const linkingCalls = {
  discoverCareContexts,
  sendLinkOtp,
  resendLinkOtp,
  confirmLink,
  listCareContexts,
};

/** Calls that find and link visits. */
export type LinkingCalls = typeof linkingCalls;
