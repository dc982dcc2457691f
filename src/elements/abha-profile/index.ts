export { AbhaProfile } from './abha-profile.js';
export type { ProfileUpdatedDetail } from './abha-profile.events.js';
