import { createClient, ErrorReply } from '@redis/client';
import { Failure } from '../failure.js';
import type { CheckedLogger } from '../log.js';
import { inTime } from './in-time.js';

/** A Redis server that several proxies share. */
export interface RedisConnection {
  /**
   * Runs one command or script.
   *
   * @throws Failure `upstream-unavailable` while Redis does not answer: nobody waits for it longer than a second
   */
  run<Reply>(work: (client: RedisClient) => Promise<Reply>): Promise<Reply>;
  /** Hears what is published on a channel, from now on and after every loss of the connection. */
  subscribe(channel: string, listener: (message: string) => void): Promise<void>;
  /** Calls back whenever a lost connection stands again: what was published meanwhile was not heard. */
  onReturn(listener: () => void): void;
  /** Whether Redis answers now. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** The client library's own client. */
export type RedisClient = ReturnType<typeof makeClient>;

const longestWaitMs = 1_000;
const longestPauseMs = 1_000;
const probeEveryMs = 250;
const retryAfterSeconds = 2;

function makeClient(url: string) {
  return createClient({
    url,
    // A request must not wait for a server that is away: it is refused, and the browser tries again.
    disableOfflineQueue: true,
    // A connection on which nothing comes back, not even these, is given up for a new one.
    pingInterval: 2_000,
    socket: {
      connectTimeout: longestWaitMs,
      socketTimeout: 5_000,
      reconnectStrategy: (attempt) => Math.min(longestPauseMs, 50 * 2 ** Math.min(attempt, 6)),
    },
  });
}

/**
 * Connects with Redis. It does not wait until the server is there, and comes back by itself whenever it is.
 *
 * @param url - `redis://` or `rediss://`, with user and password if there are any
 */
export function connectRedis(url: string, logger: CheckedLogger): RedisConnection {
  const client = makeClient(url);
  // Subscriptions take a connection of their own.
  const ear = makeClient(url);
  const returned: (() => void)[] = [];
  let isAway = false;
  let isClosed = false;
  let refusal = '';

  const answers = (): Promise<boolean> =>
    inTime(client.ping(), longestWaitMs).then(
      () => true,
      () => false,
    );

  // While it is away nothing is asked of it but this, so that no request waits.
  async function wait(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, probeEveryMs).unref());
      if (isClosed) return;
      if (!(await answers())) continue;
      isAway = false;
      logger.info({}, 'Redis answers again');
      return;
    }
  }

  function lost(error: unknown): void {
    if (isAway || isClosed) return;
    isAway = true;
    logger.error({ errorName: error instanceof Error ? error.name : typeof error }, 'Redis does not answer');
    void wait();
  }

  // Out of memory, read-only, no permission: it is there, and still of no use.
  function refused({ message }: ErrorReply): void {
    const code = /^[A-Z]+/.exec(message)?.[0] ?? 'ERR';
    if (code !== refusal) logger.error({ errorName: code }, 'Redis refuses a command');
    refusal = code;
  }

  client.on('error', lost);
  ear.on('error', () => undefined);
  ear.on('ready', () => {
    for (const listener of returned) listener();
  });
  const firstConnection = inTime(client.connect(), longestWaitMs).catch(lost);
  const firstEar = ear.connect().catch(() => undefined);

  return {
    async run(work) {
      await firstConnection;
      if (isAway || isClosed) throw new Failure('upstream-unavailable', { retryAfterSeconds });
      try {
        return await inTime(work(client), longestWaitMs);
      } catch (error) {
        if (error instanceof ErrorReply) refused(error);
        else lost(error);
        throw new Failure('upstream-unavailable', { retryAfterSeconds });
      }
    },
    async subscribe(channel, listener) {
      await inTime(firstEar, longestWaitMs);
      await inTime(ear.subscribe(channel, listener), longestWaitMs);
    },
    onReturn(listener) {
      returned.push(listener);
    },
    async isReady() {
      await firstConnection;
      return !isAway && (await answers());
    },
    async close() {
      isClosed = true;
      await inTime(Promise.all([client.close(), ear.close()]), longestWaitMs).catch(() => undefined);
      for (const each of [client, ear]) if (each.isOpen) each.destroy();
    },
  };
}
