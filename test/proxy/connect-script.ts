import {
  type AbdmConnectOptions,
  type Caller,
  type CallReport,
  abdmConnect,
  type Upstream,
} from '../../src/proxy/index.js';
import { testClock } from './portal.js';

/** A request as it left the adapter. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What a scripted upstream answers: JSON with 200, or a whole response. */
export type Reply = Response | object | string | number | boolean | null | undefined;

/** Wraps what a script says as an HTTP answer. */
export function httpAnswer(reply: Reply): Response {
  return reply instanceof Response ? reply : new Response(JSON.stringify(reply));
}

/** An error as ABDM Connect writes it. */
export function connectError(status: number, code?: string, message = ''): Response {
  const source = code === undefined ? {} : { source_error: { code, message } };
  return new Response(JSON.stringify({ code: status, error: message, ...source }), { status });
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
  caller: Caller;
  clock: ReturnType<typeof testClock>;
} {
  const sent: Sent[] = [];
  const logins: Sent[] = [];
  const reports: CallReport[] = [];
  const clock = testClock();
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    const request = { method: init.method ?? 'GET', url, headers: new Headers(init.headers), body };
    if (url.pathname.startsWith('/connect-auth/')) {
      logins.push(request);
      return httpAnswer({
        access_token: `token-${logins.length}`,
        refresh_token: 'refresh-1',
        expires_in: 1800,
      });
    }
    sent.push(request);
    return httpAnswer(await answer(request));
  };
  const upstream = abdmConnect({
    baseUrl: 'https://api.example',
    clientId: 'client-1',
    clientSecret: 'client-secret-1',
    hipId: 'IN0001',
    fetch,
    now: clock.now,
    ...options,
  });
  const caller: Caller = {
    requestId: '0190b6a4-7c1e-4d1b-9c53-2b1f6b7f0a11',
    portalUserId: 'user-a',
    report: (call) => void reports.push(call),
  };
  return { upstream, sent, logins, reports, caller, clock };
}

/** Makes every call that the upstream port has, once. */
export async function callEverything(
  { registration, addresses, pincodes }: Upstream,
  caller: Caller,
): Promise<void> {
  await registration.sendAadhaarOtp('100000000015', caller);
  await registration.resendAadhaarOtp('txn-1', caller);
  await registration.verifyAadhaarOtp('txn-1', { otp: '123456', mobileNumber: '9999900001' }, caller);
  await registration.resendMobileOtp('txn-1', caller);
  await registration.verifyMobileOtp('txn-1', '123456', caller);
  await registration.createAbha('txn-1', 'asha@abdm', caller);
  await registration.signIn('txn-1', 'asha@abdm', caller);
  await addresses.suggest('txn-1', caller);
  await addresses.exists('asha@abdm', caller);
  await pincodes.find('226001', caller);
}
