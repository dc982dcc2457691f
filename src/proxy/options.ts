import { type AddressDomain, addressDomains } from '../abdm/abha-address.js';
import type { AuditSink } from './audit/audit-trail.js';
import type { Hooks, PortalUser } from './hooks.js';
import type { ChangeLog } from './live/change-log.js';
import { memoryChangeLog } from './live/memory-change-log.js';
import { type CheckedLogger, checkedLogger, type Logger, silent } from './log.js';
import { memoryStore } from './memory-store.js';
import { type Metrics, noMetrics, quietMetrics } from './metrics.js';
import type { Store } from './store.js';
import type { Upstream } from './upstreams/upstream.js';
import { watchedStore } from './watched-store.js';

/** How much one browser, and all browsers behind one network address, may ask for. */
export interface Limits {
  /** OTPs, but for those of linking, per browser in 30 minutes; 30 by default, enough for a hospital's kiosk. */
  readonly otpPerBrowser: number;
  /** OTPs, but for those of linking, per network address in 30 minutes; 300 by default. */
  readonly otpPerAddress: number;
  /** Look-ups (is this ABHA address free?) per browser in 10 minutes; 60 by default. */
  readonly lookUpsPerBrowser: number;
  /** Look-ups per network address in 10 minutes; 600 by default. */
  readonly lookUpsPerAddress: number;
}

/** How long a patient stays signed in. */
export interface SignInLife {
  /** Seconds without a request; 30 minutes by default. */
  readonly idleSeconds: number;
  /** Seconds in all; 12 hours by default. */
  readonly absoluteSeconds: number;
}

/** When a decision needs the patient's consent PIN: where the patient has set one, or of everybody. */
export const consentPinRules = ['if-set', 'always'] as const;

/** When a decision needs the patient's consent PIN. */
export type ConsentPinRule = (typeof consentPinRules)[number];

/** Options of `createAbdmProxy`. */
export interface ProxyOptions {
  /** Who connects the proxy with ABDM, for example `abdmConnect({…})`. */
  readonly upstream: Upstream;
  /**
   * 32 or more characters that only this server knows. Several for a change of secret: the first seals, all open.
   */
  readonly secret: string | readonly string[];
  /** The portal's origins, such as `https://portal.example`: only pages of theirs may write. */
  readonly origins: readonly string[];
  /** Where the portal's server mounts the proxy; `/abdm` by default. */
  readonly basePath?: string;
  /** Who is signed in to the portal, from the request's headers; `null` for nobody. */
  readonly identify?: (request: Request) => PortalUser | null | Promise<PortalUser | null>;
  /** Where counters and marks are kept; the memory of this process by default. */
  readonly store?: Store;
  /** Where is kept what changed lately, for streams; the memory of this process by default. */
  readonly changes?: ChangeLog;
  /** What upstream signs webhooks with; several for a change. Without one the webhook route is closed. */
  readonly webhookSecret?: string | readonly string[];
  /** What the portal's server wants to be told. */
  readonly hooks?: Hooks;
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: () => number;
  /** Log without a patient's data; none by default. A pino logger fits as it is. */
  readonly logger?: Logger;
  /** Where figures go, without a patient's data; nowhere by default. For example `prometheusMetrics()`. */
  readonly metrics?: Metrics;
  /** Whether a request may say to which OpenTelemetry trace it belongs; not by default, since anybody can write that. */
  readonly trustTraceContext?: boolean;
  /**
   * Keeps for good what patients agree to and decide, with their ABHA addresses; nowhere by default. While it fails, no
   * agreement counts.
   */
  readonly audit?: AuditSink;
  /** Part of new ABHA addresses after the `@`: `abdm` (default), or `sbx` on ABDM's sandbox. */
  readonly addressDomain?: AddressDomain;
  readonly limits?: Partial<Limits>;
  readonly signInLife?: Partial<SignInLife>;
  /**
   * Allows the registration by face; off by default, since NHA lets integrators use OTP only unless agreed otherwise.
   * Upstream's page for the picture must be on one of these hosts (`face.example`, or with a port).
   */
  readonly face?: { readonly hosts: readonly string[] };
  /** Whether granting and taking back need the consent PIN of every patient, or (default) of those who have set one. */
  readonly consentPin?: ConsentPinRule;
  /** Refuses what only development may do, such as a portal without https. */
  readonly production?: boolean;
}

