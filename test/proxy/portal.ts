import assert from 'node:assert/strict';
import { notices } from '../../src/abdm/notices.js';
import type { ErrorAnswer } from '../../src/contract/errors.js';
import { epochHeader } from '../../src/contract/headers.js';
import type { RegistrationOutcome } from '../../src/contract/registration.js';
import type { OtpBudget } from '../../src/contract/values.js';
import {
  type AbdmProxy,
  createAbdmProxy,
  type LogFields,
  type Logger,
  type ProxyOptions,
  type RegistrationStep,
  type Upstream,
} from '../../src/proxy/index.js';

export const origin = 'https://portal.example';
export const secret = 'a secret of the tests, long enough for anybody';
export const aadhaarNumber = '100000000015';
export const otherAadhaarNumber = '100000000027';
export const mobileNumber = '9999900001';
export const abhaAddress = 'asha.verma@abdm';

export interface OtpAnswer {
  readonly transaction: string;
  readonly otp: OtpBudget;
}

/** An answer of the proxy, read. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/** Everything that an upstream is asked, with answers that each test may replace. */
export interface ScriptedUpstream extends Upstream {
  readonly calls: string[];
  /** Callers, as the upstream was told of them. */
  readonly callers: { readonly patientId?: string; readonly portalUserId?: string }[];
  script: {
    send: () => Promise<{ transaction: string; sentTo?: string }> | { transaction: string; sentTo?: string };
    step: (name: string) => RegistrationStep | Promise<RegistrationStep>;
    suggestions: () => string[];
    exists: () => boolean;
  };
}

export const done: RegistrationStep = {
  next: 'done',
  created: true,
  abha: { abhaAddress, abhaNumber: '91-1234-5678-9015', name: 'Asha Verma', kycVerified: true },
  patientId: 'upstream-patient-1',
};

export function scriptedUpstream(): ScriptedUpstream {
  const calls: string[] = [];
  const callers: ScriptedUpstream['callers'] = [];
  const script: ScriptedUpstream['script'] = {
    send: () => ({ transaction: 'upstream-txn-1', sentTo: '******2425' }),
    step: () => ({ next: 'create-address', transaction: 'upstream-txn-2' }),
    suggestions: () => ['asha.verma', 'asha.verma1990@abdm', 'not an address', 'asha.verma'],
    exists: () => true,
  };
  const asked = async <Result>(
    name: string,
    caller: object,
    answer: () => Result | Promise<Result>,
  ): Promise<Result> => {
    calls.push(name);
    callers.push(caller);
    return answer();
  };
  return {
    calls,
    callers,
    script,
    registration: {
      sendAadhaarOtp: (_number, caller) => asked('sendAadhaarOtp', caller, () => script.send()),
      resendAadhaarOtp: (_transaction, caller) => asked('resendAadhaarOtp', caller, () => script.send()),
      resendMobileOtp: (_transaction, caller) => asked('resendMobileOtp', caller, () => script.send()),
      verifyAadhaarOtp: (_transaction, _proof, caller) =>
        asked('verify', caller, () => script.step('verify')),
      verifyMobileOtp: (_transaction, _otp, caller) => asked('mobile', caller, () => script.step('mobile')),
      createAbha: (_transaction, _address, caller) => asked('create', caller, () => script.step('create')),
      signIn: (_transaction, _address, caller) => asked('signIn', caller, () => script.step('signIn')),
    },
    addresses: {
      suggest: (_transaction, caller) => asked('suggest', caller, () => script.suggestions()),
      exists: (_address, caller) => asked('exists', caller, () => script.exists()),
    },
    pincodes: {
      find: (_pincode, caller) =>
        asked('pincode', caller, () => ({
          state: { code: '9', name: 'Uttar Pradesh' },
          district: { code: '162', name: 'Lucknow' },
        })),
    },
  };
}

/** A clock that tests move. */
export function testClock(start = Date.UTC(2026, 10, 1, 9)): {
  now: () => number;
  advance(seconds: number): void;
} {
  let time = start;
  return {
    now: () => time,
    advance(seconds) {
      time += seconds * 1000;
    },
  };
}

