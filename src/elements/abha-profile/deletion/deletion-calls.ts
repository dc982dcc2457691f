import { deleteProfile } from '../../../contract/profile.js';
import { findSession } from '../../../contract/session.js';

/** Calls that delete a profile. */
export const deletionCalls = { deleteProfile, findSession };

/** Calls that delete a profile. */
export type DeletionCalls = typeof deletionCalls;
