import type { Context } from 'hono';
import { refuse } from './errors.js';
import type { Patient } from './patients.js';
import type { Person } from './people.js';
import type { Services } from './services.js';

/**
 * The patient whom a call names in its header; an `oid` elsewhere counts for nothing.
 *
 * @throws Refusal `patient-unknown` when it names nobody who has signed in
 */
export function patientOf({ patients }: Services, context: Context): Patient {
  const patient = patients.byOid(context.req.header('x-pt-id') ?? '');
  if (!patient) throw refuse('patient-unknown');
  return patient;
}

/**
 * The patient of a call that needs an open gateway session.
 *
 * @throws Refusal `patient-unknown`, or `session-expired` (HTTP 491)
 */
export function patientInSession(services: Services, context: Context): Patient {
  const patient = patientOf(services, context);
  if (!services.patients.hasSession(patient)) throw refuse('session-expired');
  return patient;
}

/** Who a patient is. */
export function personOf({ abhas, people }: Services, patient: Patient): Person {
  return people.byId(abhas.find(patient.abha_address)?.personId ?? null);
}
