export type { PatientChangedDetail, SessionExpiredDetail } from './abdm-connect.events.js';
export { AbdmConnect } from './abdm-connect.js';
