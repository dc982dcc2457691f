import type { ChangeKind } from '../abdm/changes.js';
import { type ChangesLine, watchChanges } from '../contract/changes.js';
import type { AbdmClient } from './abdm-client.js';
import { isAbdmError } from './abdm-error.js';
import { longestSilenceMs, readChanges } from './changes-stream.js';
import { OneForTheBrowser } from './one-for-the-browser.js';
import { watchLooks } from './watch-looks.js';

/** What the stream needs of a client. */
export type LiveClient = Pick<AbdmClient, 'baseUrl' | 'call' | 'epoch' | 'onPatientChange'>;

/** Is told what of the patient's may have changed. */
export type ChangeListener = (changed: readonly ChangeKind[]) => void;

const shortestPauseMs = 1_000;
const longestPauseMs = 60_000;

/**
 * Hears what changed of the present patient, through one stream for all tabs of the browser: one tab reads it and tells
 * the others; when it goes, the next one goes on behind the last line that anybody heard. A tab that nobody looks at for
 * some time takes no part, and hears what it missed when it does again.
 */
export class LiveChanges {
  readonly #client: LiveClient;
  readonly #listeners = new Set<ChangeListener>();
  #tabs: OneForTheBrowser<ChangesLine> | undefined;
  #ends: (() => void)[] = [];
  /** Aborted when the present patient's stream, or the pause before the next one, makes no sense any more. */
  #turn = new AbortController();
  #position: string | undefined;
  #heardAt = -Infinity;

  constructor(client: LiveClient) {
    this.#client = client;
  }

  /** Whether changes are told as they happen; where they are not, only asking helps. */
  get isLive(): boolean {
    return performance.now() - this.#heardAt < longestSilenceMs;
  }

  /**
   * Calls back whenever something may have changed.
   *
   * @returns a function that ends it; with the last one the stream ends
   */
  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1)
      this.#ends = [
        this.#client.onPatientChange(() => this.#forget()),
        watchLooks((isLookedAt) => (isLookedAt ? this.#join() : this.#leave())),
      ];
    return () => {
      if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
      for (const end of this.#ends) end();
      this.#leave();
      this.#forget();
    };
  }

  #join(): void {
    this.#tabs ??= new OneForTheBrowser(`abdm-elements.changes.1:${this.#client.baseUrl}`, {
      hear: (line) => this.#hear(line),
      work: (signal) => this.#read(signal),
    });
  }

  #leave(): void {
    // Before its turn: then nobody begins another one.
    this.#tabs?.end();
    this.#tabs = undefined;
    this.#heardAt = -Infinity;
    this.#turn.abort();
  }

  /** The places of one patient's changes are not another's. */
  #forget(): void {
    this.#position = undefined;
    this.#heardAt = -Infinity;
    this.#turn.abort();
  }

  /** Reads one stream after the other until the signal says so, or the proxy has none. */
  async #read(signal: AbortSignal): Promise<void> {
    let pause = shortestPauseMs;
    while (!signal.aborted) {
      const turn = (this.#turn = new AbortController());
      try {
        for await (const line of this.#lines(turn.signal)) {
          pause = shortestPauseMs;
          this.#tabs?.tell(line);
          this.#hear(line);
        }
      } catch (error) {
        if (isAbdmError(error) && ['invalid-request', 'misconfigured'].includes(error.kind)) return;
        // Nothing will be told before somebody signs in.
        if (isAbdmError(error) && error.kind === 'sign-in-required') pause = longestPauseMs;
      }
      this.#heardAt = -Infinity;
      // Many browsers lose the same proxy at once; they must not come back at once.
      await rest(pause * (0.5 + Math.random()), turn.signal.aborted ? signal : turn.signal);
      pause = Math.min(longestPauseMs, pause * 2);
    }
  }

  async *#lines(signal: AbortSignal): AsyncGenerator<ChangesLine, void, undefined> {
    const position = this.#position;
    const response = await this.#client.call(watchChanges, position === undefined ? {} : { position }, {
      signal,
      background: true,
    });
    // What a call of lines gives is the answer itself: they come as long as somebody listens.
    yield* readChanges(response as unknown as Response, signal);
  }

  #hear({ position, changed }: ChangesLine): void {
    this.#position = position;
    this.#heardAt = performance.now();
    if (changed.length > 0) for (const listener of [...this.#listeners]) listener(changed);
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    addEventListener('online', done);
  });
}

const known = new WeakMap<LiveClient, LiveChanges>();

/** The changes of all who talk through one client. */
export function liveChanges(client: LiveClient): LiveChanges {
  const changes = known.get(client) ?? new LiveChanges(client);
  known.set(client, changes);
  return changes;
}
