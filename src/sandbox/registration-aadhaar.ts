import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { isAadhaarNumber } from '../abdm/aadhaar.js';
import { isMobileNumber } from '../abdm/mobile.js';
import { continueWithMobile, refuseWithoutWay } from './aadhaar-verified.js';
import { refuseBadAddress } from './addresses.js';
import { refuse } from './errors.js';
import { refuseLockedOut } from './lock-out.js';
import { endAnswer, type RegistrationAnswer } from './registration-answers.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';
import { foundAccount } from './sign-in.js';

const base = '/abdm/na/v1/registration/aadhaar';
const flow = 'aadhaar-registration';

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
    return context.json(database.atomically(() => autoLogin(services, body)));
  });
}

function init(services: Services, aadhaar: string): SentAnswer {
  const { people, transactions, otps } = services;
  if (!isAadhaarNumber(aadhaar)) throw refuse('aadhaar-invalid');
  const person = people.byAadhaar(aadhaar);
  if (!person) throw refuse('aadhaar-not-found');
  refuseLockedOut(services, person);
  if (person.mobile === null) throw refuse('aadhaar-without-mobile');
  const transaction = transactions.begin(flow, 'aadhaar-otp', { personId: person.id });
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
  const { transactions, otps, people } = services;
  const transaction = transactions.inStep(request.txn_id, flow, 'aadhaar-otp');
  if (!isMobileNumber(request.mobile)) throw refuse('mobile-invalid');
  otps.check(transaction, request.otp);

  const person = people.byId(transaction.personId);
  refuseWithoutWay(services, transaction, person, request.mobile);
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

function createAddress(services: Services, request: z.output<typeof addressRequest>): RegistrationAnswer {
  const { transactions, abhas, people } = services;
  const { abha_address: address } = request;
  const transaction = transactions.inStep(request.txn_id, flow, 'choose-address');
  refuseBadAddress(address, abhas.domain);
  if (abhas.find(address)) throw refuse('address-taken');
  const person = people.byId(transaction.personId);
  if (!abhas.ofPerson(person.id)) abhas.create(person.id, transaction.mobile);
  abhas.addAddress(person.id, address);
  return endAnswer(services, transaction, { address, person });
}

function autoLogin(services: Services, request: z.output<typeof addressRequest>): RegistrationAnswer {
  const transaction = services.transactions.inStep(request.txn_id, flow, 'choose-address');
  return endAnswer(services, transaction, foundAccount(services, transaction, request.abha_address));
}
