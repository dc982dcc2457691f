import type { ChangeLog } from '../live/change-log.js';
import { checkedLogger, type Logger, silent } from '../log.js';
import type { Store } from '../store.js';
import { connectRedis } from './connection.js';
import { redisChangeLog } from './redis-change-log.js';
import { redisStore } from './redis-store.js';

/** What several proxies keep in one Redis: `store` and `changes` are options of `createAbdmProxy`. */
export interface RedisState {
  readonly store: Store;
  readonly changes: ChangeLog;
  /** Whether Redis answers now; a second at most. */
  isReady(): Promise<boolean>;
  /** Ends the connections; to be called after the proxy's own `close`. */
  close(): Promise<void>;
}

/** Options of {@link redisState}. */
export interface RedisStateOptions {
  /** Told once when Redis is lost and once when it is back; nobody by default. */
  readonly logger?: Logger;
  /** What all keys begin with; `abdm:` by default. */
  readonly prefix?: string;
}

/**
 * Keeps what proxies must remember in a Redis that they share. It connects by itself, also after a loss; meanwhile every
 * request that needs it is answered with 503.
 *
 * @param url - `redis://` or `rediss://`, with user and password if there are any
 */
export function redisState(
  url: string,
  { logger = silent, prefix = 'abdm:' }: RedisStateOptions = {},
): RedisState {
  const redis = connectRedis(url, checkedLogger(logger));
  return {
    store: redisStore(redis, prefix),
    changes: redisChangeLog(redis, `${prefix}changes:`),
    isReady: () => redis.isReady(),
    close: () => redis.close(),
  };
}
