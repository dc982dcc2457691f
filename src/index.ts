export * from './client/index.js';
export { AbdmConnect } from './elements/abdm-connect/index.js';
export { type AbhaSignedInDetail, AbhaSignup } from './elements/abha-signup/index.js';
