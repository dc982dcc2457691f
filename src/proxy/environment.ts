import { addressDomains } from '../abdm/abha-address.js';
import { definedOf } from './defined.js';
import { connectionIn, egressIn } from './environment-connection.js';
import { type Environment, EnvironmentReader } from './environment-reader.js';
import type { EgressOptions } from './node-egress.js';
import {
  basePathMistakes,
  consentPinRules,
  defaultBasePath,
  hostMistakes,
  OptionsError,
  originMistakes,
  type ProxyOptions,
  secretMistakes,
  webhookSecretMistakes,
} from './options.js';
import type { AbdmConnectOptions } from './upstreams/abdm-connect/index.js';

/** What the command is told by its environment. */
export interface CommandSettings {
  readonly port: number;
  readonly host: string;
  readonly trustProxy: number;
  /** Seconds between a signal to stop and the end of listening. */
  readonly drainSeconds: number;
  readonly logLevel: LogLevel;
  readonly connection: AbdmConnectOptions;
  /** Absent where calls go out as they are. */
  readonly egress?: EgressOptions;
  readonly redisUrl?: string;
  /** Port of the figures, on this machine alone unless a host is named. */
  readonly metrics?: { readonly port: number; readonly host?: string };
  readonly auditFile?: string;
  readonly proxy: Pick<
    ProxyOptions,
    | 'origins'
    | 'secret'
    | 'basePath'
    | 'webhookSecret'
    | 'production'
    | 'addressDomain'
    | 'face'
    | 'consentPin'
    | 'trustTraceContext'
  >;
}

/** How much is logged. */
export const logLevels = ['info', 'warn', 'error', 'silent'] as const;

/** How much is logged. */
export type LogLevel = (typeof logLevels)[number];

// Where and as whom the local sandbox is reached; development only.
const sandbox = {
  ABDM_UPSTREAM_URL: 'http://127.0.0.1:4174',
  ABDM_CLIENT_ID: 'sandbox-client',
  ABDM_CLIENT_SECRET: 'sandbox-secret',
};
const developmentOrigins = 'http://localhost:4173,http://localhost:4175';
// Settings of the sandbox and of the tests, which may stand in the same place.
const notOurs = ['ABDM_SANDBOX_DATA', 'ABDM_OPENAPI'];

/**
 * Reads the settings of the command, as docs/proxy.md lists them. Outside production the upstream is the local sandbox and
 * the secret is made up, unless they are given.
 *
 * @throws OptionsError that names every mistake at once, and no value
 */
export function readEnvironment(given: Environment): CommandSettings {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const production = filled['NODE_ENV'] === 'production';
  const usesSandbox = !production && filled['ABDM_UPSTREAM_URL'] === undefined;
  const read = new EnvironmentReader(
    {
      ...(!production && { ABDM_ORIGINS: developmentOrigins, ABDM_SECRET: crypto.randomUUID() }),
      ...(usesSandbox && sandbox),
      ...filled,
    },
    production,
  );
  const settings: CommandSettings = {
    port: read.whole('PORT', 4175, 65535),
    host: read.text('HOST') ?? 'localhost',
    trustProxy: read.whole('ABDM_TRUST_PROXY', 0, 10),
    drainSeconds: read.whole('ABDM_DRAIN_SECONDS', production ? 5 : 0, 300),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
    connection: connectionIn(read),
    proxy: { production, ...proxyIn(read, production) },
    ...definedOf({
      egress: egressIn(read),
      redisUrl: read.urlOf('REDIS_URL', ['redis:', 'rediss:']),
      metrics: metricsIn(read),
      auditFile: read.writable('ABDM_AUDIT_FILE'),
    }),
  };
  read.nameStrangers('ABDM_', notOurs);
  if (read.mistakes.length > 0) throw new OptionsError('The ABDM proxy', read.mistakes);
  return settings;
}

function metricsIn(read: EnvironmentReader): CommandSettings['metrics'] {
  const port = read.whole('ABDM_METRICS_PORT', 0, 65535);
  const host = read.text('ABDM_METRICS_HOST');
  return port === 0 ? undefined : { port, ...definedOf({ host }) };
}

function proxyIn(read: EnvironmentReader, production: boolean): Omit<CommandSettings['proxy'], 'production'> {
  const origins = read.words('ABDM_ORIGINS');
  const secret = read.words('ABDM_SECRET');
  const webhookSecret = read.words('ABDM_WEBHOOK_SECRET');
  const faceHosts = read.words('ABDM_FACE_HOSTS');
  read.mistakes.push(
    ...secretMistakes('ABDM_SECRET', secret),
    ...originMistakes('ABDM_ORIGINS', origins, production),
    ...webhookSecretMistakes('ABDM_WEBHOOK_SECRET', webhookSecret),
    ...(faceHosts.length > 0 ? hostMistakes('ABDM_FACE_HOSTS', faceHosts) : []),
    ...basePathMistakes('ABDM_BASE_PATH', read.text('ABDM_BASE_PATH') ?? defaultBasePath),
  );
  return {
    origins,
    secret,
    addressDomain: read.oneOf('ABDM_ADDRESS_DOMAIN', addressDomains, 'abdm'),
    consentPin: read.oneOf('ABDM_CONSENT_PIN', consentPinRules, 'if-set'),
    ...definedOf({
      basePath: read.text('ABDM_BASE_PATH'),
      webhookSecret: webhookSecret.length > 0 ? webhookSecret : undefined,
      face: faceHosts.length > 0 ? { hosts: faceHosts } : undefined,
      trustTraceContext: read.oneOf('ABDM_TRUST_TRACE_CONTEXT', ['no', 'yes'], 'no') === 'yes' || undefined,
    }),
  };
}
