import { others } from '../../others.js';
import { type Caller, UpstreamError } from '../upstream.js';
import { fields, seconds, text } from './reading.js';
import type { WireAnswer } from './errors.js';
import type { SharedTokens, Tokens } from './shared-tokens.js';
import type { Wire } from './wire.js';

/** What is needed to get access tokens. */
export interface AccessTokenOptions {
  readonly wire: Wire;
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly now: () => number;
  /** The tokens of other processes of the same account. */
  readonly shared?: SharedTokens | undefined;
}

/** Keeps the access token of the portal's account. */
export interface AccessTokens {
  /** A token that is good for a while yet. */
  current(report: Caller['report']): Promise<string>;
  /** Another token than the one that upstream refused. */
  insteadOf(refused: string, report: Caller['report']): Promise<string>;
}

const longestMarginSeconds = 60;
// When upstream does not say how long a token lives.
const unknownLifeSeconds = 10 * 60;
// Wrong credentials lock an account after some tries, so a refused login rests.
const restSeconds = 30;
// In worker runtimes a request that is broken off never ends what it began.
const longestRenewalMs = 60_000;

/** Makes the keeper of access tokens: one login or renewal at a time, renewed before the end. */
export function createAccessTokens(options: AccessTokenOptions): AccessTokens {
  const { wire, baseUrl, clientId, clientSecret, now, shared } = options;
  let tokens: Tokens | undefined;
  let renewal: { readonly token: Promise<string>; readonly end: number } | undefined;
  let restUntil = 0;

  function read({ status, body }: WireAnswer): Tokens | undefined {
    const answer = fields(body);
    const access = text(answer['access_token']);
    if (status < 200 || status >= 300 || access === undefined || !/^[\x21-\x7e]+$/.test(access))
      return undefined;
    const life = seconds(answer['expires_in']) ?? unknownLifeSeconds;
    const refreshLife = seconds(answer['refresh_expires_in']);
    const refresh = text(answer['refresh_token']);
    return {
      access,
      ...(refresh !== undefined && { refresh }),
      renewAt: now() + (life - Math.min(longestMarginSeconds, life / 5)) * 1000,
      ...(refreshLife !== undefined && { refreshUntil: now() + refreshLife * 1000 }),
    };
  }

  async function refreshed(old: Tokens | undefined, report: Caller['report']): Promise<Tokens | undefined> {
    if (old?.refresh === undefined || now() >= (old.refreshUntil ?? Infinity)) return undefined;
    const path = '/connect-auth/v1/account/refresh-token';
    const headers = { Authorization: `Bearer ${old.access}`, 'Client-Id': clientId };
    const body = { access_token: old.access, refresh_token: old.refresh };
    const renewed = read(await wire({ method: 'POST', baseUrl, path, headers, body }, report));
    return renewed && { refresh: old.refresh, ...renewed };
  }

  async function loggedIn(report: Caller['report']): Promise<Tokens> {
    if (now() < restUntil) throw new UpstreamError('misconfigured', { nothingDone: true });
    const path = '/connect-auth/v1/account/login';
    const body = { client_id: clientId, client_secret: clientSecret };
    const answer = await wire({ method: 'POST', baseUrl, path, headers: {}, body }, report);
    const granted = read(answer);
    if (granted) return granted;
    const isRefused = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
    if (isRefused) restUntil = now() + restSeconds * 1000;
    throw new UpstreamError(isRefused ? 'misconfigured' : 'upstream-unavailable', { nothingDone: true });
  }

  async function renew(report: Caller['report'], refused?: string): Promise<string> {
    const get = async (known = tokens): Promise<Tokens> =>
      (await refreshed(known, report)) ?? (await loggedIn(report));
    const willDo = ({ access, renewAt }: Tokens): boolean => access !== refused && now() < renewAt;
    try {
      tokens = shared ? await shared.renew(willDo, get) : await get();
      return tokens.access;
    } catch (error) {
      // Without a token the call that needed it was never made.
      if (!(error instanceof UpstreamError)) throw error;
      const { kind, waitSeconds } = error;
      throw new UpstreamError(kind, { ...(waitSeconds !== undefined && { waitSeconds }), nothingDone: true });
    }
  }

  function renewOnce(report: Caller['report'], refused?: string): Promise<string> {
    if (renewal && now() < renewal.end) return others(renewal.token);
    const token = renew(report, refused).finally(() => {
      if (renewal === mine) renewal = undefined;
    });
    const mine = { token, end: now() + longestRenewalMs };
    renewal = mine;
    return token;
  }

  return {
    async current(report) {
      return tokens && now() < tokens.renewAt ? tokens.access : renewOnce(report);
    },
    async insteadOf(refused, report) {
      return tokens && tokens.access !== refused ? tokens.access : renewOnce(report, refused);
    },
  };
}
