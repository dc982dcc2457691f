import type { Context, Hono } from 'hono';
import { maskMobile } from '../abdm/mobile.js';
import { abhaQrText, birthText } from './abha-qr.js';
import { drawAbhaCard } from './card/abha-card.js';
import { lookOf } from './card/portrait.js';
import { refuse } from './errors.js';
import { patientInSession, personOf } from './patient-calls.js';
import type { Person } from './people.js';
import { profileAnswer, type ProfileAnswer } from './profile.js';
import type { Services } from './services.js';

const base = '/abdm/v1/profile/asset';

/** Adds a patient's ABHA card, and what their ABHA QR code holds. */
export function registerProfileAssets(app: Hono, services: Services): void {
  app.get(`${base}/card`, (context) => {
    const { person, profile } = knownOf(services, context);
    return context.body(cardOf(person, profile), 200, { 'content-type': 'image/png' });
  });
  app.get(`${base}/qr`, (context) => {
    const { person, profile } = knownOf(services, context);
    if ((context.req.query('format') ?? 'json') !== 'json') throw refuse('bad-request');
    return context.body(abhaQrText(person, profile), 200, { 'content-type': 'application/json' });
  });
}

function knownOf(services: Services, context: Context): { person: Person; profile: ProfileAnswer } {
  const patient = patientInSession(services, context);
  const person = personOf(services, patient);
  return { person, profile: profileAnswer(services.abhas, person, patient.abha_address) };
}

function cardOf(person: Person, profile: ProfileAnswer): Uint8Array<ArrayBuffer> {
  const { abha_number: number, mobile } = profile;
  return drawAbhaCard({
    name: profile.full_name,
    ...(number !== null && { abhaNumber: number }),
    abhaAddress: profile.abha_address,
    gender: profile.gender,
    born: birthText(profile),
    // NHA's card hides digits behind crosses (NHA case P2 7), its messages behind stars.
    ...(mobile !== null && { mobile: maskMobile(mobile).replaceAll('*', 'X') }),
    ...(person.has_photo && { portrait: lookOf(person.id) }),
    qr: abhaQrText(person, profile),
  });
}
