import { isLocalHost } from '../abdm/local-host.js';
import { addressDomains } from '../abdm/abha-address.js';
import {
  consentPinRules,
  hostMistakes,
  OptionsError,
  originMistakes,
  type ProxyOptions,
  secretMistakes,
} from './options.js';
import type { AbdmConnectOptions } from './upstreams/abdm-connect/index.js';

/** What the command is told by its environment. */
export interface CommandSettings {
  readonly port: number;
  readonly host: string;
  readonly trustProxy: number;
  readonly connection: AbdmConnectOptions;
  readonly proxy: Pick<
    ProxyOptions,
    'origins' | 'secret' | 'production' | 'addressDomain' | 'face' | 'consentPin'
  >;
}

type Environment = Readonly<Record<string, string | undefined>>;

// Where and as whom the local sandbox is reached; development only.
const sandbox = {
  ABDM_UPSTREAM_URL: 'http://127.0.0.1:4174',
  ABDM_CLIENT_ID: 'sandbox-client',
  ABDM_CLIENT_SECRET: 'sandbox-secret',
};
const developmentOrigins = 'http://localhost:4173,http://localhost:4175';

const words = (list: string): string[] => list.split(/[\s,]+/).filter((word) => word !== '');

function isUrl(value: string, production: boolean): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  const isLocal = isLocalHost(hostname);
  return protocol === 'https:' || (protocol === 'http:' && (!production || isLocal));
}

/**
 * Reads the settings of the command: `PORT` (4175), `HOST` (localhost), `ABDM_UPSTREAM_URL`, `ABDM_AUTH_URL`,
 * `ABDM_CLIENT_ID`, `ABDM_CLIENT_SECRET`, `ABDM_HIP_ID`, `ABDM_ORIGINS` and `ABDM_SECRET` (several with commas between),
 * `ABDM_ADDRESS_DOMAIN`, `ABDM_FACE_HOSTS` (with commas between), `ABDM_CONSENT_PIN`, `ABDM_TRUST_PROXY` and `NODE_ENV`. Outside production
 * the upstream is the local sandbox and the secret is made up, unless they are given.
 *
 * @throws OptionsError that names every mistake at once
 */
export function readEnvironment(given: Environment): CommandSettings {
  const environment: Environment = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== ''),
  );
  const production = environment['NODE_ENV'] === 'production';
  const usesSandbox = !production && environment['ABDM_UPSTREAM_URL'] === undefined;
  const all: Environment = {
    ...(!production && { ABDM_ORIGINS: developmentOrigins, ABDM_SECRET: crypto.randomUUID() }),
    ...(usesSandbox && sandbox),
    ...environment,
  };
  const mistakes: string[] = [];
  const needed = (name: string): string => {
    if (all[name] === undefined) mistakes.push(`${name}: it is needed`);
    return all[name] ?? '';
  };
  const checked = (name: string, value: string, isGood: boolean, wanted: string): string => {
    if (value !== '' && !isGood) mistakes.push(`${name}: ${wanted} is needed`);
    return value;
  };
  const url = (name: string, value: string): string =>
    checked(name, value, isUrl(value, production), production ? 'an https URL' : 'a URL');
  const whole = (name: string, otherwise: number, most: number): number => {
    const value = all[name] ?? String(otherwise);
    checked(name, value, /^\d{1,5}$/.test(value) && Number(value) <= most, `a whole number up to ${most}`);
    return Number(value);
  };

  const authUrl = url('ABDM_AUTH_URL', all['ABDM_AUTH_URL'] ?? '');
  const hipId = all['ABDM_HIP_ID'];
  const secrets = words(all['ABDM_SECRET'] ?? '');
  const origins = words(all['ABDM_ORIGINS'] ?? '');
  const faceHosts = words(all['ABDM_FACE_HOSTS'] ?? '');
  mistakes.push(
    ...secretMistakes('ABDM_SECRET', secrets),
    ...originMistakes('ABDM_ORIGINS', origins, production),
    ...(faceHosts.length > 0 ? hostMistakes('ABDM_FACE_HOSTS', faceHosts) : []),
  );
  const domain = addressDomains.find((known) => known === (all['ABDM_ADDRESS_DOMAIN'] ?? 'abdm'));
  if (!domain) mistakes.push(`ABDM_ADDRESS_DOMAIN: one of ${addressDomains.join(', ')} is needed`);
  const consentPin = consentPinRules.find((known) => known === (all['ABDM_CONSENT_PIN'] ?? 'if-set'));
  if (!consentPin) mistakes.push(`ABDM_CONSENT_PIN: one of ${consentPinRules.join(', ')} is needed`);
  const settings: CommandSettings = {
    port: whole('PORT', 4175, 65535),
    host: all['HOST'] ?? 'localhost',
    trustProxy: whole('ABDM_TRUST_PROXY', 0, 10),
    connection: {
      baseUrl: url('ABDM_UPSTREAM_URL', needed('ABDM_UPSTREAM_URL')),
      ...(authUrl !== '' && { authBaseUrl: authUrl }),
      clientId: needed('ABDM_CLIENT_ID'),
      clientSecret: needed('ABDM_CLIENT_SECRET'),
      ...(hipId !== undefined && { hipId }),
    },
    proxy: {
      origins,
      secret: secrets,
      production,
      addressDomain: domain ?? 'abdm',
      consentPin: consentPin ?? 'if-set',
      ...(faceHosts.length > 0 && { face: { hosts: faceHosts } }),
    },
  };
  if (mistakes.length > 0) throw new OptionsError('The ABDM proxy', mistakes);
  return settings;
}
