export { ProviderSearch } from './provider-search.js';
export type { ProviderSelectDetail } from './provider-search.events.js';
