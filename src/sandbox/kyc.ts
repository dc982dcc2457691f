import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { refuse } from './errors.js';
import { findHolder } from './login-holder.js';
import { ordinaryRefusals } from './otp.js';
import { patientInSession, personOf } from './patient-calls.js';
import type { Patient } from './patients.js';
import { isKycVerified, type Person } from './people.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';
import type { Transaction } from './transactions.js';

/** ABHA addresses that one ABHA number may have. */
export const addressesPerNumber = 6;

const base = '/abdm/v1/profile/kyc';
const flow = 'kyc';
const step = 'kyc-otp';

const initRequest = z.object({ method: z.enum(['abha-number', 'aadhaar']), identifier: z.string() });
const resendRequest = z.object({ txn_id: z.string() });
const verifyRequest = z.object({ txn_id: z.string(), otp: z.string() });

/** `KycGenerateKycOtpResponse` and `KycVerifyKycOtpResponse` of the published API: no hint. */
interface KycAnswer {
  txn_id: string;
}

/** Adds KYC: links a self-declared ABHA address with an ABHA number (NHA cases P2 15.1 to 15.6). */
export function registerKyc(app: Hono, services: Services): void {
  const { database } = services;
  app.post(`${base}/init`, async (context) => {
    const patient = patientInSession(services, context);
    const body = await readBody(context, initRequest);
    return context.json(database.atomically(() => init(services, patient, body)));
  });
  app.post(`${base}/resend`, async (context) => {
    const patient = patientInSession(services, context);
    const { txn_id } = await readBody(context, resendRequest);
    return context.json(database.atomically(() => resend(services, patient, txn_id)));
  });
  app.post(`${base}/verify`, async (context) => {
    const patient = patientInSession(services, context);
    const body = await readBody(context, verifyRequest);
    return context.json(database.atomically(() => verify(services, patient, body)));
  });
}

function init(
  services: Services,
  patient: Patient,
  { method, identifier }: z.output<typeof initRequest>,
): KycAnswer {
  const { transactions, otps } = services;
  const otpSystem = method === 'aadhaar' ? 'aadhaar' : 'abdm';
  const self = selfDeclaredOf(services, patient);
  const { mobile, person } = findHolder(services, method, identifier, otpSystem);
  if (!person) throw new Error('an ABHA number or Aadhaar number must belong to somebody');
  refuseFullNumber(services, self, person);
  const transaction = transactions.begin(flow, step, { personId: person.id, method, otpSystem });
  otps.send({ ...transaction, found: [patient.abha_address] }, step, mobile);
  return { txn_id: transaction.id };
}

function resend(services: Services, patient: Patient, id: string): KycAnswer {
  services.otps.resend(ownTransaction(services, patient, id));
  return { txn_id: id };
}

function verify(
  services: Services,
  patient: Patient,
  { txn_id, otp }: z.output<typeof verifyRequest>,
): KycAnswer {
  const { transactions, otps, people } = services;
  const transaction = ownTransaction(services, patient, txn_id);
  const self = selfDeclaredOf(services, patient);
  const wrong = transaction.otpSystem === 'aadhaar' ? 'aadhaar-otp-wrong' : ordinaryRefusals.wrong;
  otps.check(transaction, otp, { ...ordinaryRefusals, wrong });
  transactions.change(transaction, { step: 'ended', otp: null });
  const holder = people.byId(transaction.personId);
  refuseFullNumber(services, self, holder);
  people.merge(self, holder);
  return { txn_id };
}

function ownTransaction({ transactions }: Services, patient: Patient, id: string): Transaction {
  const transaction = transactions.inStep(id, flow, step);
  if (!transaction.found.includes(patient.abha_address)) throw refuse('transaction-lost');
  return transaction;
}

function selfDeclaredOf(services: Services, patient: Patient): Person {
  const person = personOf(services, patient);
  if (isKycVerified(person)) throw refuse('abha-number-linked');
  return person;
}

function refuseFullNumber({ abhas }: Services, self: Person, holder: Person): void {
  const addresses = [self, holder].flatMap(({ id }) => abhas.chosenAddresses(id));
  if (addresses.length > addressesPerNumber) throw refuse('abha-number-full');
}
