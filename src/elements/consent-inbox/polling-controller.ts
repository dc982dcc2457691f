import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds between two polls while somebody uses the page. */
export const often = 15_000;

/** Milliseconds between two polls while nobody does, or changes are told. */
export const seldom = 60_000;

/** Milliseconds without pointer or key after which nobody uses the page. */
export const restsAfter = 300_000;

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** What is polled. */
export interface PollingPort {
  /** Whether there is any sense in it now. */
  mayPoll(): boolean;
  /** Whether changes are told as they happen. Upstream does not promise to tell all, so polling only becomes seldom. */
  isLive?(): boolean;
  /** @param turn - how many polls there were before this one */
  poll(turn: number): Promise<void>;
}

/**
 * Polls while an element stands in a page that somebody can see, and at once when the page is seen or online again. The
 * next poll waits for the one before.
 */
export class PollingController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #port: PollingPort;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPolling = false;
  #turn = 0;
  #lastSign = 0;

  constructor(host: ReactiveControllerHost & Element, port: PollingPort) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
  }

  hostConnected(): void {
    this.#lastSign = Date.now();
    document.addEventListener('visibilitychange', this.#look);
    addEventListener('online', this.#look);
    for (const sign of signsOfLife)
      document.addEventListener(sign, this.#wake, { capture: true, passive: true });
    this.#wait();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#look);
    removeEventListener('online', this.#look);
    for (const sign of signsOfLife) document.removeEventListener(sign, this.#wake, { capture: true });
  }

  get #isResting(): boolean {
    // A device's clock may be set back.
    return Math.abs(Date.now() - this.#lastSign) >= restsAfter;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (document.hidden || !this.#host.isConnected) return;
    const isSeldom = this.#isResting || this.#port.isLive?.();
    this.#timer = setTimeout(this.#look, isSeldom ? seldom : often);
  }

  readonly #wake = (): void => {
    const rested = this.#isResting;
    this.#lastSign = Date.now();
    if (rested) this.#look();
  };

  readonly #look = (): void => void this.#poll();

  async #poll(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isPolling || document.hidden) return;
    this.#isPolling = true;
    try {
      if (this.#port.mayPoll()) await this.#port.poll(this.#turn++);
    } finally {
      this.#isPolling = false;
      this.#wait();
    }
  }
}
