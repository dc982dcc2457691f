export type {
  AbhaLinkedEvent,
  AgreementEvent,
  ConsentDecidedEvent,
  DecidedFacility,
  Hooks,
  PortalUser,
  RecordsLinkedEvent,
  SharedEvent,
} from './hooks.js';
export type { LogFields, Logger } from './log.js';
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
export { abdmConnect, type AbdmConnectOptions } from './upstreams/abdm-connect/index.js';
export * from './upstreams/upstream.js';
