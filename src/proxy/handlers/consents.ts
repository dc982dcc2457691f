import { type ConsentEntry, type Excess, excessOf, termsProblems } from '../../abdm/consent.js';
import type { RequestStatus } from '../../contract/requests.js';
import { Failure } from '../failure.js';
import type { DecidedFacility } from '../hooks.js';
import type { UpstreamRequest, UpstreamRequestFacility } from '../upstreams/upstream.js';
import { askedBy } from './consent-asked.js';
import { decide } from './consent-decision.js';
import { requirePin } from './consent-pin.js';
import type { HandlersOf } from './handler.js';

/** Handlers of what the patient decides about consents. */
export const consentHandlers: HandlersOf<'grantConsent' | 'denyConsent' | 'revokeConsent'> = {
  async grantConsent({ id, entries, pinProof }, call) {
    const { upstream, now } = call.services.settings;
    await requirePin(call, pinProof);
    return decide(call, id, (asked) => {
      requireStatus(asked, 'requested');
      requireWithin(asked, entries);
      if (entries.some((entry) => termsProblems(entry, now()).length > 0)) throw new Failure('consent-dates');
      return {
        decision: 'granted',
        facilities: entries,
        send: () => upstream.requests.grant(asked, entries, call.identified),
        isShownBy: ({ status }) => status === 'granted',
      };
    });
  },

  async denyConsent({ id, reason }, call) {
    const { upstream } = call.services.settings;
    return decide(call, id, (asked) => {
      requireStatus(asked, 'requested');
      return {
        decision: 'denied',
        facilities: decidedFacilities(asked),
        send: () => upstream.requests.deny(id, reason, call.identified),
        isShownBy: ({ status }) => status === 'denied',
      };
    });
  },

  async revokeConsent({ id, hipIds, pinProof }, call) {
    const { upstream } = call.services.settings;
    await requirePin(call, pinProof);
    return decide(call, id, (asked) => {
      requireStatus(asked, 'granted');
      const facilities = asked.facilities.filter(({ hip }) => hipIds.includes(hip.id));
      requireGranted(facilities, hipIds);
      const artefactIds = artefactsOf(facilities);
      return {
        decision: 'revoked',
        facilities: decidedFacilities({ ...asked, facilities }),
        send: () => upstream.requests.revoke(artefactIds, call.identified),
        isShownBy: (request) => !artefactsOf(request.facilities).some((id) => artefactIds.includes(id)),
      };
    });
  },
};

const fieldOf: Readonly<Record<Excess, keyof ConsentEntry>> = {
  facility: 'hipId',
  'care-context': 'careContexts',
  'hi-type': 'hiTypes',
  from: 'from',
  to: 'to',
  'erase-at': 'eraseAt',
};

function requireStatus({ status }: UpstreamRequest, wanted: RequestStatus): void {
  if (status === wanted) return;
  throw new Failure(status === 'expired' ? 'request-expired' : 'request-decided');
}

function requireWithin(asked: UpstreamRequest, entries: readonly ConsentEntry[]): void {
  const hipIds = entries.map(({ hipId }) => hipId);
  const tooWide = (field: keyof ConsentEntry): Failure => new Failure('consent-too-wide', { field });
  if (new Set(hipIds).size < hipIds.length) throw tooWide('hipId');
  const limits = askedBy(asked);
  for (const entry of entries) {
    const [excess] = excessOf(limits, entry);
    if (excess !== undefined) throw tooWide(fieldOf[excess]);
  }
}

function decidedFacilities(asked: UpstreamRequest): DecidedFacility[] {
  const { sources, ...terms } = askedBy(asked);
  return sources.map((source) => ({ ...source, ...terms }));
}

function requireGranted(facilities: readonly UpstreamRequestFacility[], hipIds: readonly string[]): void {
  const granted = facilities.filter(({ artefactId }) => artefactId !== undefined).map(({ hip }) => hip.id);
  if (!hipIds.every((hipId) => granted.includes(hipId))) throw new Failure('request-decided');
}

const artefactsOf = (facilities: readonly UpstreamRequestFacility[]): string[] =>
  facilities.flatMap(({ artefactId }) => artefactId ?? []);
