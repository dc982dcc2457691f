import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { abhaMobileOf, isDeactivated } from './abha-accounts.js';
import { refuse } from './errors.js';
import { refuseLockedOut } from './lock-out.js';
import { patientOf, personOf } from './patient-calls.js';
import type { Patient } from './patients.js';
import { isKycVerified } from './people.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';
import { newAbhaTokens } from './sign-in.js';

const base = '/abdm/v1/session';
const flow = 'session';
const step = 'session-otp';

const initRequest = z.object({ abha_address: z.string() });
const verifyRequest = z.object({ txn_id: z.string(), otp: z.string() });

/** Adds the gateway session of a patient who has signed in: how it stands, and its renewal by OTP. */
export function registerSession(app: Hono, services: Services): void {
  const { database, patients } = services;
  app.get(`${base}/status`, (context) => {
    const patient = patientOf(services, context);
    const kyc_verified = isKycVerified(personOf(services, patient));
    return context.json({ logged_in: patients.hasSession(patient), kyc_verified });
  });
  app.post(`${base}/init`, async (context) => {
    const patient = patientOf(services, context);
    const { abha_address } = await readBody(context, initRequest);
    return context.json(database.atomically(() => init(services, patient, abha_address)));
  });
  app.post(`${base}/verify`, async (context) => {
    const patient = patientOf(services, context);
    const body = await readBody(context, verifyRequest);
    return context.json(database.atomically(() => verify(services, patient, body)));
  });
}

function init(services: Services, patient: Patient, address: string): { txn_id: string } {
  const { transactions, otps, abhas } = services;
  if (abhas.find(address)?.address !== patient.abha_address) throw refuse('abha-not-found');
  const person = personOf(services, patient);
  if (isDeactivated(services, person)) throw refuse('abha-deactivated-login');
  refuseLockedOut(services, person);
  const mobile = abhaMobileOf(services, person);
  if (mobile === null) throw refuse('abha-without-mobile');
  otps.refuseTooSoon(flow, patient.oid);
  const transaction = transactions.begin(flow, step, { personId: person.id, sentFor: patient.oid });
  otps.send({ ...transaction, found: [patient.abha_address] }, step, mobile);
  return { txn_id: transaction.id };
}

function verify(
  services: Services,
  patient: Patient,
  { txn_id, otp }: z.output<typeof verifyRequest>,
): { token: string; refresh_token: string } {
  const { transactions, otps, patients } = services;
  const transaction = transactions.inStep(txn_id, flow, step);
  if (!transaction.found.includes(patient.abha_address)) throw refuse('transaction-lost');
  otps.check(transaction, otp);
  transactions.change(transaction, { step: 'ended', otp: null });
  patients.signIn(patient.abha_address);
  return newAbhaTokens();
}
