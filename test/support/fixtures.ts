import { type ErrorKind, errorKinds } from '../../src/abdm/errors.js';
import { mostPerMobile } from '../../src/abdm/limits.js';
import { errorAnswer, errorStatus } from '../../src/contract/errors.js';
import { requestIdHeader } from '../../src/contract/headers.js';
import type { ResponseOf } from '../../src/contract/route.js';
import { type RouteName, routes } from '../../src/contract/routes.js';
import type { Account, OtpBudget } from '../../src/contract/values.js';

/** One request that a scripted backend got. */
export interface RecordedCall {
  readonly route: RouteName;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
  readonly signal: AbortSignal;
}

/** Makes an answer that no value of the contract can stand for: a refusal, silence, something that is not JSON. */
export type AnswerMaker = (call: RecordedCall) => Response | Promise<Response>;

type AnswerOf<Name extends RouteName> = ResponseOf<(typeof routes)[Name]> | AnswerMaker;

/** What each route answers: one answer for all calls, or one after the other, the last of them for ever. */
export type Script = {
  readonly [Name in RouteName]?: AnswerOf<Name> | readonly AnswerOf<Name>[];
};

/** A `fetch` that plays the portal's proxy by a script. */
export interface FixtureFetch {
  (input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** Every request so far, in order. */
  readonly calls: readonly RecordedCall[];
  /** Requests that the contract does not allow; none of them is in `calls`. */
  readonly refused: readonly RecordedCall[];
  /** The requests to one route. */
  of(route: RouteName): readonly RecordedCall[];
  /** Changes what routes answer from now on. */
  change(script: Script): void;
}

/** Aadhaar numbers whose check digit is right; nobody's. */
export const aadhaarNumbers = ['134123412342', '023412341233'] as const;

/** What the proxy names a request in its logs. */
export const requestId = '5f0c5b0e-4f2d-4c55-9a5e-0f1d2c3b4a59';

/** Suggestions as ABDM gives them. */
export const suggestions = ['asharani1990@abdm', 'asha.rani90@abdm', 'rani_asha90@abdm', 'asharani07@abdm'];

/** Where a patient stands with OTPs, on the clock of the proxy. */
export function otpBudget(
  state: { resendIn?: number; sendsLeft?: number; lockedFor?: number; sentTo?: string | null } = {},
): OtpBudget {
  const { resendIn = 60, sendsLeft = 2, lockedFor, sentTo = '******2425' } = state;
  const at = Date.parse('2026-11-20T06:30:00Z');
  const after = (seconds: number): string => new Date(at + seconds * 1000).toISOString();
  return {
    at: after(0),
    resendAt: after(resendIn),
    sendsLeft,
    ...(lockedFor !== undefined && { lockedUntil: after(lockedFor) }),
    ...(sentTo !== null && { sentTo }),
  };
}

/** Outcomes of a registration step. */
export const outcomes = {
  mobileOtp: { next: 'mobile-otp', transaction: 'tx.mobile', otp: otpBudget({ sentTo: '******0001' }) },
  createAddress: { next: 'create-address', transaction: 'tx.address', addressDomain: 'abdm' },
  chooseAccount: {
    next: 'choose-account',
    transaction: 'tx.account',
    accounts: [
      { abhaAddress: 'asha.rani@abdm', name: 'Asha Rani', kycVerified: true },
      { abhaAddress: 'asharani_old@abdm', name: 'Asha R', kycVerified: false },
    ],
    mayCreate: true,
    addressDomain: 'abdm',
  },
  created: {
    next: 'done',
    created: 'abha',
    abha: {
      abhaAddress: 'asharani1990@abdm',
      abhaNumber: '91-1234-5678-9015',
      name: 'Asha Rani',
      kycVerified: true,
    },
  },
  createdAddress: {
    next: 'done',
    created: 'address',
    abha: { abhaAddress: 'asharani1990@abdm', name: 'Asha Rani', kycVerified: false },
  },
  existing: {
    next: 'done',
    created: 'nothing',
    abha: { abhaAddress: 'asha.rani@abdm', name: 'Asha Rani', kycVerified: false },
  },
  oneMoreOtp: { next: 'login', abhaAddress: 'asha.rani@abdm' },
} as const satisfies Record<string, ResponseOf<typeof routes.createAbha>>;

/** As many accounts as one mobile number, or one Aadhaar, may have (AS-1309). */
export const sixAccounts = (kycVerified: boolean): Account[] =>
  Array.from({ length: mostPerMobile }, (_, index) => ({
    abhaAddress: `asha.rani${index + 1}@abdm`,
    name: 'Asha Rani',
    kycVerified,
  }));

/** The page that confirms a face, which can be used for ten minutes. */
export const facePage: ResponseOf<typeof routes.startFace> = {
  transaction: 'tx.face',
  link: 'https://face.example/confirm?ticket=4f1c',
  at: '2026-11-20T06:30:00Z',
  expiresAt: '2026-11-20T06:40:00Z',
};

/** A card: the smallest picture there is. */
export const abhaCard: AnswerMaker = () => {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  return new Response(bytes, { headers: { 'Content-Type': 'image/png' } });
};

const { abha: signedIn } = outcomes.existing;

/** A patient without an ABHA, whose mobile number is the one linked with Aadhaar: nothing goes wrong. */
export const smoothly: Script = {
  recordAgreement: { agreement: 'agr.aadhaar-consent', recordedAt: '2026-11-20T06:30:00Z' },
  sendAadhaarOtp: { transaction: 'tx.otp', otp: otpBudget() },
  resendAadhaarOtp: { transaction: 'tx.otp2', otp: otpBudget({ sendsLeft: 1 }) },
  verifyAadhaarOtp: outcomes.createAddress,
  resendMobileOtp: { transaction: 'tx.mobile2', otp: otpBudget({ sendsLeft: 1, sentTo: '******0001' }) },
  verifyMobileOtp: outcomes.createAddress,
  suggestAddresses: { suggestions },
  checkAddress: { available: true },
  createAbha: outcomes.created,
  signInToFoundAbha: outcomes.existing,
  sendSelfDeclaredOtp: { transaction: 'tx.otp', otp: otpBudget({ sentTo: '******0001' }) },
  resendSelfDeclaredOtp: { transaction: 'tx.otp2', otp: otpBudget({ sendsLeft: 1, sentTo: '******0001' }) },
  verifySelfDeclaredOtp: outcomes.createAddress,
  createSelfDeclaredAddress: outcomes.createdAddress,
  signInToSelfDeclared: outcomes.existing,
  startFace: facePage,
  checkFace: { status: 'verified' },
  verifyFace: outcomes.createAddress,
  sendLoginOtp: { transaction: 'tx.login', otp: otpBudget() },
  resendLoginOtp: { transaction: 'tx.login2', otp: otpBudget({ sendsLeft: 1 }) },
  verifyLoginOtp: { next: 'done', abha: signedIn },
  signInToAccount: { next: 'done', abha: signedIn },
  readCard: abhaCard,
  findPincode: {
    pincode: '560001',
    state: { code: '29', name: 'Karnataka' },
    district: { code: '572', name: 'Bengaluru Urban' },
  },
};

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', [requestIdHeader]: requestId },
  });

