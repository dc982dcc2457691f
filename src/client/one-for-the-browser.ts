/** What the tabs of a browser do together. */
export interface SharedWork<Message> {
  /** Hears what the tab tells that does the work. */
  hear(message: Message): void;
  /** Does the work, in one tab at a time, until the signal says so. */
  work(signal: AbortSignal): Promise<void>;
}

/** Work that one tab of the browser does for all; when it goes, the next one does it. Without locks, each does its own. */
export class OneForTheBrowser<Message> {
  readonly #ending = new AbortController();
  readonly #channel: BroadcastChannel | undefined;

  /** @param name - the same in all tabs that work together */
  constructor(name: string, { hear, work }: SharedWork<Message>) {
    const { signal } = this.#ending;
    if (!('locks' in navigator)) {
      void work(signal).catch(() => undefined);
      return;
    }
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>): void => hear(data);
    void navigator.locks.request(name, { signal }, () => work(signal)).catch(() => undefined);
  }

  /** Tells the other tabs. */
  tell(message: Message): void {
    this.#channel?.postMessage(message);
  }

  /** Takes part no more. */
  end(): void {
    this.#ending.abort();
    this.#channel?.close();
  }
}
