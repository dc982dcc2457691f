export type {
  AbhaLinkedEvent,
  AgreementEvent,
  ConsentDecidedEvent,
  DecidedFacility,
  Hooks,
  NotificationEvent,
  PortalUser,
  RecordsLinkedEvent,
  SharedEvent,
} from './hooks.js';
export type { AuditEntry, AuditEvent, AuditLine, AuditSink } from './audit/audit-trail.js';
export type { HealthCheckName, LogFields } from './log-fields.js';
export { checkedLogger, type Logger } from './log.js';
export type { AnsweredRequest, Metrics, Readings, WebhookResult } from './metrics.js';
export { memoryStore, type MemoryStoreOptions } from './memory-store.js';
export {
  type ConsentPinRule,
  type Limits,
  OptionsError,
  type ProxyOptions,
  type SignInLife,
} from './options.js';
export { type AbdmProxy, type Client, createAbdmProxy } from './proxy.js';
export type { Count, Store } from './store.js';
export { type AbdmConnect, abdmConnect, type AbdmConnectOptions } from './upstreams/abdm-connect/index.js';
export type { Fetch, FetchAnswer } from './upstreams/abdm-connect/wire.js';
export type { Patience } from './upstreams/abdm-connect/patience.js';
export * from './upstreams/upstream.js';