/** A logger that keeps its lines. */
export function keptLog(): Logger & {
  readonly lines: { level: string; fields: LogFields; message: string }[];
} {
  const lines: { level: string; fields: LogFields; message: string }[] = [];
  const keep = (level: string) => (fields: LogFields, message: string) =>
    void lines.push({ level, fields, message });
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}

/** A browser on a page of the portal: keeps its cookie and sends the portal's origin. */
export class Browser {
  cookie = '';
  epoch: string | null = null;
  headers: Record<string, string> = {};
  address = '192.0.2.1';

  constructor(readonly proxy: AbdmProxy) {}

  async get<Body = Record<string, unknown>>(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, undefined, headers);
  }

  async post<Body = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, JSON.stringify(body), headers);
  }

  async send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const request = new Request(`${origin}/abdm${path}`, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { Origin: origin, 'Content-Type': 'application/json' }),
        ...(this.cookie && { Cookie: this.cookie }),
        ...this.headers,
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const response = await this.proxy.fetch(request, { address: this.address });
    const text = await response.text();
    const set = response.headers.get('Set-Cookie');
    if (set !== null) this.cookie = set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? '');
    this.epoch = response.headers.get(epochHeader) ?? this.epoch;
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Body };
  }

  /** Agrees to the notice; gives the proof. */
  async agree(): Promise<string> {
    const { version } = notices['aadhaar-consent'];
    const answer = await this.post<{ agreement: string }>('/v1/agreements', {
      notice: 'aadhaar-consent',
      version,
      language: 'hi',
    });
    assert.equal(answer.status, 200, answer.text);
    return answer.body.agreement;
  }

  /** Asks for an OTP after agreeing. */
  async sendOtp(number = aadhaarNumber): Promise<Answer<OtpAnswer>> {
    const agreement = await this.agree();
    return this.post<OtpAnswer>('/v1/registration/aadhaar/otp', { aadhaarNumber: number, agreement });
  }

  /** A transaction in step `otp`. */
  async started(): Promise<string> {
    const answer = await this.sendOtp();
    assert.equal(answer.status, 200, answer.text);
    return answer.body.transaction;
  }

  async verify(transaction: string, otp = '123456'): Promise<Answer<RegistrationOutcome>> {
    return this.post('/v1/registration/aadhaar/verify', { transaction, otp, mobileNumber });
  }

  /** A transaction in step `create-address`. */
  async verified(): Promise<string> {
    const { body } = await this.verify(await this.started());
    assert(body.next !== 'done');
    return body.transaction;
  }

  async create(transaction: string): Promise<Answer<RegistrationOutcome>> {
    return this.post('/v1/registration/aadhaar/abha', { transaction, abhaAddress });
  }

  /** Registers to the end. */
  async signedIn(): Promise<this> {
    const answer = await this.create(await this.verified());
    assert.equal(answer.status, 200, answer.text);
    return this;
  }
}

/** A portal with the proxy on a scripted upstream. In the scripts, creating and signing in end at once. */
export function testPortal(options: Partial<ProxyOptions> = {}): {
  upstream: ScriptedUpstream;
  clock: ReturnType<typeof testClock>;
  log: ReturnType<typeof keptLog>;
  proxy: AbdmProxy;
  browser: Browser;
} {
  const upstream = scriptedUpstream();
  upstream.script.step = (name) =>
    name === 'verify' ? { next: 'create-address', transaction: 'upstream-txn-2' } : done;
  const clock = testClock();
  const log = keptLog();
  const proxy = createAbdmProxy({
    upstream,
    secret,
    origins: [origin],
    now: clock.now,
    logger: log,
    ...options,
  });
  return { upstream, clock, log, proxy, browser: new Browser(proxy) };
}

/** Checks that an answer is a refusal of a kind, and gives the error. */
export function refused(answer: Answer<unknown>, status: number, kind: string): ErrorAnswer['error'] {
  assert.equal(answer.status, status, answer.text);
  const { error } = answer.body as ErrorAnswer;
  assert.equal(error.kind, kind, answer.text);
  return error;
}
