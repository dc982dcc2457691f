import { recordVaccinationsMessages } from '../../../locales/record-vaccinations.js';
import { tellVaccinations } from './immunization.js';
import type { ReadingPart } from '../reading/reading.js';

/** Vaccinations. */
export const part: ReadingPart = {
  families: { Immunization: tellVaccinations },
  words: recordVaccinationsMessages,
};
