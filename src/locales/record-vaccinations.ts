import { recordVaccinations as en, type RecordVaccinationsMessages } from './en/record-vaccinations.js';
import type { MessageSet } from './message-set.js';

export type { RecordVaccinationsMessages };

/** Words for vaccinations, in every language. */
export const recordVaccinationsMessages: MessageSet<RecordVaccinationsMessages> = {
  en,
  others: { hi: async () => (await import('./hi/record-vaccinations.js')).recordVaccinations },
};
