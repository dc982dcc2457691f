import { each } from '../reading/families.js';
import { tellBinary } from './binary.js';
import type { ReadingPart } from '../reading/reading.js';
import { annotation, attachment, signature } from './uncommon-types.js';

/** Files, and types of values that stand in few records. */
export const part: ReadingPart = {
  families: { Binary: each(tellBinary) },
  datatypes: { annotation, attachment, signature },
};
