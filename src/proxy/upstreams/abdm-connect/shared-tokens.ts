import * as z from 'zod/mini';
import { Failure } from '../../failure.js';
import { createSealer } from '../../seal.js';
import type { Store } from '../../store.js';
import { createTurns } from '../../turns.js';

const content = z.object({
  access: z.string(),
  refresh: z.optional(z.string()),
  /** Milliseconds since 1970. */
  renewAt: z.number(),
  /** Milliseconds since 1970; absent when upstream names no end. */
  refreshUntil: z.optional(z.number()),
});

/** The tokens of the portal's account. */
export type Tokens = z.output<typeof content>;

/** Where several processes keep the tokens of one account. */
export interface TokenKeeping {
  readonly store: Store;
  /** As of the proxy's: the first seals, all of them open. */
  readonly secret: string | readonly string[];
}

/** The tokens that several processes share. */
export interface SharedTokens {
  /**
   * Gives the tokens that another process got, if they will do; else gets new ones and leaves them to the others. While the
   * store is away each process gets its own.
   */
  renew(willDo: (tokens: Tokens) => boolean, get: (known?: Tokens) => Promise<Tokens>): Promise<Tokens>;
}

// As long as a refresh token may be of use.
const keptSeconds = 24 * 60 * 60;

/** Shares tokens by a store, where they lie sealed. */
export function createSharedTokens(
  { store, secret }: TokenKeeping,
  account: string,
  now: () => number,
): SharedTokens {
  const sealer = createSealer([secret].flat() as [string, ...string[]], { store, now });
  const turns = createTurns({ store });

  const orNothing = (error: unknown): undefined => {
    if (error instanceof Failure) return undefined;
    throw error;
  };

  return {
    async renew(willDo, get) {
      const name = await sealer.digest('upstream-account', account).catch(orNothing);
      if (name === undefined) return get();
      const key = `upstream-token:${name}`;
      const renewed = async (): Promise<Tokens> => {
        const sealed = await store.get(key).catch(orNothing);
        const known = sealed === undefined ? undefined : await sealer.open('upstream-token', sealed, content);
        if (known && willDo(known)) return known;
        const tokens = await get(known);
        const kept = await sealer.seal('upstream-token', tokens);
        await store.put(key, kept, keptSeconds).catch(orNothing);
        return tokens;
      };
      return turns.take('upstream-token', name, renewed).catch((error: unknown) => {
        if (error instanceof Failure) return get();
        throw error;
      });
    },
  };
}
