export { AbdmClient, type AbdmClientOptions, type CallOptions } from './abdm-client.js';
export { AbdmError, type AbdmErrorDetails, asAbdmError, isAbdmError, isAbort } from './abdm-error.js';
export type { ProgressListener } from './read-stream.js';
export { type Renewal, type Renewer, type RenewerRank, SessionGate } from './session-gate.js';
