export { SessionRenewal } from './session-renewal.js';
export type { SessionRenewedDetail } from './session-renewal.events.js';
