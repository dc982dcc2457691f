import { recordResultsMessages } from '../../../locales/record-results.js';
import { each } from '../reading/families.js';
import { tellResults } from './observation.js';
import type { ReadingPart } from '../reading/reading.js';
import { tellReport } from './report.js';

/** Results, and reports of them. */
export const part: ReadingPart = {
  families: { Observation: tellResults, DiagnosticReport: each(tellReport) },
  words: recordResultsMessages,
};
