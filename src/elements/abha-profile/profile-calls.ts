export { findPincode } from '../../contract/pincodes.js';
export { readProfile, updateProfile } from '../../contract/profile.js';
