import { loaded } from '../../client/abdm-error.js';
import type * as RecordCalls from './record-calls.js';

let calls: Promise<typeof RecordCalls> | undefined;

/** The calls of the list, loaded once: whoever asks first goes on first. @throws AbdmError `offline` */
export function recordCalls(): Promise<typeof RecordCalls> {
  calls ??= loaded(import('./record-calls.js')).catch((error: unknown) => {
    calls = undefined;
    throw error;
  });
  return calls;
}
