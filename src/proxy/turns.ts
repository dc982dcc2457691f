import { Failure } from './failure.js';
import { createLocks } from './locks.js';
import type { Settings } from './options.js';

/** Lets what must not happen twice at once happen one after another. */
export interface Turns {
  /**
   * Does the work once everything of the same kind and subject that began before is over, in this process and in those
   * that share the store.
   *
   * @throws Failure `too-many-requests` when another process has been at it for ten seconds
   */
  take<Result>(kind: string, subject: string, work: () => Promise<Result>): Promise<Result>;
}

const longestWaitMs = 10_000;
const shortestPauseMs = 50;
const longestPauseMs = 250;

/** Makes the keeper of turns. */
export function createTurns({ store }: Pick<Settings, 'store'>, waitMs = longestWaitMs): Turns {
  const locks = createLocks(store);
  /** The end of the last turn of each subject. */
  const lasts = new Map<string, Promise<unknown>>();

  async function alone<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    let pauseMs = shortestPauseMs;
    for (let waitedMs = 0; waitedMs <= waitMs; waitedMs += pauseMs) {
      const held = await locks.hold(key, work);
      if (held) return held.result;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    }
    throw new Failure('too-many-requests', { retryAfterSeconds: 1 });
  }

  return {
    async take(kind, subject, work) {
      const key = `turn:${kind}:${subject}`;
      const before = lasts.get(key) ?? Promise.resolve();
      const turn = before.then(() => alone(key, work));
      const last = turn.catch(() => undefined);
      lasts.set(key, last);
      try {
        return await turn;
      } finally {
        if (lasts.get(key) === last) lasts.delete(key);
      }
    },
  };
}
