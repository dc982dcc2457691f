import { Failure } from '../failure.js';
import { UpstreamError } from '../upstreams/upstream.js';
import { auditDone } from './audit.js';
import type { HandlersOf } from './handler.js';

/** Handlers of the approval of consents without asking. */
export const autoApprovalHandlers: HandlersOf<'readAutoApproval' | 'setAutoApproval'> = {
  async readAutoApproval(_input, call) {
    const { requests } = call.services.settings.upstream;
    return { enabled: await requests.isAutoApproving(call.identified) };
  },

  async setAutoApproval({ enabled }, call) {
    const { services, identified: caller } = call;
    const { requests } = services.settings.upstream;
    const { patientId = '' } = caller;
    return services.turns.take('auto-approval', patientId, async () => {
      if ((await requests.isAutoApproving(caller)) === enabled) return { enabled };
      // Never repeated: it turns over whatever it finds.
      await requests.turnAutoApproval(caller).catch(onlyLost);
      if ((await requests.isAutoApproving(caller)) !== enabled) throw new Failure('upstream-unavailable');
      await auditDone(call, { event: 'auto-approval', subject: enabled ? 'on' : 'off' });
      return { enabled };
    });
  },
};

function onlyLost(error: unknown): void {
  if (error instanceof UpstreamError && !error.nothingDone) return;
  throw error;
}
