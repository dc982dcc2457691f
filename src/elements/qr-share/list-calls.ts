export { listShares } from '../../contract/share.js';
