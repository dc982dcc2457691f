import { loaded } from '../../client/abdm-error.js';
import type * as ListCalls from './list-calls.js';

let calls: Promise<typeof ListCalls> | undefined;

/** The calls of the list, loaded once: whoever asks first goes on first. @throws AbdmError `offline` */
export function listCalls(): Promise<typeof ListCalls> {
  calls ??= loaded(import('./list-calls.js')).catch((error: unknown) => {
    calls = undefined;
    throw error;
  });
  return calls;
}
