import * as z from 'zod/mini';
import { refuse } from '../errors.js';
import { answerSeconds, behaviourOf } from '../facilities/behaviours.js';
import { facilityById } from '../facilities/registry.js';
import { personOf } from '../patient-calls.js';
import type { Patient } from '../patients.js';
import type { Services } from '../services.js';
import { isLinked } from '../visits.js';
import { isNamedBy, patientsAt, type FacilityPatient } from './facility-patients.js';

/** `DiscoverRequest` of the published API. */
export const discoverRequest = z.object({ hip_id: z.string(), ref_id: z.nullish(z.string()) });

/** `DiscoverResponse` of the published API. */
export interface DiscoverAnswer {
  txn_id: string;
  patient: { id: string; display: string; care_contexts: { id: string; display: string }[] | null }[] | null;
}

/**
 * Asks a facility for visits of a patient that are not linked yet, as long as it takes.
 *
 * @throws Refusal `hip-unknown`, `hip-down`, `hip-silent`, or `records-not-found` where the facility knows nobody by these
 *   details; a `ref_id` must fit where it is given
 */
export async function discover(
  services: Services,
  patient: Patient,
  { hip_id, ref_id }: z.output<typeof discoverRequest>,
): Promise<DiscoverAnswer> {
  if (!facilityById(hip_id)) throw refuse('hip-unknown');
  const behaviour = behaviourOf(hip_id);
  if (behaviour === 'down') throw refuse('hip-down');
  await services.facilityPace.wait(answerSeconds[behaviour] ?? 0);
  if (behaviour === 'too-slow') throw refuse('hip-silent');
  return services.database.atomically(() => {
    const found = findPatients(services, patient, hip_id, ref_id?.trim() ?? '').map((known) => ({
      ...known,
      visits:
        behaviour === 'repeats-linked' ? known.visits : known.visits.filter((visit) => !isLinked(visit)),
    }));
    const txn_id = services.discoveries.add(
      patient.oid,
      found.map(({ reference, visits }) => ({ reference, careContexts: visits.map(({ id }) => id) })),
    );
    return {
      txn_id,
      patient: found.map(({ reference, display, visits }) => ({
        id: reference,
        display,
        care_contexts:
          visits.length === 0 && behaviour === 'null-for-none'
            ? null
            : visits.map((visit) => ({ id: visit.id, display: visit.display })),
      })),
    };
  });
}

function findPatients(
  services: Services,
  patient: Patient,
  hipId: string,
  reference: string,
): FacilityPatient[] {
  const behaviour = behaviourOf(hipId);
  const known = patientsAt(services, personOf(services, patient), hipId);
  const isAsked = behaviour !== 'knows-nobody' && (behaviour !== 'needs-reference' || reference !== '');
  const found = isAsked ? known.filter((one) => reference === '' || isNamedBy(one, reference)) : [];
  if (found.length === 0) throw refuse('records-not-found');
  return found;
}
