export { ConsentInbox } from './consent-inbox.js';
export type { ConsentDecidedDetail } from './consent-inbox.events.js';
