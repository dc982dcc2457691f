export { QrShare } from './qr-share.js';
export type { ProfileSharedDetail, ShareCancelledDetail } from './qr-share.events.js';
