import type { Call } from '../call.js';
import type { RecordsLinkedEvent } from '../hooks.js';
import { traceOf } from '../log.js';

/** Tells the portal's server of linked visits. Never fails: what it tells has happened already. */
export async function tellRecordsLinked(
  call: Call,
  { hipId, careContextIds }: Pick<RecordsLinkedEvent, 'hipId' | 'careContextIds'>,
): Promise<void> {
  const { hooks, now, logger } = call.services.settings;
  const { requestId, route, portalUser } = call.facts;
  try {
    await hooks.onRecordsLinked?.({
      ...(portalUser && { portalUser }),
      abhaAddress: call.patient.abhaAddress,
      hipId,
      careContextIds,
      at: new Date(now()).toISOString(),
      requestId,
    });
  } catch (error) {
    logger.error({ requestId, route, hook: 'onRecordsLinked', ...traceOf(error) }, 'hook failed');
  }
}
