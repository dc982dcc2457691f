import assert from 'node:assert/strict';
import { type NoticeId, notices } from '../../src/abdm/notices.js';
import type { OtpSystem } from '../../src/abdm/login.js';
import type { ErrorAnswer } from '../../src/contract/errors.js';
import { epochHeader } from '../../src/contract/headers.js';
import type { LoginOutcome, RegistrationOutcome } from '../../src/contract/outcomes.js';
import type { Session } from '../../src/contract/session.js';
import type { OtpBudget, Image } from '../../src/contract/values.js';
import {
  type AbdmProxy,
  createAbdmProxy,
  type LogFields,
  type Logger,
  type LoginStep,
  type ProxyOptions,
  type RegistrationStep,
  type SignedIn,
  type Upstream,
  type UpstreamProfile,
  type UpstreamRecord,
} from '../../src/proxy/index.js';
import {
  type ConsentScript,
  consentScript,
  type PinScript,
  pinScript,
  scriptedConsents,
} from './consent-script.js';
import { type LinkingScript, linkingScript, scriptedLinking } from './linking-script.js';
import { scriptedShares, type ShareScript, shareScript } from './share-script.js';

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
  readonly bytes: Uint8Array;
  readonly body: Body;
}

/** Everything that an upstream is asked, with answers that each test may replace. */
export interface ScriptedUpstream extends Upstream {
  readonly calls: string[];
  /** What each call was given, but for the caller. */
  readonly given: unknown[][];
  /** Callers, as the upstream was told of them. */
  readonly callers: { readonly patientId?: string; readonly portalUserId?: string }[];
  script: {
    send: () => Promise<{ transaction: string; sentTo?: string }> | { transaction: string; sentTo?: string };
    step: (name: string) => RegistrationStep | Promise<RegistrationStep>;
    suggestions: () => string[];
    exists: () => boolean;
    consents: ConsentScript;
    pin: PinScript;
    linking: LinkingScript;
    shares: ShareScript;
    selfDeclaredSignIn: () => SignedIn | undefined;
    face: () => { transaction: string; link: string };
    faceIsVerified: () => boolean;
    methods: () => { allowed: OtpSystem[]; blocked: OtpSystem[] };
    login: (name: string) => LoginStep | Promise<LoginStep>;
    sessionIsOpen: () => boolean;
    verifySession: () => void | Promise<void>;
    profile: (patientId: string | undefined) => UpstreamProfile | Promise<UpstreamProfile>;
    card: (patientId: string | undefined) => Image | Promise<Image>;
    qr: () => Uint8Array<ArrayBuffer>;
    update: () => void | Promise<void>;
    delete: () => void | Promise<void>;
    verifyKyc: () => void | Promise<void>;
    record: (signal: AbortSignal) => UpstreamRecord | Promise<UpstreamRecord>;
  };
}

export const done: RegistrationStep = {
  next: 'done',
  created: true,
  abha: { abhaAddress, abhaNumber: '91-1234-5678-9015', name: 'Asha Verma', kycVerified: true },
  patientId: 'upstream-patient-1',
};

/** A patient who signed in; each number is another one. */
export const patientNumber = (number: number, name = `Patient ${number}`): SignedIn => ({
  abha: { abhaAddress: `patient${number}@abdm`, name, kycVerified: false },
  patientId: `upstream-patient-${number}`,
});

/** What upstream knows of a patient, by its id. */
export function profileOf(patientId = 'nobody'): UpstreamProfile {
  const number = patientId.replace(/^\D+/, '');
  return {
    abhaAddress: `patient${number}@abdm`,
    abhaAddresses: [`patient${number}@abdm`],
    kycVerified: false,
    fullName: `Patient ${number}`,
    firstName: 'Patient',
    mobile: '9999900001',
  };
}

