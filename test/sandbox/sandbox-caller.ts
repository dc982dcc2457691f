import assert from 'node:assert/strict';
import { createSandbox, defaultClient, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import type { ProfileAnswer } from '../../src/sandbox/profile.js';

/** What came back from a call. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
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
  readonly abha_profiles: readonly { readonly abha_address: string }[];
  readonly profile: ProfileAnswer;
  readonly eka: { readonly oid: string; readonly uuid: string; readonly min_token: string };
  readonly token: string;
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly refresh_expires_in: number;
  readonly suggestions: readonly string[];
}

/** Calls of the sandbox, one after the other, as a hospital's server would make them. */
export interface Caller {
  readonly sandbox: Sandbox;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A call of registration by Aadhaar OTP. */
  aadhaar(step: string, body: unknown): Promise<Answer>;
  /** Starts a registration and gives its transaction and the OTP that the phone received. */
  begin(aadhaar: string): Promise<{ txn_id: string; otp: string }>;
  /** Goes as far as choosing an address, with the mobile of the Aadhaar. */
  beginAndVerify(aadhaar: string): Promise<Answer>;
  newestOtp(mobile: string): string;
}

/** Hears of every call, before its answer is given back. */
export type CallListener = (method: string, path: string, body: unknown, answer: Answer) => void;

/** Opens a sandbox in memory, with a caller that has logged in. */
export async function openCaller(options: SandboxOptions = {}, listener?: CallListener): Promise<Caller> {
  return callerOf(createSandbox(options), listener);
}

/** A caller that has logged in to an open sandbox. */
export async function callerOf(sandbox: Sandbox, listener?: CallListener): Promise<Caller> {
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
    const text = await response.text();
    const json = parse(text);
    const body = (json ?? {}) as AnswerBody;
    const answer = { status: response.status, headers: response.headers, text, json, body };
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
} as const;

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
