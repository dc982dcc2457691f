import type { Hono } from 'hono';
import type * as z from 'zod/mini';
import { refuse } from './errors.js';
import { patientInSession, personOf } from './patient-calls.js';
import { detailsRequest, readDetails } from './person-details.js';
import type { Patient } from './patients.js';
import { isKycVerified, type Person, type PersonDetails } from './people.js';
import { profileAnswer } from './profile.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';

const path = '/abdm/v1/profile';

/** Adds reading, changing and deleting a patient's profile. */
export function registerProfile(app: Hono, services: Services): void {
  const { abhas, database } = services;
  app.get(path, (context) => {
    const patient = patientInSession(services, context);
    return context.json(profileAnswer(abhas, personOf(services, patient), patient.abha_address));
  });
  app.patch(path, async (context) => {
    const patient = patientInSession(services, context);
    const body = await readBody(context, detailsRequest);
    database.atomically(() => change(services, patient, body));
    return context.body(null, 204);
  });
  app.delete(path, (context) => {
    const patient = patientInSession(services, context);
    database.atomically(() => remove(services, patient));
    return context.body(null, 204);
  });
}

function change(services: Services, patient: Patient, sent: z.output<typeof detailsRequest>): void {
  const { people, clock } = services;
  const person = personOf(services, patient);
  const details = readDetails(sent, clock.now());
  if (isKycVerified(person) && !agreesWithKyc(details, person)) throw refuse('details-invalid');
  people.change(person, details);
}

/** What the upstream has goes; the ABHA stays, because ABDM has no call that deletes it. */
function remove(services: Services, patient: Patient): void {
  if (personOf(services, patient).has_benefit) throw refuse('has-benefit');
  services.transactions.endOf(patient.abha_address, 'session', 'kyc');
  services.patients.remove(patient);
}

/** Name, birth and gender come from Aadhaar (NHA case VRFY_ABHA_101); what it does not know of the birth may be added. */
function agreesWithKyc(details: PersonDetails, person: Person): boolean {
  const names = ['first_name', 'middle_name', 'last_name', 'gender'] as const;
  const births = ['day_of_birth', 'month_of_birth', 'year_of_birth'] as const;
  return (
    names.every((field) => details[field] === person[field]) &&
    births.every((field) => person[field] === null || details[field] === person[field])
  );
}
