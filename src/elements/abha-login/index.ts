export type { AbhaSignedInDetail, AbhaSkipDetail } from '../signed-in.events.js';
export { AbhaLogin } from './abha-login.js';
