import type { Settings } from './options.js';

/** What tells a binding apart, and since when it counts. */
export interface Revocable {
  readonly browser: string;
  readonly portalUserId?: string | undefined;
  readonly issuedAt: number;
}

/** Why a binding ended: another one took its place, or the patients signed out. */
export type Ending = 'replaced' | 'signed-out';

/** Remembers which bindings ended before their time, as long as a copy of one could still be used. */
export interface Revocations {
  isEnded(binding: Revocable): Promise<boolean>;
  /** Ends a binding. Gives whether it ended this way: not when it had ended before in another one. */
  end(binding: Revocable, ending: Ending): Promise<boolean>;
  /** Ends all bindings of a portal user that were issued until now. */
  endAllOf(portalUserId: string): Promise<void>;
  /** The moment from which a new binding of a portal user counts: after the user was signed out everywhere. */
  issueMoment(portalUserId: string | undefined): Promise<number>;
}

/**
 * Makes the keeper of revocations.
 *
 * @param ended - is told at once that bindings of a browser, or of several, have ended in this process
 */
export function createRevocations(
  { store, now, signInLife }: Settings,
  ended: (browser?: string) => void = () => undefined,
): Revocations {
  const { absoluteSeconds } = signInLife;
  const browserKey = ({ browser }: Revocable): string => `revoked:${browser}`;
  const userKey = (portalUserId: string): string => `signed-out:${portalUserId}`;

  async function signedOutAt(portalUserId: string | undefined): Promise<number> {
    return portalUserId === undefined ? 0 : Number((await store.get(userKey(portalUserId))) ?? 0);
  }

  const isSignedOutEverywhere = async ({ portalUserId, issuedAt }: Revocable): Promise<boolean> =>
    issuedAt <= (await signedOutAt(portalUserId));

  return {
    async isEnded(binding) {
      return (await store.get(browserKey(binding))) !== undefined || (await isSignedOutEverywhere(binding));
    },
    async end(binding, ending) {
      if (await isSignedOutEverywhere(binding)) return ending === 'signed-out';
      if (await store.putIfAbsent(browserKey(binding), ending, absoluteSeconds)) {
        ended(binding.browser);
        return true;
      }
      return ending === 'signed-out' && (await store.get(browserKey(binding))) === ending;
    },
    async endAllOf(portalUserId) {
      const moment = Math.max(now(), (await signedOutAt(portalUserId)) + 1);
      await store.put(userKey(portalUserId), String(moment), absoluteSeconds);
      ended();
    },
    async issueMoment(portalUserId) {
      return Math.max(now(), (await signedOutAt(portalUserId)) + 1);
    },
  };
}