/** Refuses as the proxy does, with a kind of the closed list. */
export function refuse(
  kind: ErrorKind,
  details: { field?: string; retryAfterSeconds?: number; otp?: OtpBudget } = {},
): AnswerMaker {
  const body = errorAnswer.parse({ error: { kind, nextStep: errorKinds[kind], requestId, ...details } });
  return () => json(errorStatus[kind], body);
}

/** A request that nothing ever answers; it ends only when it is given up. */
export const never: AnswerMaker = ({ signal }) =>
  new Promise((_, reject) => {
    const giveUp = (): void => reject(new DOMException('Aborted', 'AbortError'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp);
  });

/** No network: what the platform's `fetch` throws then. */
export const offline: AnswerMaker = () => Promise.reject(new TypeError('Failed to fetch'));

/** A login page or a hotel's network in between: 200, and not ours. */
export const htmlPage: AnswerMaker = () =>
  new Response('<!doctype html><title>Sign in</title>', { headers: { 'Content-Type': 'text/html' } });

/** An answer that is JSON, and empty. */
export const nullAnswer: AnswerMaker = () => json(200, null);

/** An answer that broke off. */
export const halfJson: AnswerMaker = () =>
  new Response('{"transaction":"tx', { headers: { 'Content-Type': 'application/json' } });

/** An answer that comes only after a while. */
export const after =
  (milliseconds: number, answer: object): AnswerMaker =>
  async (call) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return typeof answer === 'function' ? (answer as AnswerMaker)(call) : json(200, answer);
  };

/** Answers that a test lets go one by one, in any order. */
export function held(): { readonly answer: AnswerMaker; release(index: number, answer: object): void } {
  const waiting: ((response: Response) => void)[] = [];
  return {
    answer: () => new Promise((resolve) => waiting.push(resolve)),
    release: (index, answer) => waiting[index]?.(json(200, answer)),
  };
}

const paths = (Object.keys(routes) as RouteName[]).map((name) => {
  const pattern = routes[name].path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return { name, method: routes[name].method, pattern: new RegExp(`${pattern}$`) };
});

async function recorded(request: Request): Promise<RecordedCall | undefined> {
  const { pathname } = new URL(request.url);
  const found = paths.find(({ method, pattern }) => method === request.method && pattern.test(pathname));
  if (!found) return undefined;
  const text = await request.clone().text();
  const inPath = found.pattern.exec(pathname)?.groups;
  const body = { ...(text ? (JSON.parse(text) as Record<string, unknown>) : {}), ...inPath };
  return { route: found.name, body, headers: request.headers, signal: request.signal };
}

function checkScript(script: Script): void {
  for (const [name, answers] of Object.entries(script) as [RouteName, Script[RouteName]][]) {
    for (const answer of [answers].flat())
      if (typeof answer !== 'function') routes[name].response.parse(answer);
  }
}

/**
 * A backend for tests and stories: answers every route as for a patient with whom nothing goes wrong, but for what the
 * script changes. A request that the contract does not allow is refused, as by the proxy.
 */
export function fixtureFetch(script: Script = {}): FixtureFetch {
  checkScript(script);
  let answers: Script = { ...smoothly, ...script };
  const calls: RecordedCall[] = [];
  const refused: RecordedCall[] = [];
  const of = (route: RouteName): readonly RecordedCall[] => calls.filter((call) => call.route === route);

  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const call = await recorded(new Request(input, init));
    // Like a proxy without webhooks, unless the script has some: elements ask for changes then.
    const isUnheard = call?.route === 'watchChanges' && !answers.watchChanges;
    if (!call || isUnheard) return new Response('Not found', { status: 404 });
    if (!routes[call.route].request.safeParse(call.body).success) {
      refused.push(call);
      return await refuse('invalid-request')(call);
    }
    calls.push(call);
    const list = [answers[call.route]].flat();
    const answer = list[Math.min(of(call.route).length, list.length) - 1];
    return typeof answer === 'function' ? await answer(call) : json(200, answer);
  };

  return Object.assign(fetch, {
    calls,
    refused,
    of,
    change(changes: Script): void {
      checkScript(changes);
      answers = { ...answers, ...changes };
    },
  });
}
