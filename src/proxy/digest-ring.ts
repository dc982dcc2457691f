import { type KeyRing, keyRing } from './key-ring.js';
import type { Store } from './store.js';

/** How the key of digests is sealed for those that share it. */
export interface DigestSeal {
  seal(key: string): Promise<string>;
  /** The key, or `undefined` for one that is sealed with an unknown secret. */
  open(sealed: string): Promise<string | undefined>;
  /** Whether it is sealed with the secret that seals now. */
  isCurrent(sealed: string): Promise<boolean>;
}

const storedKey = 'digest-key:';
const lifeSeconds = 400 * 24 * 60 * 60;
const looksAgainMs = 60_000;

/**
 * Gives the keys of digests, which stay the same while secrets change: the first proxy leaves its own in the store, sealed,
 * and all that share the store use that one. A key that the store has lost is left there anew within a minute.
 *
 * @param first - what the key is where there is none yet
 */
export function sharedDigestRing(
  { store, now }: { readonly store: Store; readonly now: () => number },
  { seal, open, isCurrent }: DigestSeal,
  first: () => Promise<string>,
): () => Promise<KeyRing> {
  let key: string | undefined;
  let ring: KeyRing | undefined;
  let looking: Promise<void> | undefined;
  let lookAt = 0;

  async function kept(): Promise<string> {
    const mine = key ?? (await first());
    const isKept = await store.putIfAbsent(storedKey, await seal(mine), lifeSeconds);
    const sealed = isKept ? undefined : await store.get(storedKey);
    if (sealed === undefined) return mine;
    const theirs = await open(sealed);
    if (theirs === undefined) return mine;
    if (!(await isCurrent(sealed))) await store.put(storedKey, await seal(theirs), lifeSeconds);
    return theirs;
  }

  async function look(): Promise<void> {
    const found = await kept();
    lookAt = now() + looksAgainMs;
    if (found === key) return;
    key = found;
    ring = keyRing(found);
  }

  return async () => {
    if (now() >= lookAt) looking ??= look().finally(() => (looking = undefined));
    // Who knows a key does not wait for the look, nor for a store that is away.
    if (ring) looking?.catch(() => undefined);
    else await looking;
    return ring ?? keyRing(await first());
  };
}
