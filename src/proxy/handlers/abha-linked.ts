import type { Created } from '../../contract/outcomes.js';
import type { Call } from '../call.js';
import { traceOf } from '../log.js';
import type { AbhaLinkedEvent } from '../hooks.js';

/** Tells the portal's server of the patient's ABHA. Never fails: what it tells has happened already. */
export async function tellAbhaLinked(
  call: Call,
  {
    abhaAddress,
    abhaNumber,
  }: Pick<AbhaLinkedEvent, 'abhaAddress'> & { readonly abhaNumber?: string | undefined },
  created: Created,
): Promise<void> {
  const { hooks, now, logger } = call.services.settings;
  const { requestId, route, portalUser } = call.facts;
  try {
    await hooks.onAbhaLinked?.({
      ...(portalUser && { portalUser }),
      abhaAddress,
      ...(abhaNumber !== undefined && { abhaNumber }),
      created,
      at: new Date(now()).toISOString(),
      requestId,
    });
  } catch (error) {
    logger.error({ requestId, route, hook: 'onAbhaLinked', ...traceOf(error) }, 'hook failed');
  }
}
