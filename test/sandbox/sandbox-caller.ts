import assert from 'node:assert/strict';
import {
  createSandbox,
  defaultClient,
  type Sandbox,
  type SandboxOptions,
  type SandboxServer,
} from '../../src/sandbox/index.js';
import type { ProfileAnswer } from '../../src/sandbox/profile.js';

/** What came back from a call. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** The body as JSON; `undefined` when it is none. */
  readonly json: unknown;
  /** The same, by the fields that a test knows its answer to have. */
  readonly body: AnswerBody;
}

/** The fields of all answers of the sandbox's API and desk. */
export interface AnswerBody {
  readonly code: number;
  readonly error: string;
  readonly source_error?: { readonly code: string; readonly message: string };
  readonly txn_id: string;
  readonly hint: string | null;
  readonly skip_state: string;
  readonly abha_profiles: readonly {
    readonly abha_address: string;
    readonly kyc_verified: string;
    readonly name: string;
  }[];
  readonly authResult: string;
  readonly message: string;
  readonly status: string;
  readonly url: string;
  readonly auth_methods: readonly string[];
  readonly blocked_methods: readonly string[];
  readonly abha_addresses: readonly string[];
  readonly logged_in: boolean;
  readonly kyc_verified: boolean;
  readonly profile: ProfileAnswer;
  readonly eka: { readonly oid: string; readonly uuid: string; readonly min_token: string };
  readonly token: string;
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly refresh_expires_in: number;
  readonly suggestions: readonly string[];
}

/** A sandbox in this process, or one behind a server. */
export type CalledSandbox = Pick<Sandbox, 'fetch' | 'desk'>;

/** Calls of the sandbox, one after the other, as a hospital's server would make them. */
export interface Caller {
  readonly sandbox: CalledSandbox;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A call of registration by Aadhaar OTP. */
  aadhaar(step: string, body: unknown): Promise<Answer>;
  /** Starts a registration and gives its transaction and the OTP that the phone received. */
  begin(aadhaar: string): Promise<{ txn_id: string; otp: string }>;
  /** Goes as far as choosing an address, with the mobile of the Aadhaar. */
  beginAndVerify(aadhaar: string): Promise<Answer>;
  newestOtp(mobile: string): string;
  /** A call of registration by mobile OTP. */
  mobile(step: string, body: unknown): Promise<Answer>;
  /** A call of sign-in. */
  login(step: string, body: unknown): Promise<Answer>;
  /** Signs in with an ABHA address; gives the headers that name the patient. */
  signIn(abhaAddress: string): Promise<{ readonly 'x-pt-id': string }>;
}

/** Hears of every call, before its answer is given back. */
export type CallListener = (method: string, path: string, body: unknown, answer: Answer) => void;

/** Opens a sandbox in memory, with a caller that has logged in. */
export async function openCaller(options: SandboxOptions = {}, listener?: CallListener): Promise<Caller> {
  return callerOf(createSandbox(options), listener);
}

/** A sandbox that is called over its server's port. */
export function overHttp({ url, desk }: SandboxServer): CalledSandbox {
  return {
    desk,
    fetch: (request) => {
      const { pathname, search } = new URL(request.url);
      return fetch(new Request(`${url}${pathname}${search}`, request));
    },
  };
}

/** A caller that has logged in to an open sandbox. */
export async function callerOf(sandbox: CalledSandbox, listener?: CallListener): Promise<Caller> {
  let token = '';
  const call: Caller['call'] = async (method, path, sent, headers = {}) => {
    const isRaw = typeof sent === 'string';
    const response = await sandbox.fetch(
      new Request(`http://127.0.0.1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(sent === undefined ? {} : { body: isRaw ? sent : JSON.stringify(sent) }),
      }),
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const json = parse(text);
    const body = (json ?? {}) as AnswerBody;
    const answer = { status: response.status, headers: response.headers, text, bytes, json, body };
    listener?.(method, path, sent, answer);
    return answer;
  };
  const login = await call('POST', '/connect-auth/v1/account/login', {
    client_id: defaultClient.id,
    client_secret: defaultClient.secret,
  });
  token = login.body.access_token;

  const caller: Caller = {
    sandbox,
    call,
    aadhaar: (step, body) => call('POST', `/abdm/na/v1/registration/aadhaar/${step}`, body),
    async begin(aadhaar) {
      const init = await caller.aadhaar('init', { aadhaar_number: aadhaar });
      assert.equal(init.status, 200, init.text);
      const [sms] = sandbox.desk.sms();
      assert(sms);
      return { txn_id: init.body.txn_id, otp: sms.otp };
    },
    async beginAndVerify(aadhaar) {
      const { txn_id, otp } = await caller.begin(aadhaar);
      const mobile = sandbox.desk.people().find((person) => person.aadhaar === aadhaar)?.mobile;
      return caller.aadhaar('verify', { txn_id, otp, mobile });
    },
    newestOtp(mobile) {
      const [sms] = sandbox.desk.sms(mobile);
      assert(sms, `no message to ${mobile}`);
      return sms.otp;
    },
    mobile: (step, body) => call('POST', `/abdm/na/v1/registration/mobile/${step}`, body),
    login: (step, body) => call('POST', `/abdm/na/v1/profile/login/${step}`, body),
    async signIn(abhaAddress) {
      const init = await caller.login('init', {
        method: 'phr_address',
        identifier: abhaAddress,
        otp_system: 'abdm',
      });
      const [sms] = sandbox.desk.sms();
      assert(sms && init.status === 200, init.text);
      const verified = await caller.login('verify', { txn_id: init.body.txn_id, otp: sms.otp });
      assert.equal(verified.body.skip_state, 'abha_end', verified.text);
      return { 'x-pt-id': verified.body.eka.oid };
    },
  };
  return caller;
}

/** An OTP that is not the one given. */
export function wrongOtp(otp: string): string {
  return otp === '000000' ? '000001' : '000000';
}

/** Asserts that an answer is an error of ABDM's. */
export function assertRefused(answer: Answer, status: number, code: string): void {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.body.code, status);
  assert.equal(typeof answer.body.error, 'string');
  assert.equal(answer.body.source_error?.code, code, answer.text);
}

/** Asserts that an answer is ABDM's to a wrong OTP at a sign-in. */
export function assertFailedLogin(answer: Answer, message: string): void {
  assert.deepEqual([answer.status, answer.json], [200, { authResult: 'failed', message }]);
}

/** The Aadhaar numbers of the seed, by what they are for. */
export const aadhaarOf = {
  asha: '100000000015',
  murugan: '100000000027',
  fathima: '100000000036',
  rituparna: '100000000058',
  lalrinpuii: '100000000062',
  maria: '100000000070',
  subramaniam: '100000000089',
  longName: '100000000091',
  yearOnly: '100000000101',
  oneAddress: '100000000117',
  otherAbhaMobile: '100000000129',
  threeAddresses: '100000000138',
  endsAtOnce: '100000000155',
  numberWithoutAddress: '100000000164',
  withoutMobile: '100000000172',
  deactivated: '100000000193',
  locked: '100000000206',
  locksAfterFive: '100000000210',
  mobileFull: '100000000281',
  lockedHalfAnHour: '100000000332',
  lockedHalfADay: '100000000345',
  lockedADay: '100000000350',
  aadhaarOtpBlocked: '100000000366',
  withoutAnyMobile: '100000000378',
  linkable: '100000000402',
  withoutAbha: '100000000418',
} as const;

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
