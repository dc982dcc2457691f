import { Failure } from './failure.js';
import type { Settings } from './options.js';
import { randomId } from './seal.js';
import type { Turns } from './turns.js';

/** Lets one change of a patient's profile through at a time. */
export interface ProfileTurns {
  /**
   * Does the work when no other change of this patient is under way.
   *
   * @throws Failure `profile-changed` when another one was made while this one waited: it cannot know of that
   */
  take<Result>(patient: string, work: () => Promise<Result>): Promise<Result>;
}

// Longer than anybody waits for a turn.
const rememberedSeconds = 5 * 60;

/** Makes the keeper of turns. */
export function createProfileTurns({ store }: Pick<Settings, 'store'>, turns: Turns): ProfileTurns {
  return {
    async take(patient, work) {
      const key = `profile-made:${patient}`;
      const seen = await store.get(key);
      return turns.take('profile', patient, async () => {
        if ((await store.get(key)) !== seen) throw new Failure('profile-changed');
        const result = await work();
        // ABDM has the change, whether or not the store still answers.
        await store.put(key, randomId(), rememberedSeconds).catch(() => undefined);
        return result;
      });
    },
  };
}
