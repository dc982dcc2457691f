export * from './client/index.js';
export type { AbdmErrorDetail } from './elements/abdm-element.events.js';
export { AbdmConnect, type SessionExpiredDetail } from './elements/abdm-connect/index.js';
export { AbhaCard, type CardDownloadedDetail } from './elements/abha-card/index.js';
export { AbhaLogin } from './elements/abha-login/index.js';
export { AbhaProfile, type ProfileUpdatedDetail } from './elements/abha-profile/index.js';
export { type AbhaSignedInDetail, AbhaSignup, type AbhaSkipDetail } from './elements/abha-signup/index.js';
export {
  CareContexts,
  type RecordOpenDetail,
  type RecordsLinkedDetail,
} from './elements/care-contexts/index.js';
export { type ConsentDecidedDetail, ConsentInbox } from './elements/consent-inbox/index.js';
export { ProviderSearch, type ProviderSelectDetail } from './elements/provider-search/index.js';
export { type ProfileSharedDetail, QrShare, type ShareCancelledDetail } from './elements/qr-share/index.js';
export { type RecordClosedDetail, type RecordTarget, RecordViewer } from './elements/record-viewer/index.js';
export { SessionRenewal, type SessionRenewedDetail } from './elements/session-renewal/index.js';