/** Checked options with every default filled in. */
export interface Settings {
  readonly upstream: Upstream;
  readonly secrets: readonly [string, ...string[]];
  readonly origins: ReadonlySet<string>;
  /** Whether cookies are for https only. */
  readonly secureCookies: boolean;
  readonly basePath: string;
  readonly identify: ProxyOptions['identify'];
  readonly store: Store;
  /** Whether others may read what the store holds; the process's own memory only it can read. */
  readonly storeIsOutside: boolean;
  readonly changes: ChangeLog;
  readonly webhookSecrets: readonly string[];
  readonly hooks: Hooks;
  readonly now: () => number;
  readonly logger: CheckedLogger;
  readonly metrics: Metrics;
  readonly trustTraceContext: boolean;
  readonly auditSink: AuditSink | undefined;
  readonly addressDomain: AddressDomain;
  readonly limits: Limits;
  readonly signInLife: SignInLife;
  /** Absent when registration by face is off. */
  readonly face?: { readonly hosts: ReadonlySet<string> };
  readonly consentPin: ConsentPinRule;
  readonly production: boolean;
}

/** The options are wrong; the message names every mistake, and no value of a secret. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';

  constructor(
    what: string,
    readonly mistakes: readonly string[],
  ) {
    super(`${what} cannot start:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`);
  }
}

const shortestSecret = 32;
const defaultLimits: Limits = {
  otpPerBrowser: 30,
  otpPerAddress: 300,
  lookUpsPerBrowser: 60,
  lookUpsPerAddress: 600,
};
const defaultLife: SignInLife = { idleSeconds: 30 * 60, absoluteSeconds: 12 * 60 * 60 };

/** What is wrong with secrets; no value is told. */
export function secretMistakes(name: string, secrets: readonly unknown[]): string[] {
  const isGood = (secret: unknown): boolean => typeof secret === 'string' && secret.length >= shortestSecret;
  return secrets.length > 0 && secrets.every(isGood)
    ? []
    : [`${name}: a secret of ${shortestSecret} or more characters is needed`];
}

/** What is wrong with the secrets of webhooks, which upstream or its account chose; no value is told. */
export function webhookSecretMistakes(name: string, secrets: readonly unknown[]): string[] {
  const isGood = (secret: unknown): boolean => typeof secret === 'string' && secret.length >= 16;
  return secrets.every(isGood) ? [] : [`${name}: a secret of 16 or more characters is needed`];
}

/** What is wrong with the portal's origins. */
export function originMistakes(name: string, origins: readonly unknown[], production: boolean): string[] {
  if (origins.length === 0) return [`${name}: an origin such as https://portal.example is needed`];
  return origins.flatMap((origin) => {
    const url = typeof origin === 'string' && URL.canParse(origin) ? new URL(origin) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.origin !== origin) {
      return [`${name}: ${JSON.stringify(origin)} is not an origin such as https://portal.example`];
    }
    return production && url.protocol !== 'https:' && url.hostname !== 'localhost'
      ? [`${name}: ${origin} needs https in production`]
      : [];
  });
}

function numberMistakes(name: string, values: object): string[] {
  return Object.entries(values)
    .filter(([, value]) => !Number.isInteger(value) || value < 1)
    .map(([key]) => `${name}.${key}: a whole number above 0 is needed`);
}

/** Where the proxy is mounted, unless another place is named. */
export const defaultBasePath = '/abdm';

