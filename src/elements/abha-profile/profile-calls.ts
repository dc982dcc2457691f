export { findPincode } from '../../contract/pincodes.js';
export { readMobile, readProfile, updateProfile } from '../../contract/profile.js';