/** A record that arrives in these pieces. */
export function recordFrom(...pieces: readonly Uint8Array<ArrayBuffer>[]): UpstreamRecord {
  const left = [...pieces];
  return {
    body: new ReadableStream({
      pull(controller) {
        const piece = left.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    }),
  };
}

export function scriptedUpstream(): ScriptedUpstream {
  const calls: string[] = [];
  const given: unknown[][] = [];
  const callers: ScriptedUpstream['callers'] = [];
  const script: ScriptedUpstream['script'] = {
    send: () => ({ transaction: 'upstream-txn-1', sentTo: '******2425' }),
    step: () => ({ next: 'create-address', transaction: 'upstream-txn-2' }),
    suggestions: () => ['asha.verma', 'asha.verma1990@abdm', 'not an address', 'asha.verma'],
    exists: () => true,
    consents: consentScript(),
    pin: pinScript(),
    linking: linkingScript(),
    shares: shareScript(),
    selfDeclaredSignIn: () => patientNumber(2),
    face: () => ({ transaction: 'upstream-txn-face', link: 'https://face.example/picture?t=1' }),
    faceIsVerified: () => true,
    methods: () => ({ allowed: ['abdm'], blocked: ['aadhaar'] }),
    login: () => ({ next: 'done', ...patientNumber(1) }),
    sessionIsOpen: () => true,
    verifySession: () => undefined,
    profile: (patientId) => profileOf(patientId),
    card: () => ({ type: 'image/png', bytes: new Uint8Array([0x89, 0x50, 1, 2, 0xff]) }),
    qr: () => new TextEncoder().encode('{"hidn": null}'),
    update: () => undefined,
    delete: () => undefined,
    verifyKyc: () => undefined,
    record: () => recordFrom(new TextEncoder().encode('{"resourceType":"Bundle"}')),
  };
  /** A call of the port: its name is noted, its last parameter is the caller. */
  const asked =
    <Parameters extends unknown[], Result>(
      name: string,
      answer: (...parameters: Parameters) => Result | Promise<Result>,
    ) =>
    async (...parameters: Parameters): Promise<Result> => {
      calls.push(name);
      given.push(parameters.slice(0, -1));
      callers.push(parameters.at(-1) as object);
      return answer(...parameters);
    };
  const send = (name: string): (() => Promise<{ transaction: string; sentTo?: string }>) =>
    asked(name, () => script.send());
  const step = (name: string): (() => Promise<RegistrationStep>) => asked(name, () => script.step(name));
  const login = (name: string): (() => Promise<LoginStep>) => asked(name, () => script.login(name));
  return {
    calls,
    given,
    callers,
    script,
    registration: {
      sendAadhaarOtp: send('sendAadhaarOtp'),
      resendAadhaarOtp: send('resendAadhaarOtp'),
      resendMobileOtp: send('resendMobileOtp'),
      verifyAadhaarOtp: step('verify'),
      verifyMobileOtp: step('mobile'),
      createAbha: step('create'),
      signIn: step('signIn'),
    },
    selfDeclared: {
      sendOtp: send('selfDeclared.sendOtp'),
      resendOtp: send('selfDeclared.resendOtp'),
      verifyOtp: step('selfDeclared.verifyOtp'),
      create: step('selfDeclared.create'),
      signIn: asked('selfDeclared.signIn', () => script.selfDeclaredSignIn()),
    },
    face: {
      start: asked('face.start', () => script.face()),
      isVerified: asked('face.isVerified', () => script.faceIsVerified()),
      verify: step('face.verify'),
    },
    login: {
      methods: asked('login.methods', () => script.methods()),
      sendOtp: send('login.sendOtp'),
      verifyOtp: login('login.verifyOtp'),
      signIn: login('login.signIn'),
    },
    session: {
      isOpen: asked('session.isOpen', () => script.sessionIsOpen()),
      sendOtp: send('session.sendOtp'),
      verifyOtp: asked('session.verifyOtp', () => script.verifySession()),
    },
    profile: {
      read: asked('profile.read', ({ patientId }) => script.profile(patientId)),
      update: asked('profile.update', () => script.update()),
      delete: asked('profile.delete', () => script.delete()),
      readCard: asked('profile.card', ({ patientId }) => script.card(patientId)),
      readQr: asked('profile.qr', () => script.qr()),
    },
    kyc: {
      sendOtp: send('kyc.sendOtp'),
      resendOtp: send('kyc.resendOtp'),
      verifyOtp: asked('kyc.verifyOtp', () => script.verifyKyc()),
    },
    records: {
      // The caller stands before the signal here.
      read: (record, caller, signal) =>
        asked('records.read', (_record: object, _caller: object) => script.record(signal))(record, caller),
    },
    addresses: {
      suggest: asked('suggest', () => script.suggestions()),
      exists: asked('exists', () => script.exists()),
    },
    pincodes: {
      find: asked('pincode', () => ({
        state: { code: '9', name: 'Uttar Pradesh' },
        district: { code: '162', name: 'Lucknow' },
      })),
    },
    ...scriptedConsents(asked, () => script, send),
    ...scriptedLinking(asked, () => script.linking),
    ...scriptedShares(asked, () => script.shares),
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
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const set = response.headers.get('Set-Cookie');
    if (set !== null) this.cookie = set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? '');
    this.epoch = response.headers.get(epochHeader) ?? this.epoch;
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true;
    const parsed = (isJson ? JSON.parse(text) : undefined) as Body;
    return { status: response.status, headers: response.headers, text, bytes, body: parsed };
  }

  async patch<Body = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.send<Body>('PATCH', path, JSON.stringify(body));
  }

  /** Agrees to a notice; gives the proof. */
  async agree(
    notice: NoticeId = 'aadhaar-consent',
    version: string = notices[notice].version ?? '7',
  ): Promise<string> {
    const answer = await this.post<{ agreement: string }>('/v1/agreements', {
      notice,
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
    assert(body.next !== 'done' && body.next !== 'login');
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

  /** Asks for the OTP of a sign-in, by another mobile number for each number. */
  async sendLoginOtp(number = 1): Promise<Answer<OtpAnswer>> {
    const identifier = { kind: 'mobile', value: String(9999900000 + number) };
    return this.post<OtpAnswer>('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  }

  /** Signs in by mobile number to what the script answers. */
  async login(number = 1): Promise<Answer<LoginOutcome>> {
    const { body, status, text } = await this.sendLoginOtp(number);
    assert.equal(status, 200, text);
    return this.post('/v1/login/verify', { transaction: body.transaction, otp: '123456' });
  }

  async session(): Promise<Session> {
    const answer = await this.get<Session>('/v1/session');
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
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
    /verify/i.test(name) ? { next: 'create-address', transaction: 'upstream-txn-2' } : done;
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
