import { Failure } from '../failure.js';
import { Streamed } from '../streamed.js';
import type { HandlersOf } from './handler.js';

/** The handler of the stream that tells what changed. Without webhooks there is nothing to tell, and pages have to ask. */
export const changesHandlers: HandlersOf<'watchChanges'> = {
  async watchChanges({ position }, call) {
    const { audience, bindings, changeStreams, webhooks } = call.services;
    if (!webhooks) throw new Failure('invalid-request', { status: 404 });
    const { binding } = call;
    const body = changeStreams.open({
      browser: binding.browser,
      patient: await audience.of(call.patient),
      position,
      holds: () => bindings.holds(binding),
    });
    return new Streamed(body, 'application/x-ndjson', undefined);
  },
};
