export { readCard, readProfile, readQr } from '../../contract/profile.js';
