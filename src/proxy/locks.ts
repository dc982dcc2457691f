import { randomId } from './seal.js';
import type { Store } from './store.js';

/** Lets one piece of work go on at a time, among all processes that share a store. */
export interface Locks {
  /** Does the work while nobody else can hold the key; gives `undefined` when somebody does. */
  hold<Result>(key: string, work: () => Promise<Result>): Promise<{ readonly result: Result } | undefined>;
}

// A process that dies holds nobody up for longer.
const lifeSeconds = 15;

/** Makes locks. One that is held is prolonged as long as the work takes. */
export function createLocks(store: Store): Locks {
  return {
    async hold(key, work) {
      const owner = randomId();
      if (!(await store.putIfAbsent(key, owner, lifeSeconds))) return undefined;
      const renewal = setInterval(
        () => void store.prolong(key, owner, lifeSeconds).catch(() => undefined),
        (lifeSeconds * 1000) / 3,
      );
      try {
        return { result: await work() };
      } finally {
        clearInterval(renewal);
        // What the work did counts, whether or not the store still answers; the lock ends by itself.
        await store.deleteIf(key, owner).catch(() => undefined);
      }
    },
  };
}
