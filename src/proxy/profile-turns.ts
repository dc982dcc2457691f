import { Failure } from './failure.js';

/** Lets one change of a patient's profile through at a time, in this process. */
export interface ProfileTurns {
  /**
   * Does the work when no other change of this patient is under way.
   *
   * @throws Failure `profile-changed` when another one was made while this one waited: it cannot know of that
   */
  take<Result>(patient: string, work: () => Promise<Result>): Promise<Result>;
}

/** Makes the keeper of turns. */
export function createProfileTurns(): ProfileTurns {
  /** Of each patient with a change under way: whether one has been made when the last that waits is through. */
  const lasts = new Map<string, Promise<boolean>>();

  return {
    async take(patient, work) {
      const before = lasts.get(patient) ?? Promise.resolve(false);
      const turn = before.then((isChanged) => {
        if (isChanged) throw new Failure('profile-changed');
        return work();
      });
      const last = turn.then(
        () => true,
        () => before,
      );
      lasts.set(patient, last);
      try {
        return await turn;
      } finally {
        if (lasts.get(patient) === last) lasts.delete(patient);
      }
    },
  };
}
