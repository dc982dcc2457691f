import { refuse } from '../errors.js';
import type { Patient } from '../patients.js';
import type { Services } from '../services.js';
import type { ConsentRequest } from './request.js';

/**
 * A consent request of a patient that waits for an answer. Upstream has no calls that decide requests of other kinds.
 *
 * @throws Refusal `request-not-found`, `request-decided`, `request-expired`
 */
export function openConsent({ requests }: Services, patient: Patient, id: string): ConsentRequest {
  const request = requests.ofPatient(patient.abha_address, id);
  if (request.kind !== 'consent') throw refuse('request-not-found');
  if (request.status === 'expired') throw refuse('request-expired');
  if (request.status !== 'requested') throw refuse('request-decided');
  return request;
}
