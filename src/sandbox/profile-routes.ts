import type { Hono } from 'hono';
import { drawPhoto, lookOf } from './card/portrait.js';
import { refuse } from './errors.js';
import { patientInSession, personOf } from './patient-calls.js';
import { detailsRequest } from './person-details.js';
import type { Patient } from './patients.js';
import type { Person } from './people.js';
import { changeProfile } from './profile-change.js';
import { profileAnswer, type ProfileRead } from './profile.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';

const path = '/abdm/v1/profile';

/** Adds reading, changing and deleting a patient's profile. */
export function registerProfile(app: Hono, services: Services): void {
  const { abhas, database } = services;
  app.get(path, (context) => {
    const patient = patientInSession(services, context);
    const person = personOf(services, patient);
    return context.json({ ...profileAnswer(abhas, person, patient.abha_address), ...photoOf(person) });
  });
  app.patch(path, async (context) => {
    const patient = patientInSession(services, context);
    const body = await readBody(context, detailsRequest);
    database.atomically(() => changeProfile(services, personOf(services, patient), body));
    return context.body(null, 204);
  });
  app.delete(path, (context) => {
    const patient = patientInSession(services, context);
    database.atomically(() => remove(services, patient));
    return context.body(null, 204);
  });
}

/** What the upstream has goes; the ABHA stays, because ABDM has no call that deletes it. */
function remove(services: Services, patient: Patient): void {
  if (personOf(services, patient).has_benefit) throw refuse('has-benefit');
  services.transactions.endOf(patient.abha_address, 'session', 'kyc', 'consent-pin', 'linking');
  services.patients.remove(patient);
}

function photoOf(person: Person): Pick<ProfileRead, 'profile_photo'> {
  if (!person.has_photo) return {};
  return { profile_photo: Buffer.from(drawPhoto(lookOf(person.id))).toString('base64') };
}
