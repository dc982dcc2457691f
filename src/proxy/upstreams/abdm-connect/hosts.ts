import {
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  handleWhenResult,
} from 'cockatiel';
import type { UpstreamHostState } from '../upstream.js';
import type { WireAnswer } from './errors.js';
import type { Patience } from './patience.js';
import { createPlaces, type Places } from './places.js';

/** What came of a call. */
export interface Outcome {
  readonly answer?: WireAnswer;
  readonly error?: unknown;
  /** Whether it speaks against the host. */
  readonly isTrouble: boolean;
  readonly mayRepeat: boolean;
}

/** A host that is called, and how it stands with it. */
export interface Host {
  readonly breaker: CircuitBreakerPolicy;
  /** Places for calls, so that those which wait for a slow facility do not take them from all others. */
  readonly places: Readonly<Record<'facility' | 'own', Places>>;
  readonly state: UpstreamHostState;
  /** Seconds until it is tried again. */
  readonly restSeconds: number;
}

/** Makes a host that nobody called yet. */
export function createHost({ failures, restSeconds, atOnce, waiting }: Patience, now: () => number): Host {
  const breaker = circuitBreaker(
    handleWhenResult((outcome) => (outcome as Outcome).isTrouble),
    { halfOpenAfter: restSeconds * 1000, breaker: new ConsecutiveBreaker(failures) },
  );
  // The breaker goes by the machine's clock.
  let restUntil = 0;
  breaker.onBreak(() => (restUntil = Date.now() + restSeconds * 1000));
  return {
    breaker,
    places: { own: createPlaces(atOnce, waiting, now), facility: createPlaces(atOnce, waiting, now) },
    get state() {
      if (breaker.state === CircuitState.HalfOpen) return 'trying';
      // Once its rest is over it counts as up again: the next call is its trial, and none would come otherwise.
      return breaker.state === CircuitState.Open && Date.now() < restUntil ? 'resting' : 'up';
    },
    get restSeconds() {
      return Math.max(1, (restUntil - Date.now()) / 1000);
    },
  };
}
