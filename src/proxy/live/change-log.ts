import type { ChangeKind } from '../../abdm/changes.js';

/** A change of something of a patient's: what, never its content. */
export interface Change {
  /** Its place in the patient's log; a stream that broke off goes on behind it. */
  readonly position: string;
  readonly kind: ChangeKind;
}

/** What happened behind a place of a log. */
export interface Changes {
  /** The oldest first. */
  readonly changes: readonly Change[];
  /** Where the next look begins. */
  readonly position: string;
  /** Some that happened may be forgotten by now: everything has to be read anew. */
  readonly isWhole: boolean;
}

/** Seconds that a change is kept for streams that broke off. */
export const changeLifeSeconds = 60 * 60;

/** Most changes kept of one patient. */
export const mostChanges = 200;

/** What changed of each patient lately. Several proxies need one that they share. */
export interface ChangeLog {
  /** @param patient - names the patient, without saying who it is */
  append(patient: string, kind: ChangeKind): Promise<void>;
  /** What happened behind a place; without one, nothing yet: only where to begin. */
  after(patient: string, position: string | undefined): Promise<Changes>;
  /**
   * Calls back whenever something may have been appended.
   *
   * @returns a function that ends it
   */
  watch(patient: string, listener: () => void): Promise<() => void>;
}
