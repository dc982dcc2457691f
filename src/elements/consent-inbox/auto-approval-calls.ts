import { readAutoApproval, setAutoApproval } from '../../contract/requests.js';

/** Calls about auto-approval. */
export const autoApprovalCalls = { readAutoApproval, setAutoApproval };

/** Calls about auto-approval. */
export type AutoApprovalCalls = typeof autoApprovalCalls;
