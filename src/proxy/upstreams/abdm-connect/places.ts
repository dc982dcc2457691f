/** A bounded number of places for work, and a bounded number of those who wait for one. */
export interface Places {
  /**
   * Does work as soon as there is a place.
   *
   * @param end - milliseconds since 1970 after which the work is over for certain; whoever has no place until then gets none
   * @returns what the work gives, or `undefined` without a place
   */
  take<Result>(work: () => Promise<Result>, end: number): Promise<Result | undefined>;
}

interface Stay {
  readonly end: number;
}

const pauseMs = 20;

/**
 * Makes places. In worker runtimes nobody can wake another request, and one that is broken off never says that it left: so
 * each looks for itself, and what is over by its time counts no more.
 */
export function createPlaces(atOnce: number, mostWaiting: number, now: () => number): Places {
  const working = new Set<Stay>();
  const waiting = new Set<Stay>();

  function numberOf(stays: Set<Stay>): number {
    for (const stay of stays) if (stay.end < now()) stays.delete(stay);
    return stays.size;
  }

  function sits(stay: Stay): boolean {
    const isFree = numberOf(working) < atOnce;
    if (isFree) working.add(stay);
    return isFree;
  }

  async function sitsInTime(stay: Stay): Promise<boolean> {
    if (sits(stay)) return true;
    if (numberOf(waiting) >= mostWaiting) return false;
    waiting.add(stay);
    while (numberOf(waiting) > 0 && waiting.has(stay)) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (waiting.has(stay) && sits(stay)) return waiting.delete(stay);
    }
    return false;
  }

  return {
    async take(work, end) {
      const stay = { end };
      if (!(await sitsInTime(stay))) return undefined;
      try {
        return await work();
      } finally {
        working.delete(stay);
      }
    },
  };
}
