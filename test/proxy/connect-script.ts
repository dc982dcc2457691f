import {
  type AbdmConnectOptions,
  type Caller,
  type CallReport,
  abdmConnect,
  type Upstream,
} from '../../src/proxy/index.js';
import type { Person } from '../../src/contract/values.js';
import { callLinking, publishedLinkingAnswers } from './connect-linking-script.js';
import { callRequests, publishedRequestAnswers } from './connect-requests-script.js';
import { testClock } from './portal.js';
import type { Fetch } from '../../src/proxy/upstreams/abdm-connect/wire.js';
import type { Sent } from './sent.js';

/** A response that is answered as often as it is asked for. In Node 20 clones lose their bodies to the garbage collection. */
export class ScriptedResponse extends Response {
  readonly #parts: ConstructorParameters<typeof Response>;

  constructor(...parts: ConstructorParameters<typeof Response>) {
    super(...parts);
    this.#parts = parts;
  }

  override clone(): Response {
    return new Response(...this.#parts);
  }
}

/** What a scripted upstream answers: JSON with 200, or a whole response. */
export type Reply = Response | object | string | number | boolean | null | undefined;

/** The smallest PNG: one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Wraps what a script says as an HTTP answer. */
export function httpAnswer(reply: Reply): Response {
  if (reply instanceof Uint8Array) return new Response(new Uint8Array(reply));
  if (reply instanceof ScriptedResponse) return reply.clone();
  return isResponse(reply) ? reply : new Response(JSON.stringify(reply));
}

// No `instanceof`: a server of Hono's in this process puts a class of its own in the place of Response.
const isResponse = (reply: Reply): reply is Response =>
  typeof reply === 'object' && reply !== null && 'arrayBuffer' in reply;

/** An error as ABDM Connect writes it. */
export function connectError(status: number, code?: string, message = ''): Response {
  const source = code === undefined ? {} : { source_error: { code, message } };
  return new ScriptedResponse(JSON.stringify({ code: status, error: message, ...source }), { status });
}

function bodyOf(headers: Headers, body: string | undefined): unknown {
  if (body === undefined) return undefined;
  const isForm = headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded');
  return isForm ? Object.fromEntries(new URLSearchParams(body)) : (JSON.parse(body) as unknown);
}

/** The adapter over a scripted `fetch`. Calls of the API answer what `answer` says; tokens come by themselves. */
export function scriptedConnect(
  answer: (sent: Sent) => Reply | Promise<Reply> = () => ({}),
  options: Partial<AbdmConnectOptions> = {},
): {
  upstream: Upstream;
  sent: Sent[];
  logins: Sent[];
  reports: CallReport[];
  /** By which calls of the API can be given up, as they were sent. */
  signals: AbortSignal[];
  caller: Caller;
  clock: ReturnType<typeof testClock>;
} {
  const sent: Sent[] = [];
  const logins: Sent[] = [];
  const reports: CallReport[] = [];
  const signals: AbortSignal[] = [];
  const clock = testClock();
  const fetch: Fetch = async (address, init) => {
    const url = new URL(address);
    const headers = new Headers(init.headers);
    const request = { method: init.method, url, headers, body: bodyOf(headers, init.body) };
    if (url.pathname.startsWith('/connect-auth/')) {
      logins.push(request);
      return httpAnswer({
        access_token: `token-${logins.length}`,
        refresh_token: 'refresh-1',
        expires_in: 1800,
      });
    }
    sent.push(request);
    signals.push(init.signal);
    return httpAnswer(await answer(request));
  };
  const upstream = abdmConnect({
    baseUrl: 'https://api.example',
    clientId: 'client-1',
    clientSecret: 'client-secret-1',
    hipId: 'IN0001',
    fetch,
    now: clock.now,
    // One call each; what happens to many is tried elsewhere.
    patience: { retries: 0, failures: 1_000_000 },
    ...options,
  });
  const caller: Caller = {
    requestId: '0190b6a4-7c1e-4d1b-9c53-2b1f6b7f0a11',
    portalUserId: 'user-a',
    report: (call) => void reports.push(call),
  };
  return { upstream, sent, logins, reports, signals, caller, clock };
}

/** What somebody without KYC states of themselves. */
export const person: Person = {
  firstName: ' Asha  Rani',
  lastName: 'Verma',
  gender: 'F',
  yearOfBirth: 1990,
  monthOfBirth: 5,
  dayOfBirth: 15,
  pincode: '226001',
  address: '12, Hazratganj',
};

/** Makes every call that the upstream port has, once. */
export async function callEverything(upstream: Upstream, caller: Caller): Promise<void> {
  const { registration, selfDeclared, face, login, session, profile, kyc, addresses, pincodes } = upstream;
  await registration.sendAadhaarOtp('100000000015', caller);
  await registration.resendAadhaarOtp('txn-1', caller);
  await registration.verifyAadhaarOtp('txn-1', { otp: '123456', mobileNumber: '9999900001' }, caller);
  await registration.resendMobileOtp('txn-1', caller);
  await registration.verifyMobileOtp('txn-1', '123456', caller);
  await registration.createAbha('txn-1', 'asha@abdm', caller);
  await registration.signIn('txn-1', 'asha@abdm', caller);
  await selfDeclared.sendOtp('9999900001', caller);
  await selfDeclared.resendOtp('txn-1', caller);
  await selfDeclared.verifyOtp('txn-1', '123456', caller);
  await selfDeclared.create('txn-1', { abhaAddress: 'asha@abdm', person }, caller);
  await selfDeclared.signIn('txn-1', 'asha@abdm', caller);
  await face.start(caller);
  await face.isVerified('txn-1', caller);
  await face.verify('txn-1', '100000000015', caller);
  await login.methods('asha@abdm', caller);
  await login.sendOtp({ kind: 'mobile', value: '9999900001' }, 'abdm', caller);
  await login.sendOtp({ kind: 'abha-number', value: '91-1234-5678-9015' }, 'aadhaar', caller);
  await login.sendOtp({ kind: 'abha-address', value: 'asha@abdm' }, 'abdm', caller);
  await login.sendOtp({ kind: 'aadhaar', value: '100000000015' }, 'aadhaar', caller);
  await login.verifyOtp('txn-1', { otp: '123456', kind: 'mobile' }, caller);
  await login.signIn('txn-1', 'asha@abdm', caller);
  await session.isOpen(caller);
  await session.sendOtp('asha@abdm', caller);
  await session.verifyOtp('txn-1', '123456', caller);
  await profile.read(caller);
  await profile.update(person, caller);
  await profile.readCard(caller);
  await profile.readQr(caller);
  await kyc.sendOtp({ method: 'abha-number', abhaNumber: '91-1234-5678-9015' }, caller);
  await kyc.sendOtp({ method: 'aadhaar', aadhaarNumber: '100000000015' }, caller);
  await kyc.resendOtp('txn-1', caller);
  await kyc.verifyOtp('txn-1', '123456', caller);
  await profile.delete(caller);
  await addresses.suggest('txn-1', undefined, caller);
  await addresses.suggest('txn-1', person, caller);
  await addresses.exists('asha@abdm', caller);
  await pincodes.find('226001', caller);
  await callRequests(upstream, caller);
  await callLinking(upstream, caller);
}

/** What the published API answers to each call of {@link callEverything}, by the end of its path. */
export const publishedAnswers: Readonly<Record<string, object>> = {
  init: { txn_id: 'txn-2', hint: 'OTP sent to ******2425' },
  'face-auth/init': { txn_id: 'txn-2', url: 'https://face.example/1', hint: null },
  'session/init': { txn_id: 'txn-2' },
  resend: { txn_id: 'txn-2', hint: '' },
  'mobile/verify': { txn_id: 'txn-2', skip_state: 'abha_create', abha_profiles: null },
  'aadhaar/mobile/verify': {
    txn_id: 'txn-2',
    skip_state: 'abha_end',
    profile: { abha_address: 'asha@abdm' },
  },
  'mobile/create-phr': { skip_state: 'abha_end', success: true, profile: { abha_address: 'asha@abdm' } },
  'face-auth/capture': { txn_id: 'txn-2', status: 'Pending', message: 'wait' },
  'login/methods': { auth_methods: ['MOBILE_OTP'], blocked_methods: null, status: 'ACTIVE' },
  'session/status': { logged_in: true, kyc_verified: true },
  'session/verify': { token: 'token', refresh_token: null },
  'v1/profile': { abha_address: 'asha@abdm', gender: 'F', kyc_verified: null },
  card: png,
  qr: { hidn: '91-1234-5678-9015', phr: 'asha@abdm', 'dist name': 'Lucknow' },
  'kyc/init': { txn_id: 'txn-2' },
  'kyc/resend': {},
  'kyc/verify': { txn_id: 'txn-2' },
  check: { exists: false },
  suggest: { suggestions: ['asha@abdm'] },
  '226001': {
    state_code: '9',
    state_name: 'Uttar Pradesh',
    dist_code: '162',
    dist_name: 'Lucknow',
    pincode: '226001',
  },
  ...publishedRequestAnswers,
  ...publishedLinkingAnswers,
};

const endOfStep = { txn_id: 'txn-2', skip_state: 'abha_end', profile: { abha_address: 'asha@abdm' } };

/** The published answer to one call: that of the longest known end of its path. */
export function publishedAnswer({ url }: Pick<Sent, 'url'>): object {
  const parts = url.pathname.split('/');
  const ends = parts.map((_, index) => parts.slice(index).join('/'));
  const end = ends.find((candidate) => candidate in publishedAnswers);
  return end === undefined ? endOfStep : (publishedAnswers[end] ?? endOfStep);
}
