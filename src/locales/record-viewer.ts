import { recordViewer as en, type RecordViewerMessages } from './en/record-viewer.js';
import type { MessageSet } from './message-set.js';

export type { RecordViewerMessages };

/** Messages of `<record-viewer>` around a record, in every language. */
export const recordViewerMessages: MessageSet<RecordViewerMessages> = {
  en,
  others: { hi: async () => (await import('./hi/record-viewer.js')).recordViewer },
};
