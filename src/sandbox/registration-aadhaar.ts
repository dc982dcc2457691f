import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { isAadhaarNumber } from '../abdm/aadhaar.js';
import { isMobileNumber } from '../abdm/mobile.js';
import { refuseBadAddress } from './addresses.js';
import { refuse } from './errors.js';
import { refuseLockedOut, type Person } from './people.js';
import { chooserAnswer, endAnswer, type RegistrationAnswer } from './registration-answers.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';
import type { Transaction } from './transactions.js';

const base = '/abdm/na/v1/registration/aadhaar';
const flow = 'aadhaar-registration';
const halfHour = 30 * 60 * 1000;

const initRequest = z.object({ aadhaar_number: z.string() });
const resendRequest = z.object({ txn_id: z.string() });
const verifyRequest = z.object({ txn_id: z.string(), otp: z.string(), mobile: z.string() });
const mobileVerifyRequest = z.object({ txn_id: z.string(), otp: z.string() });
const addressRequest = z.object({ txn_id: z.string(), abha_address: z.string() });

interface SentAnswer {
  txn_id: string;
  hint: string;
}

/** Adds registration by Aadhaar OTP. */
export function registerAadhaarRegistration(app: Hono, services: Services): void {
  const { database } = services;
  app.post(`${base}/init`, async (context) => {
    const body = await readBody(context, initRequest);
    return context.json(database.atomically(() => init(services, body.aadhaar_number)));
  });
  app.post(`${base}/resend`, async (context) => {
    const body = await readBody(context, resendRequest);
    return context.json(database.atomically(() => resend(services, body.txn_id, 'aadhaar-otp')));
  });
  app.post(`${base}/verify`, async (context) => {
    const body = await readBody(context, verifyRequest);
    return context.json(database.atomically(() => verify(services, body)));
  });
  app.post(`${base}/mobile/resend`, async (context) => {
    const body = await readBody(context, resendRequest);
    return context.json(database.atomically(() => resend(services, body.txn_id, 'mobile-otp')));
  });
  app.post(`${base}/mobile/verify`, async (context) => {
    const body = await readBody(context, mobileVerifyRequest);
    return context.json(database.atomically(() => verifyMobile(services, body)));
  });
  app.post(`${base}/create-phr`, async (context) => {
    const body = await readBody(context, addressRequest);
    return context.json(database.atomically(() => createAddress(services, body)));
  });
  app.post(`${base}/auto-login`, async (context) => {
    const body = await readBody(context, addressRequest);
    return context.json(database.atomically(() => signIn(services, body)));
  });
}

function init({ people, transactions, otps, clock }: Services, aadhaar: string): SentAnswer {
  if (!isAadhaarNumber(aadhaar)) throw refuse('aadhaar-invalid');
  const person = people.byAadhaar(aadhaar);
  if (!person) throw refuse('aadhaar-not-found');
  refuseLockedOut(people, clock, person, transactions.countSince(person.id, clock.now() - halfHour));
  if (person.mobile === null) throw refuse('aadhaar-without-mobile');
  const transaction = transactions.begin(flow, 'aadhaar-otp', person.id);
  return { txn_id: transaction.id, hint: otps.send(transaction, 'aadhaar-otp', person.mobile) };
}

function resend(
  { transactions, otps }: Services,
  id: string,
  step: 'aadhaar-otp' | 'mobile-otp',
): SentAnswer {
  const transaction = transactions.inStep(id, flow, step);
  return { txn_id: id, hint: otps.resend(transaction) };
}

function verify(services: Services, request: z.output<typeof verifyRequest>): RegistrationAnswer {
  const { transactions, otps, people, abhas } = services;
  const transaction = transactions.inStep(request.txn_id, flow, 'aadhaar-otp');
  if (!isMobileNumber(request.mobile)) throw refuse('mobile-invalid');
  otps.check(transaction, request.otp);

  const person = people.byId(transaction.personId);
  const abha = abhas.ofPerson(person.id);
  if (abha?.deactivated) {
    transactions.change(transaction, { step: 'ended' });
    throw refuse('abha-deactivated');
  }
  if (!abha) abhas.refuseFullMobile(request.mobile);
  if (request.mobile === person.mobile) {
    return continueWithMobile(services, { ...transaction, mobile: request.mobile }, person);
  }
  const hint = otps.send({ ...transaction, mobile: request.mobile }, 'mobile-otp', request.mobile);
  return { skip_state: 'confirm_mobile_otp', txn_id: transaction.id, hint, token: null, refresh_token: null };
}

function verifyMobile(services: Services, request: z.output<typeof mobileVerifyRequest>): RegistrationAnswer {
  const { transactions, otps, people } = services;
  const transaction = transactions.inStep(request.txn_id, flow, 'mobile-otp');
  otps.check(transaction, request.otp);
  return continueWithMobile(services, transaction, people.byId(transaction.personId));
}

function continueWithMobile(
  services: Services,
  transaction: Transaction,
  person: Person,
): RegistrationAnswer {
  const { abhas, transactions } = services;
  const chosen = abhas.chosenAddresses(person.id);
  const [first] = chosen;
  if (person.ends_at_once && first !== undefined)
    return { ...endAnswer(services, transaction, person, first), hint: null };
  const found = chosen.length > 0 ? chosen : abhas.allAddresses(person.id);
  transactions.change(transaction, { step: 'choose-address', found, otp: null });
  return chooserAnswer(transaction, chosen.length > 0 ? 'abha_select' : 'abha_create', person, found);
}

function createAddress(services: Services, request: z.output<typeof addressRequest>): RegistrationAnswer {
  const { transactions, abhas, people } = services;
  const transaction = transactions.inStep(request.txn_id, flow, 'choose-address');
  refuseBadAddress(request.abha_address, abhas.domain);
  if (abhas.find(request.abha_address)) throw refuse('address-taken');
  const person = people.byId(transaction.personId);
  if (transaction.mobile === null)
    throw new Error('a transaction that chooses an address must have a mobile');
  if (!abhas.ofPerson(person.id)) abhas.create(person.id, transaction.mobile);
  abhas.addAddress(person.id, request.abha_address);
  return endAnswer(services, transaction, person, request.abha_address);
}

function signIn(services: Services, request: z.output<typeof addressRequest>): RegistrationAnswer {
  const { transactions, abhas, people } = services;
  const transaction = transactions.inStep(request.txn_id, flow, 'choose-address');
  const address = abhas.find(request.abha_address)?.address;
  if (address === undefined || !transaction.found.includes(address)) throw refuse('abha-not-found');
  return endAnswer(services, transaction, people.byId(transaction.personId), address);
}
