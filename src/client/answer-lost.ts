import type { ErrorKind } from '../abdm/errors.js';

const kinds: readonly ErrorKind[] = [
  'offline',
  'timeout',
  'unexpected-answer',
  'upstream-timeout',
  'upstream-unavailable',
];

/** Whether a failure says nothing of whether the work was done: then ABDM is asked, and nothing done twice. */
export const isAnswerLost = (kind: ErrorKind): boolean => kinds.includes(kind);
