import { recordMedicinesMessages } from '../../../locales/record-medicines.js';
import { dosageText } from './dosage.js';
import { tellMedicines } from './medication.js';
import type { ReadingPart } from '../reading/reading.js';
import { timingText } from './timing.js';

/** Medicines, and how and when something is taken or done. */
export const part: ReadingPart = {
  families: { MedicationRequest: tellMedicines, MedicationStatement: tellMedicines },
  datatypes: { dosage: dosageText, timing: timingText },
  words: recordMedicinesMessages,
};
