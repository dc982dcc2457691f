import { OptionsError } from '../../options.js';
import { untraced } from '../../tracing.js';
import type { Upstream, UpstreamHostState } from '../upstream.js';
import { addressesOver } from './addresses.js';
import { careContextsOver } from './care-contexts.js';
import { createConnection } from './connection.js';
import { consentPinOver } from './consent-pin.js';
import { faceOver } from './face.js';
import { kycOver } from './kyc.js';
import { linkingOver } from './linking.js';
import { loginOver } from './login.js';
import { defaultPatience, type Patience, patienceMistakes } from './patience.js';
import { pincodesOver } from './pincodes.js';
import { profileOver } from './profile.js';
import { recordsOver } from './records.js';
import { providersOver } from './providers.js';
import { registrationOver } from './registration-aadhaar.js';
import { requestsOver } from './requests.js';
import { selfDeclaredOver } from './self-declared.js';
import { sessionOver } from './session.js';
import { sharesOver } from './share.js';
import { createSharedTokens, type TokenKeeping } from './shared-tokens.js';
import type { SteadyWire } from './steady-wire.js';
import { createAttempt, type Fetch } from './wire.js';

/** Options of {@link abdmConnect}. */
export interface AbdmConnectOptions {
  /** Where the API is: `https://api.eka.care`, or `https://api.dev.eka.care` for tests. */
  readonly baseUrl: string;
  /** Where access tokens come from, when that is another host. */
  readonly authBaseUrl?: string;
  /** Where health records come from, when that is another host. */
  readonly recordsBaseUrl?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The portal's facility in ABDM's registry. */
  readonly hipId?: string;
  /** Sends the calls; the runtime's own by default. Under Node `egressFetch` does it in half the time. */
  readonly fetch?: Fetch;
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: () => number;
  /**
   * Longest wait for one answer; 30 000 by default. What only reads waits 15 000 at most, repetitions among them; what waits
   * for a facility at least as long as that may take.
   */
  readonly timeoutMs?: number;
  /** What is done when upstream is in trouble. */
  readonly patience?: Partial<Patience>;
  /** Shares the access tokens of the account with other processes; each gets its own by default. */
  readonly tokens?: TokenKeeping;
}

/** ABDM Connect, and how it stands with its hosts. */
export interface AbdmConnect extends Upstream {
  /** How it stands with each host that was called: `resting` ones are not called for a while. */
  hosts(): { readonly host: string; readonly state: UpstreamHostState }[];
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
export function abdmConnect(options: AbdmConnectOptions): AbdmConnect {
  const { baseUrl, authBaseUrl = baseUrl, recordsBaseUrl = baseUrl, clientId, clientSecret, hipId } = options;
  const { now = Date.now, timeoutMs = 30_000 } = options;
  const fetch: Fetch = options.fetch ?? globalThis.fetch;
  const patience = { ...defaultPatience, ...options.patience };
  const mistakes = [
    ...urlMistakes('baseUrl', baseUrl),
    ...(authBaseUrl === baseUrl ? [] : urlMistakes('authBaseUrl', authBaseUrl)),
    ...(recordsBaseUrl === baseUrl ? [] : urlMistakes('recordsBaseUrl', recordsBaseUrl)),
    ...headerMistakes('clientId', clientId),
    ...(clientSecret ? [] : ['clientSecret: it is needed']),
    ...(hipId === undefined ? [] : headerMistakes('hipId', hipId)),
    ...(timeoutMs > 0 ? [] : ['timeoutMs: a number above 0 is needed']),
    ...patienceMistakes('patience', patience),
  ];
  if (mistakes.length > 0) throw new OptionsError('The connection with ABDM Connect', mistakes);
  const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
  const attempt = createAttempt({ fetch: untraced(fetch), now });
  let wire: SteadyWire | undefined;
  // Worker runtimes let its library begin within a request only.
  const wireOnDemand = async (): Promise<SteadyWire> => {
    const { createSteadyWire } = await import('./steady-wire.js');
    return (wire ??= createSteadyWire({ attempt, timeoutMs, patience, now }));
  };
  const connection = createConnection({
    wire: async (call, report) => (wire ?? (await wireOnDemand())).send(call, report),
    baseUrl: withoutSlash(baseUrl),
    authBaseUrl: withoutSlash(authBaseUrl),
    recordsBaseUrl: withoutSlash(recordsBaseUrl),
    clientId,
    clientSecret,
    hipId,
    now,
    sharedTokens: options.tokens && createSharedTokens(options.tokens, `${authBaseUrl} ${clientId}`, now),
  });
  return {
    hosts: () => wire?.hosts() ?? [],
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
