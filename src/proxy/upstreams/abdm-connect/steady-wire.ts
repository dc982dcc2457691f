import { BrokenCircuitError, CircuitState, ExponentialBackoff, handleWhenResult, retry } from 'cockatiel';
import { type Caller, UpstreamError, type UpstreamHostState } from '../upstream.js';
import { refusal } from './errors.js';
import { createHost, type Host, type Outcome } from './hosts.js';
import type { Patience } from './patience.js';
import { seconds } from './reading.js';
import type { Attempt, Wire, WireCall } from './wire.js';

/** A wire that spares a host which is in trouble, and repeats what may be repeated. */
export interface SteadyWire {
  readonly send: Wire;
  /** How it stands with each host that was called. */
  hosts(): { readonly host: string; readonly state: UpstreamHostState }[];
}

/** What a steady wire is made of. */
export interface SteadyWireOptions {
  readonly attempt: Attempt;
  /** Longest wait for an answer; reads and calls that wait for a facility have their own. */
  readonly timeoutMs: number;
  readonly patience: Patience;
  readonly now: () => number;
}

// The browser waits 20 seconds for what only reads.
const longestReadMs = 15_000;
const shortWaitSeconds = 1;
const soonSeconds = 2;

const isRead = ({ method, isRead: declared }: WireCall): boolean => method === 'GET' || declared === true;
const waitsForFacility = ({ leastTimeoutMs }: WireCall): boolean => leastTimeoutMs !== undefined;

const unavailable = (waitSeconds: number): UpstreamError =>
  new UpstreamError('upstream-unavailable', { waitSeconds, nothingDone: true });

/** Whether a failure speaks against the host. A slow facility does not, nor a browser that went away. */
function isTrouble({ kind }: UpstreamError, call: WireCall): boolean {
  if (call.signal?.aborted) return false;
  return kind === 'upstream-unavailable' || (kind === 'upstream-timeout' && !waitsForFacility(call));
}

/**
 * Makes a wire that bears trouble. Reads are repeated after short pauses of chance, all within the time of one. A host whose
 * calls fail in a row is left alone for a while, and then tried with a single call; a refusal (4xx, or a code that is known)
 * is no failure. Calls beyond the places that a host has wait for one, or are refused where too many wait.
 */
export function createSteadyWire({ attempt, timeoutMs, patience, now }: SteadyWireOptions): SteadyWire {
  const hosts = new Map<string, Host>();
  const repeated = retry(
    handleWhenResult((outcome) => (outcome as Outcome).mayRepeat),
    { maxAttempts: patience.retries, backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 1000 }) },
  );

  /** When the trial of a host is over for certain. */
  const trials = new WeakMap<Host, number>();

  function hostOf({ baseUrl }: WireCall): Host {
    const { host: name } = new URL(baseUrl);
    const known = hosts.get(name);
    // In worker runtimes a trial that is broken off never ends.
    if (known && !(known.state === 'trying' && now() > (trials.get(known) ?? 0))) return known;
    const host = createHost(patience, now);
    hosts.set(name, host);
    return host;
  }

  function timeLimitOf(call: WireCall): number {
    if (waitsForFacility(call)) return Math.max(timeoutMs, call.leastTimeoutMs ?? 0);
    return isRead(call) ? Math.min(timeoutMs, longestReadMs) : timeoutMs;
  }

  async function once(call: WireCall, report: Caller['report'], end: number): Promise<Outcome> {
    try {
      // Whoever waited for a place all the time is not sent any more.
      if (now() >= end) throw unavailable(soonSeconds);
      const answer = await attempt(call, report, end - now());
      const failed = answer.status >= 500 && isTrouble(refusal(answer), call);
      const isShort = (seconds(answer.retryAfter) ?? 0) <= shortWaitSeconds;
      return { answer, isTrouble: failed, mayRepeat: failed && isShort && now() < end };
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      const failed = isTrouble(error, call);
      return {
        error,
        isTrouble: failed,
        mayRepeat: failed && error.kind !== 'upstream-timeout' && now() < end,
      };
    }
  }

  async function inItsPlace(
    host: Host,
    call: WireCall,
    report: Caller['report'],
    end: number,
  ): Promise<Outcome> {
    const places = host.places[waitsForFacility(call) ? 'facility' : 'own'];
    const outcome = await places.take(() => once(call, report, end), end);
    return outcome ?? { error: unavailable(soonSeconds), isTrouble: false, mayRepeat: false };
  }

  async function outcomeOf(host: Host, call: WireCall, report: Caller['report']): Promise<Outcome> {
    // The library would let others wait for the end of the trial.
    if (host.breaker.state === CircuitState.HalfOpen) throw unavailable(soonSeconds);
    // In worker runtimes the library's own one would belong to the first request alone.
    const { signal } = new AbortController();
    const isTrial = host.breaker.state === CircuitState.Open;
    const end = now() + timeLimitOf(call);
    if (isTrial) trials.set(host, end);
    const work = (): Promise<Outcome> => inItsPlace(host, call, report, end);
    try {
      return await host.breaker.execute(async () => {
        const outcome = isRead(call) ? await repeated.execute(work, signal) : await work();
        // A trial that the browser broke off has shown nothing.
        return isTrial && call.signal?.aborted ? { ...outcome, isTrouble: true } : outcome;
      }, signal);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? unavailable(host.restSeconds) : error;
    }
  }

  return {
    async send(call, report) {
      const { answer, error } = await outcomeOf(hostOf(call), call, report);
      if (answer) return answer;
      throw error;
    },
    hosts: () => [...hosts].map(([host, { state }]) => ({ host, state })),
  };
}
