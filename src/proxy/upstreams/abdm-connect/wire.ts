import { type Caller, UpstreamError } from '../upstream.js';
import type { WireAnswer } from './errors.js';
import { parsed } from './reading.js';
import { timeLimit } from './time-limit.js';

/** How a call is sent: what the adapter uses of `fetch`, so that the platform's own fits, and less than all of it. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<FetchAnswer>;

/** What the adapter uses of a `Response`. */
export type FetchAnswer = Pick<Response, 'status' | 'ok' | 'body' | 'text' | 'arrayBuffer'> & {
  readonly headers: Pick<Headers, 'get' | 'has'>;
};

/** One HTTP call to upstream. */
export interface WireCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly baseUrl: string;
  /** Path template; `{name}` is filled from `inPath`. Only the template is logged. */
  readonly path: string;
  readonly inPath?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Whether it changes nothing although it is no GET, so that it may be repeated. */
  readonly isRead?: true;
  /** Instead of a JSON body: fields of a form. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** How a success is read: as JSON if left out; `'response'` leaves its body to be read as it arrives. */
  readonly reads?: 'bytes' | 'response';
  /** Milliseconds that an answer may take at least, where upstream waits for a facility. */
  readonly leastTimeoutMs?: number;
  /** Gives the call up. */
  readonly signal?: AbortSignal | undefined;
}

/** Sends calls; fails with {@link UpstreamError} when no answer comes. */
export type Wire = (call: WireCall, report: Caller['report']) => Promise<WireAnswer>;

/** Sends a call once, and waits so many milliseconds for its answer; fails with {@link UpstreamError} when none comes. */
export type Attempt = (call: WireCall, report: Caller['report'], timeoutMs: number) => Promise<WireAnswer>;

/** What calls are sent by. */
export interface AttemptOptions {
  readonly fetch: Fetch;
  readonly now: () => number;
}

// The connection was never made, so upstream cannot have acted.
const neverReached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/** The failure of a call whose answer did not come, or not to its end. */
export function failureOf(error: unknown): UpstreamError {
  if (error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name)) {
    return new UpstreamError('upstream-timeout');
  }
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return new UpstreamError('upstream-unavailable', {
    nothingDone: neverReached.includes(String(cause?.code)),
  });
}

function urlOf({ baseUrl, path, inPath = {}, query = {} }: WireCall): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return baseUrl + filled + (search && `?${search}`);
}

async function bodyOf(response: FetchAnswer, { reads }: WireCall): Promise<unknown> {
  if (response.ok && reads === 'response') return response;
  if (response.ok && reads === 'bytes') return new Uint8Array(await response.arrayBuffer());
  const body = await response.text();
  return response.status === 204 ? {} : parsed(body);
}

/** Makes what sends a call. It follows no redirect, so that credentials go to no other host, and repeats nothing. */
export function createAttempt({ fetch, now }: AttemptOptions): Attempt {
  return async (call, report, timeoutMs) => {
    const { method, path, headers } = call;
    const startedAt = now();
    const limit = timeLimit(timeoutMs, call.signal);
    let status: number | undefined;
    let isArriving = false;
    try {
      const response = await fetch(urlOf(call), {
        method,
        headers: {
          Accept: call.reads ? '*/*' : 'application/json',
          ...(call.body && { 'Content-Type': 'application/json' }),
          ...(call.form && { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' }),
          ...headers,
        },
        ...(call.body && { body: JSON.stringify(call.body) }),
        ...(call.form && { body: new URLSearchParams(call.form).toString() }),
        redirect: 'manual',
        signal: limit.signal,
      });
      ({ status } = response);
      isArriving = response.ok && call.reads === 'response';
      return { status, body: await bodyOf(response, call), retryAfter: response.headers.get('Retry-After') };
    } catch (error) {
      throw failureOf(error);
    } finally {
      if (!isArriving) limit.lift();
      report({ path, ...(status !== undefined && { status }), durationMs: now() - startedAt });
    }
  };
}
