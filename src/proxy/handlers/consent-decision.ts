import type { RequestDetails } from '../../contract/requests.js';
import type { Call } from '../call.js';
import type { ConsentDecidedEvent } from '../hooks.js';
import { digestOf } from '../audit/audit-trail.js';
import { UpstreamError, type UpstreamRequest } from '../upstreams/upstream.js';
import { auditDone } from './audit.js';
import { shownRequest } from './requests.js';
import { tellPortal } from './tell-portal.js';

/** What the patient decides about a consent request, as it was just read. */
export interface Decision extends Pick<ConsentDecidedEvent, 'decision' | 'facilities'> {
  send(): Promise<void>;
  /** Whether the request, read again, shows that it is done. */
  isShownBy(request: UpstreamRequest): boolean;
}

// Accepted is not done: upstream says yes before ABDM has acted.
const readings = 3;
const pauseMs = 1000;
// Nobody waits longer than that for a reading after the first one.
const patienceMs = 10_000;

/**
 * Carries a decision out, one at a time for each request of a patient: reads the request, lets `plan` check it and say what
 * is to be done, and reads it again until upstream shows it. A decision whose answer was lost counts when it shows.
 *
 * @param plan - throws what stands against the decision; nothing is sent then
 * @returns the request as it was read last, if it could be read
 */
export async function decide(
  call: Call,
  id: string,
  plan: (asked: UpstreamRequest) => Decision,
): Promise<{ request?: RequestDetails }> {
  const { turns, settings } = call.services;
  const caller = call.identified;
  const { patientId = '' } = caller;
  const { decision, after, isShown } = await turns.take('consent', `${patientId} ${id}`, async () => {
    const decision = plan(await settings.upstream.requests.read('consent', id, caller));
    const lost = await decision.send().catch(onlyLost);
    const after = await readUntil(call, id, decision);
    const isShown = after !== undefined && decision.isShownBy(after);
    if (lost && !isShown) throw lost;
    return { decision, after, isShown };
  });
  await audit(call, id, decision);
  if (isShown) await tell(call, id, decision);
  return after ? { request: shownRequest(after) } : {};
}

function onlyLost(error: unknown): UpstreamError {
  if (error instanceof UpstreamError && !error.nothingDone) return error;
  throw error;
}

async function readUntil(call: Call, id: string, decision: Decision): Promise<UpstreamRequest | undefined> {
  const { upstream, now } = call.services.settings;
  const until = now() + patienceMs;
  let last: UpstreamRequest | undefined;
  for (let reading = 1; reading <= readings && now() < until; reading += 1) {
    if (reading > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    try {
      last = await upstream.requests.read('consent', id, call.identified);
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      continue;
    }
    if (decision.isShownBy(last)) break;
  }
  return last;
}

// Also what upstream does not show yet: it has taken the decision, and may act on it any moment.
async function audit(call: Call, subject: string, { decision, facilities }: Decision): Promise<void> {
  await auditDone(call, { event: `consent-${decision}`, subject, terms: await digestOf(facilities) });
}

async function tell(call: Call, consentRequestId: string, { decision, facilities }: Decision): Promise<void> {
  const { abhaAddress } = call.patient;
  await tellPortal(call, 'onConsentDecided', { abhaAddress, consentRequestId, decision, facilities });
}
