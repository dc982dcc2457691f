import { setTimeout as delay } from 'node:timers/promises';
import { refuse } from '../errors.js';

/** How long facilities take to answer. */
export interface FacilityPace {
  /** How long something takes that takes so many seconds. */
  milliseconds(seconds: number): number;
  /**
   * Waits as long as a facility takes.
   *
   * @throws Refusal `hip-silent` when the sandbox closes meanwhile
   */
  wait(seconds: number): Promise<void>;
  /** Ends all waiting. */
  end(): void;
}

/**
 * Makes the facilities' pace.
 *
 * @param factor - by which their seconds are multiplied: 0 makes them answer at once
 */
export function createFacilityPace(factor = 1): FacilityPace {
  const closing = new AbortController();
  const milliseconds = (seconds: number): number => Math.round(seconds * factor * 1000);
  return {
    milliseconds,
    async wait(seconds) {
      try {
        await delay(milliseconds(seconds), undefined, { signal: closing.signal });
      } catch {
        throw refuse('hip-silent');
      }
    },
    end: () => closing.abort(),
  };
}
