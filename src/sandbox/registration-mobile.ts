import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { isMobileNumber } from '../abdm/mobile.js';
import { accountsOnMobile } from './abha-accounts.js';
import { refuseBadAddress } from './addresses.js';
import { refuse } from './errors.js';
import { detailsRequest, readDetails } from './person-details.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';
import { abhaProfiles, newAbhaTokens, signIn, type AbhaProfile, type SignInAnswer } from './sign-in.js';

/** Self-declared ABHA addresses that one mobile number may have (AS-1309). */
export const selfDeclaredPerMobile = 6;

const base = '/abdm/na/v1/registration/mobile';
const flow = 'mobile-registration';

const initRequest = z.object({ mobile_number: z.string() });
const resendRequest = z.object({ txn_id: z.string() });
const verifyRequest = z.object({ txn_id: z.string(), otp: z.string() });
const createRequest = z.object({ txn_id: z.string(), abha_address: z.string(), profile: detailsRequest });

interface SentAnswer {
  txn_id: string;
  hint: string;
}

/** `VerifyResponseType3` of the published API. */
interface VerifyAnswer {
  skip_state: 'abha_create';
  txn_id: string;
  abha_profiles: AbhaProfile[];
}

/** `CreateResponseType2` of the published API. */
interface CreateAnswer extends SignInAnswer {
  success: true;
  token: string;
  refresh_token: string;
}

/** Adds registration by mobile OTP: an ABHA address without ABHA number and without KYC. */
export function registerMobileRegistration(app: Hono, services: Services): void {
  const { database } = services;
  app.post(`${base}/init`, async (context) => {
    const body = await readBody(context, initRequest);
    return context.json(database.atomically(() => init(services, body.mobile_number)));
  });
  app.post(`${base}/resend`, async (context) => {
    const body = await readBody(context, resendRequest);
    return context.json(database.atomically(() => resend(services, body.txn_id)));
  });
  app.post(`${base}/verify`, async (context) => {
    const body = await readBody(context, verifyRequest);
    return context.json(database.atomically(() => verify(services, body)));
  });
  app.post(`${base}/create-phr`, async (context) => {
    const body = await readBody(context, createRequest);
    return context.json(database.atomically(() => create(services, body)));
  });
}

function init({ transactions, otps }: Services, mobile: string): SentAnswer {
  if (!isMobileNumber(mobile)) throw refuse('mobile-invalid');
  const transaction = transactions.begin(flow, 'mobile-otp', { mobile });
  return { txn_id: transaction.id, hint: otps.send(transaction, 'mobile-otp', mobile) };
}

function resend({ transactions, otps }: Services, id: string): SentAnswer {
  return { txn_id: id, hint: otps.resend(transactions.inStep(id, flow, 'mobile-otp')) };
}

function verify(services: Services, { txn_id, otp }: z.output<typeof verifyRequest>): VerifyAnswer {
  const { transactions, otps } = services;
  const transaction = transactions.inStep(txn_id, flow, 'mobile-otp');
  otps.check(transaction, otp, { wrong: 'registration-otp-wrong', expired: 'otp-expired' });
  const accounts = accountsOnMobile(services, transaction.mobile ?? '');
  const found = accounts.map(({ address }) => address);
  transactions.change(transaction, { step: 'choose-address', found, otp: null });
  return { skip_state: 'abha_create', txn_id, abha_profiles: abhaProfiles(accounts) };
}

function create(services: Services, request: z.output<typeof createRequest>): CreateAnswer {
  const { transactions, abhas, people, clock } = services;
  const { abha_address: address, profile } = request;
  const transaction = transactions.inStep(request.txn_id, flow, 'choose-address');
  const { mobile } = transaction;
  if (mobile === null) throw new Error('a registration by mobile must have a mobile');
  const details = readDetails(profile, clock.now());
  refuseBadAddress(address, abhas.domain);
  if (people.selfDeclaredOn(mobile).length >= selfDeclaredPerMobile) throw refuse('address-limit');
  if (abhas.find(address)) throw refuse('address-taken');
  const story = 'Registered with a mobile number';
  const person = people.byId(people.add({ ...details, aadhaar: null, mobile, story }));
  abhas.addAddress(person.id, address);
  return { ...signIn(services, transaction, { address, person }), success: true, ...newAbhaTokens() };
}
