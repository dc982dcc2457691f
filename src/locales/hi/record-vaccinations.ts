import type { RecordVaccinationsMessages } from '../en/record-vaccinations.js';

/** Hindi words for vaccinations. */
export const recordVaccinations: RecordVaccinationsMessages = {
  vaccinations: {
    caption: 'टीके',
    columns: ['टीका', 'कब लगा', 'ख़ुराक', 'टिप्पणी'],
    number: (shown) => `ख़ुराक ${shown}`,
    numberOf: (shown, all) => `${all} में से ख़ुराक ${shown}`,
  },
};
