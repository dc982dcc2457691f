import './abha-signup.events.js';

export type { AbhaSignedInDetail, AbhaSkipDetail } from '../signed-in.events.js';
export { AbhaSignup } from './abha-signup.js';
