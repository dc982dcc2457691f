import { recordMedicines as en, type RecordMedicinesMessages } from './en/record-medicines.js';
import type { MessageSet } from './message-set.js';

export type { RecordMedicinesMessages };

/** Words for medicines of a health record, in every language. */
export const recordMedicinesMessages: MessageSet<RecordMedicinesMessages> = {
  en,
  others: { hi: async () => (await import('./hi/record-medicines.js')).recordMedicines },
};
