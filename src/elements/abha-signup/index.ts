export { AbhaSignup } from './abha-signup.js';
export type { AbhaSignedInDetail } from './abha-signup.events.js';
