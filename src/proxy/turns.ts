import { Failure } from './failure.js';
import type { Settings } from './options.js';
import type { Sealer } from './seal.js';

/** Lets what must not happen twice at once happen one after another. */
export interface Turns {
  /**
   * Does the work once everything of the same kind and subject that began before is over.
   *
   * @throws Failure `too-many-requests` when another process that shares the store is at it
   */
  take<Result>(kind: string, subject: string, work: () => Promise<Result>): Promise<Result>;
}

// Longer than the calls to upstream that one turn makes may take together.
const longestTurnSeconds = 4 * 60;

/** Makes the keeper of turns. */
export function createTurns({ store }: Settings, sealer: Sealer): Turns {
  /** The end of the last turn of each subject. */
  const lasts = new Map<string, Promise<unknown>>();

  async function alone<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    if (!(await store.putIfAbsent(key, '1', longestTurnSeconds))) {
      throw new Failure('too-many-requests', { retryAfterSeconds: 1 });
    }
    try {
      return await work();
    } finally {
      await store.delete(key);
    }
  }

  return {
    async take(kind, subject, work) {
      const key = `turn:${kind}:${await sealer.digest(kind, subject)}`;
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
