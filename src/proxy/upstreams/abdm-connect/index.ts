import { OptionsError } from '../../options.js';
import type { Upstream } from '../upstream.js';
import { addressesOver } from './addresses.js';
import { careContextsOver } from './care-contexts.js';
import { createConnection } from './connection.js';
import { consentPinOver } from './consent-pin.js';
import { faceOver } from './face.js';
import { kycOver } from './kyc.js';
import { linkingOver } from './linking.js';
import { loginOver } from './login.js';
import { pincodesOver } from './pincodes.js';
import { profileOver } from './profile.js';
import { recordsOver } from './records.js';
import { providersOver } from './providers.js';
import { registrationOver } from './registration-aadhaar.js';
import { requestsOver } from './requests.js';
import { selfDeclaredOver } from './self-declared.js';
import { sessionOver } from './session.js';
import { sharesOver } from './share.js';
import { createWire } from './wire.js';

/** Options of {@link abdmConnect}. */
export interface AbdmConnectOptions {
  /** Where the API is: `https://api.eka.care`, or `https://api.dev.eka.care` for tests. */
  readonly baseUrl: string;
  /** Where access tokens come from, when that is another host. */
  readonly authBaseUrl?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The portal's facility in ABDM's registry. */
  readonly hipId?: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: () => number;
  /** Longest wait for one answer; 30 000 by default. */
  readonly timeoutMs?: number;
}

function urlMistakes(name: string, value: unknown): string[] {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  const isGood = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username;
  return isGood ? [] : [`${name}: a URL such as https://api.eka.care is needed`];
}

function headerMistakes(name: string, value: unknown): string[] {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)
    ? []
    : [`${name}: printable ASCII is needed`];
}

/**
 * Connects the proxy with ABDM through Eka Care's ABDM Connect.
 *
 * @throws OptionsError that names everything that is wrong with the options
 */
export function abdmConnect(options: AbdmConnectOptions): Upstream {
  const { baseUrl, authBaseUrl = baseUrl, clientId, clientSecret, hipId } = options;
  const { fetch = globalThis.fetch, now = Date.now, timeoutMs = 30_000 } = options;
  const mistakes = [
    ...urlMistakes('baseUrl', baseUrl),
    ...(authBaseUrl === baseUrl ? [] : urlMistakes('authBaseUrl', authBaseUrl)),
    ...headerMistakes('clientId', clientId),
    ...(clientSecret ? [] : ['clientSecret: it is needed']),
    ...(hipId === undefined ? [] : headerMistakes('hipId', hipId)),
    ...(timeoutMs > 0 ? [] : ['timeoutMs: a number above 0 is needed']),
  ];
  if (mistakes.length > 0) throw new OptionsError('The connection with ABDM Connect', mistakes);
  const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
  const connection = createConnection({
    wire: createWire({ fetch, timeoutMs, now }),
    baseUrl: withoutSlash(baseUrl),
    authBaseUrl: withoutSlash(authBaseUrl),
    clientId,
    clientSecret,
    hipId,
    now,
  });
  return {
    registration: registrationOver(connection),
    selfDeclared: selfDeclaredOver(connection),
    face: faceOver(connection),
    login: loginOver(connection),
    session: sessionOver(connection),
    profile: profileOver(connection),
    kyc: kycOver(connection),
    addresses: addressesOver(connection),
    pincodes: pincodesOver(connection),
    requests: requestsOver(connection),
    consentPin: consentPinOver(connection),
    records: recordsOver(connection),
    providers: providersOver(connection),
    careContexts: careContextsOver(connection),
    linking: linkingOver(connection),
    shares: sharesOver(connection),
  };
}