/** What is wrong with the place where the proxy is mounted. */
export function basePathMistakes(name: string, basePath: string): string[] {
  return /^(?:\/[A-Za-z0-9_-]+)+$/.test(basePath)
    ? []
    : [`${name}: a path such as ${defaultBasePath} is needed`];
}

/** What is wrong with the hosts of the page that takes the picture. */
export function hostMistakes(name: string, hosts: readonly unknown[]): string[] {
  const isHost = (host: unknown): boolean => {
    const url = typeof host === 'string' && `https://${host}`;
    return url !== false && URL.canParse(url) && new URL(url).host === host;
  };
  return hosts.length > 0 && hosts.every(isHost) ? [] : [`${name}: hosts such as face.example are needed`];
}

const upstreamParts: Readonly<Record<Exclude<keyof Upstream, 'hosts'>, true>> = {
  registration: true,
  selfDeclared: true,
  face: true,
  login: true,
  session: true,
  profile: true,
  kyc: true,
  addresses: true,
  pincodes: true,
  requests: true,
  consentPin: true,
  records: true,
  providers: true,
  careContexts: true,
  linking: true,
  shares: true,
};

function upstreamMistakes(upstream: Partial<Upstream> | undefined): string[] {
  const parts = Object.keys(upstreamParts) as (keyof typeof upstreamParts)[];
  return parts.every((part) => typeof upstream?.[part] === 'object')
    ? []
    : ['upstream: an upstream is needed, for example abdmConnect({…})'];
}

/**
 * Checks options and fills in defaults.
 *
 * @throws OptionsError that names every mistake at once
 */
export function readOptions(options: ProxyOptions): Settings {
  const now = options.now ?? Date.now;
  const metrics = quietMetrics(options.metrics ?? noMetrics);
  const secrets = [options.secret ?? []].flat();
  const webhookSecrets = [options.webhookSecret ?? []].flat();
  const origins = [options.origins ?? []].flat();
  const basePath = options.basePath ?? defaultBasePath;
  const addressDomain = options.addressDomain ?? 'abdm';
  const consentPin = options.consentPin ?? 'if-set';
  const production = options.production ?? false;
  const limits = { ...defaultLimits, ...options.limits };
  const signInLife = { ...defaultLife, ...options.signInLife };
  const mistakes = [
    ...upstreamMistakes(options.upstream),
    ...secretMistakes('secret', secrets),
    ...(webhookSecrets.length > 0 ? webhookSecretMistakes('webhookSecret', webhookSecrets) : []),
    ...originMistakes('origins', origins, production),
    ...(options.face ? hostMistakes('face.hosts', [options.face.hosts ?? []].flat()) : []),
    ...basePathMistakes('basePath', basePath),
    ...(addressDomains.includes(addressDomain)
      ? []
      : [`addressDomain: one of ${addressDomains.join(', ')} is needed`]),
    ...(consentPinRules.includes(consentPin)
      ? []
      : [`consentPin: one of ${consentPinRules.join(', ')} is needed`]),
    ...numberMistakes('limits', limits),
    ...numberMistakes('signInLife', signInLife),
  ];
  if (mistakes.length > 0) throw new OptionsError('The ABDM proxy', mistakes);
  return {
    upstream: options.upstream,
    secrets: secrets as [string, ...string[]],
    origins: new Set(origins),
    secureCookies: origins.some((origin) => origin.startsWith('https:')),
    basePath,
    identify: options.identify,
    storeIsOutside: options.store !== undefined,
    store: watchedStore(options.store ?? memoryStore({ now }), metrics),
    changes: options.changes ?? memoryChangeLog({ now }),
    webhookSecrets,
    hooks: options.hooks ?? {},
    now,
    logger: checkedLogger(options.logger ?? silent),
    metrics,
    trustTraceContext: options.trustTraceContext ?? false,
    auditSink: options.audit,
    addressDomain,
    limits,
    signInLife,
    ...(options.face && { face: { hosts: new Set(options.face.hosts) } }),
    consentPin,
    production,
  };
}
