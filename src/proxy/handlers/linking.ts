import type { Discovery, DiscoveredPatient } from '../../contract/linking.js';
import type { Call } from '../call.js';
import { Failure } from '../failure.js';
import type { Transaction } from '../transactions.js';
import { UpstreamError } from '../upstreams/upstream.js';
import type { HandlersOf } from './handler.js';
import { endStep, sendAgain, sendFirst } from './otp-steps.js';
import { tellRecordsLinked } from './records-linked.js';

/** Handlers of discovery and linking. */
export const linkingHandlers: HandlersOf<
  'discoverCareContexts' | 'sendLinkOtp' | 'resendLinkOtp' | 'confirmLink'
> = {
  async discoverCareContexts({ hipId, patientReference }, call) {
    const { transactions, settings } = call.services;
    const { linking, careContexts } = settings.upstream;
    const caller = call.identified;
    const [discovered, linked] = await Promise.all([
      linking.discover(hipId, patientReference?.trim(), caller),
      careContexts.list(hipId, caller).catch(onlyUnread),
    ]);
    if (discovered.found !== 'patients') return { found: discovered.found };
    const linkedIds = new Set(linked.map(({ id }) => id));
    const patients = withoutLinked(discovered.patients, linkedIds);
    if (patients.length === 0) return { found: foundInstead(discovered.patients) };
    const { transaction } = discovered;
    const begun = { flow: 'linking', step: 'choose-visits', upstream: transaction, link: { hipId } } as const;
    return { found: 'visits', transaction: await transactions.begin(begun, call.binding), patients };
  },

  async sendLinkOtp({ patientReference, careContextId }, call) {
    const { sealer, settings } = call.services;
    const { upstream: discovery, link } = call.transaction;
    if (!link) throw new Failure('transaction-lost');
    const { hipId } = link;
    const caller = call.identified;
    const visit = { patientReference, careContextId };
    // Each visit has its own cool-down: somebody who links several must not wait a minute between them.
    const named = JSON.stringify([caller.patientId, hipId, careContextId]);
    const digest = await sealer.digest('visit', named);
    const begun = { flow: 'linking', digest, link: { hipId, visit: { discovery, ...visit } } } as const;
    return sendFirst(call, begun, () => settings.upstream.linking.sendOtp(discovery, visit, caller));
  },

  async resendLinkOtp(_input, call) {
    const { linking } = call.services.settings.upstream;
    const { visit } = chosenVisit(call);
    const caller = call.identified;
    return sendAgain(call, () => linking.sendOtp(visit.discovery, visit, caller));
  },

  async confirmLink({ otp }, call) {
    const { linking } = call.services.settings.upstream;
    const { hipId, visit } = chosenVisit(call);
    const { careContextId } = visit;
    const caller = call.identified;
    await endStep(call, () => linking.confirm(call.transaction.upstream, otp, caller));
    await tellRecordsLinked(call, { hipId, careContextIds: [careContextId] });
    return { careContextId };
  },
};

type Link = NonNullable<Transaction['link']>;

function chosenVisit({ transaction }: Call): Required<Link> & { visit: NonNullable<Link['visit']> } {
  const { hipId, visit } = transaction.link ?? {};
  if (hipId === undefined || !visit) throw new Failure('transaction-lost');
  return { hipId, visit };
}

// Upstream promises visits that are not linked; facilities do not always hold to it (NHA case P2 1.5).
function withoutLinked(
  patients: readonly DiscoveredPatient[],
  linked: ReadonlySet<string>,
): DiscoveredPatient[] {
  return patients
    .map((patient) => ({
      ...patient,
      careContexts: patient.careContexts.filter(({ id }) => !linked.has(id)),
    }))
    .filter(({ careContexts }) => careContexts.length > 0);
}

function foundInstead(named: readonly DiscoveredPatient[]): Exclude<Discovery['found'], 'visits'> {
  return named.some(({ careContexts }) => careContexts.length > 0) ? 'all-linked' : 'nothing-new';
}

function onlyUnread(error: unknown): [] {
  if (error instanceof UpstreamError) return [];
  throw error;
}
