import { recordMoreLabelsMessages } from '../../../locales/record-more-labels.js';
import type { ReadingPart } from '../reading/reading.js';

/** Names of what stands in few records. */
export const part: ReadingPart = { labels: recordMoreLabelsMessages };
