import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { otpSystems, otpSystemsOf, type IdentifierKind } from '../abdm/login.js';
import { accountAtOnce, accountsOf, accountsOnMobile, type AbhaAccount } from './abha-accounts.js';
import { refuse } from './errors.js';
import { findHolder } from './login-holder.js';
import { ordinaryRefusals, type OtpRefusals } from './otp.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';
import { abhaProfiles, foundAccount, signIn, type AbhaProfile, type SignInAnswer } from './sign-in.js';
import type { Transaction } from './transactions.js';

const base = '/abdm/na/v1/profile/login';

/** The upstream's words for what a patient signs in with; `search` needs a call that the sandbox does not have. */
const kindOfMethod = {
  mobile: 'mobile',
  abha_number: 'abha-number',
  aadhaar_number: 'aadhaar',
  phr_address: 'abha-address',
} as const satisfies Record<string, IdentifierKind>;

const initRequest = z.object({
  method: z.enum(['mobile', 'abha_number', 'aadhaar_number', 'phr_address']),
  identifier: z.string(),
  otp_system: z.optional(z.enum(otpSystems)),
});
const verifyRequest = z.object({ txn_id: z.string(), otp: z.string() });
const addressRequest = z.object({ txn_id: z.string(), phr_address: z.string() });

interface SentAnswer {
  txn_id: string;
  hint: string;
}

/** `PhrVerifyLoginOTPResponse` of the published API. */
interface LoginAnswer extends Partial<Pick<SignInAnswer, 'profile' | 'eka'>> {
  skip_state: 'abha_select' | 'abha_create' | 'abha_end';
  txn_id: string;
  abha_profiles?: AbhaProfile[];
}

/** Adds sign-in to an ABHA that exists. */
export function registerLogin(app: Hono, services: Services): void {
  const { database } = services;
  app.post(`${base}/init`, async (context) => {
    const body = await readBody(context, initRequest);
    return context.json(database.atomically(() => init(services, body)));
  });
  app.post(`${base}/verify`, async (context) => {
    const body = await readBody(context, verifyRequest);
    return context.json(database.atomically(() => verify(services, body)));
  });
  app.post(`${base}/phr`, async (context) => {
    const body = await readBody(context, addressRequest);
    return context.json(database.atomically(() => chooseAddress(services, body)));
  });
}

function init(services: Services, request: z.output<typeof initRequest>): SentAnswer {
  const { transactions, otps } = services;
  const { identifier } = request;
  const method = kindOfMethod[request.method];
  const otpSystem = request.otp_system ?? (method === 'aadhaar' ? 'aadhaar' : 'abdm');
  if (!otpSystemsOf[method].includes(otpSystem)) throw refuse('wrong-scopes');
  const { mobile, person, address } = findHolder(services, method, identifier, otpSystem);
  const sentFor = `${otpSystem} ${address ?? identifier}`;
  otps.refuseTooSoon('login', sentFor);
  const transaction = transactions.begin('login', 'login-otp', {
    ...(person && { personId: person.id }),
    method,
    otpSystem,
    mobile,
    sentFor,
  });
  const found = address === undefined ? [] : [address];
  return { txn_id: transaction.id, hint: otps.send({ ...transaction, found }, 'login-otp', mobile) };
}

function verify(services: Services, { txn_id, otp }: z.output<typeof verifyRequest>): LoginAnswer {
  const { transactions, otps, people } = services;
  const transaction = transactions.inStep(txn_id, 'login', 'login-otp');
  otps.check(transaction, otp, refusalsOf(transaction));

  const [address] = transaction.found;
  if (address !== undefined) return end(services, transaction, foundAccount(services, transaction, address));
  const accounts =
    transaction.method === 'mobile'
      ? accountsOnMobile(services, transaction.mobile ?? '')
      : accountsOf(services, people.byId(transaction.personId));
  const atOnce = accountAtOnce(accounts);
  if (atOnce) return end(services, transaction, atOnce);
  const isNone = accounts.length === 0;
  transactions.change(transaction, {
    step: isNone ? 'ended' : 'choose-address',
    found: accounts.map((account) => account.address),
    otp: null,
  });
  return {
    skip_state: isNone ? 'abha_create' : 'abha_select',
    txn_id,
    abha_profiles: abhaProfiles(accounts),
  };
}

/** The published API names login only; registration by mobile finds addresses too, and has no call of its own for them. */
function chooseAddress(services: Services, request: z.output<typeof addressRequest>): LoginAnswer {
  const transaction = services.transactions.inStep(
    request.txn_id,
    ['login', 'mobile-registration'],
    'choose-address',
  );
  return end(services, transaction, foundAccount(services, transaction, request.phr_address));
}

function end(services: Services, transaction: Transaction, account: AbhaAccount): LoginAnswer {
  return { txn_id: transaction.id, ...signIn(services, transaction, account) };
}

/** NHA's test notes on P1 4 to 9: a wrong OTP of ABDM's is HTTP 200, one of UIDAI's an error. */
function refusalsOf({ method, otpSystem }: Transaction): OtpRefusals {
  if (otpSystem === 'aadhaar') return { ...ordinaryRefusals, wrong: 'aadhaar-otp-wrong' };
  if (method === 'abha-number') return { wrong: 'login-otp-invalid', expired: 'login-otp-invalid' };
  return { ...ordinaryRefusals, wrong: 'login-otp-wrong' };
}
