import type { Call } from '../call.js';
import type { Hooks } from '../hooks.js';
import { traceOf } from '../log.js';

/** Hooks that tell what has happened already: their failure changes nothing of it. */
type TellingHook = Exclude<keyof Hooks, 'onAgreement'>;

type EventOf<Name extends TellingHook> = Parameters<NonNullable<Hooks[Name]>>[0];

/** Tells the portal's server, with the moment and the portal's user. Never fails: what it tells has happened already. */
export async function tellPortal<Name extends TellingHook>(
  call: Call,
  hook: Name,
  what: Omit<EventOf<Name>, 'at' | 'portalUser' | 'requestId'>,
): Promise<void> {
  const { hooks, now, logger } = call.services.settings;
  const { requestId, route, portalUser } = call.facts;
  const at = new Date(now()).toISOString();
  try {
    await hooks[hook]?.({ ...(portalUser && { portalUser }), ...what, at, requestId } as never);
  } catch (error) {
    logger.error({ requestId, route, hook, ...traceOf(error) }, 'hook failed');
  }
}
