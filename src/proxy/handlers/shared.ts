import type { Call } from '../call.js';
import { traceOf } from '../log.js';
import type { KeptShare } from '../shares.js';

/** Tells the portal's server of a shared profile. Never fails: what it tells has happened already. */
export async function tellShared(call: Call, { hipId, counterId, answer }: KeptShare): Promise<void> {
  const { hooks, now, logger } = call.services.settings;
  const { requestId, route, portalUser } = call.facts;
  try {
    await hooks.onShared?.({
      ...(portalUser && { portalUser }),
      abhaAddress: call.patient.abhaAddress,
      hipId,
      counterId,
      state: answer.state,
      ...(answer.state === 'issued' && { tokenNumber: answer.tokenNumber }),
      at: new Date(now()).toISOString(),
      requestId,
    });
  } catch (error) {
    logger.error({ requestId, route, hook: 'onShared', ...traceOf(error) }, 'hook failed');
  }
}
