export { CareContexts } from './care-contexts.js';
export type { RecordOpenDetail, RecordsLinkedDetail } from './care-contexts.events.js';
