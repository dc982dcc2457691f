export { AbhaProfile } from './abha-profile.js';
export type { KycVerifiedDetail, ProfileDeletedDetail, ProfileUpdatedDetail } from './abha-profile.events.js';
