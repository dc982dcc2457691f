export { readProfile } from '../../../contract/profile.js';
