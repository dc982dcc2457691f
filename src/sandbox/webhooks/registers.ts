import { isoTime } from '../clock.js';
import type { ConsentRequest, NewRequest } from '../consents/request.js';
import type { AskingServices } from '../services.js';
import { isLinked, type Visit } from '../visits.js';
import type { Teller } from './teller.js';

/** The registers whose changes upstream tells. */
export type TellingRegisters = Pick<AskingServices, 'requests' | 'visits' | 'patients'>;

/** Visits that one webhook names. */
const mostNamed = 20;

/**
 * The same registers, whose changes are told in the published shapes. Upstream publishes none for a request that arrives;
 * it is told like a change of a request, with the patient of the envelope.
 */
export function tellingRegisters(
  { requests, visits, patients, artefacts }: AskingServices,
  teller: Teller,
): TellingRegisters {
  return {
    requests: {
      ...requests,
      add(request) {
        const id = requests.add(request);
        tellRequest(teller, id, request);
        return id;
      },
      decide(request, decision) {
        requests.decide(request, decision);
        if (!teller.byAddress(request.abha_address)) return;
        const consentArtefacts = artefacts.ofRequest(request.id).map(({ id }) => ({ id }));
        const status = decision.status.toUpperCase();
        teller.tellWithoutPatient('abha.consent_update', {
          notification: { consentRequestId: request.id, status, consentArtefacts },
        });
      },
    },
    visits: {
      ...visits,
      add(visit) {
        visits.add(visit);
        tellNewVisits(teller, visit, [visit.id]);
      },
      addSeries(visit, count) {
        visits.addSeries(visit, count);
        const named = Array.from(
          { length: Math.min(count, mostNamed) },
          (_, index) => `${visit.id}-${index + 1}`,
        );
        tellNewVisits(teller, visit, named);
      },
      link(visit) {
        visits.link(visit);
        for (const patient of teller.ofPerson(visit.person_id))
          teller.tell('abha.link_care_context', patient, {
            care_context_id: visit.id,
            status: 'LINKED',
            error: null,
          });
      },
    },
    patients: {
      ...patients,
      signIn(abhaAddress) {
        const isKnown = teller.byAddress(abhaAddress) !== undefined;
        const patient = patients.signIn(abhaAddress);
        if (!isKnown) teller.tell('abha.created', patient, {});
        return patient;
      },
    },
  };
}

function tellRequest(teller: Teller, id: ConsentRequest['id'], request: NewRequest): void {
  const patient = teller.byAddress(request.abha_address);
  if (!patient) return;
  const status = 'REQUESTED';
  if (request.kind === 'subscription') {
    const period = { from: isoTime(request.from), to: isoTime(request.to) };
    const details = { subscription_id: id, period, categories: ['LINK', 'DATA'], status };
    teller.tell('abha.subscription_modified', patient, { subscription_details: details });
  } else
    teller.tell('abha.consent_update', patient, {
      notification: { consentRequestId: id, status, consentArtefacts: [] },
    });
}

function tellNewVisits(teller: Teller, visit: Visit, ids: readonly string[]): void {
  if (!isLinked(visit)) return;
  const care_contexts = ids.map((id) => ({ care_context_id: id }));
  for (const patient of teller.ofPerson(visit.person_id))
    teller.tell('abha.subscription_notify', patient, {
      subscription_meta: { hip_id: visit.hip_id, care_contexts },
    });
}
