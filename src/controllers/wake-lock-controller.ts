import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps the screen on while an element wants it, where the browser can. */
export class WakeLockController implements ReactiveController {
  #wanted = false;
  #lock: WakeLockSentinel | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.keep(false);
  }

  /** Keeps the screen on from now on, or lets it go dark again. */
  keep(on: boolean): void {
    if (on === this.#wanted) return;
    this.#wanted = on;
    if (on) {
      document.addEventListener('visibilitychange', this.#ask);
      this.#ask();
    } else {
      document.removeEventListener('visibilitychange', this.#ask);
      void this.#take(undefined);
    }
  }

  /** Asks for it, again after the page was out of sight, which ends it. */
  readonly #ask = (): void => {
    if (document.visibilityState === 'visible') void this.#request();
  };

  async #request(): Promise<void> {
    const { wakeLock } = navigator as { readonly wakeLock?: WakeLock };
    try {
      const lock = await wakeLock?.request('screen');
      await this.#take(lock);
      if (!this.#wanted) await this.#take(undefined);
    } catch {
      // A browser that saves its battery refuses; the screen then goes dark as on any page.
    }
  }

  async #take(lock: WakeLockSentinel | undefined): Promise<void> {
    const before = this.#lock;
    this.#lock = lock;
    await before?.release().catch(() => undefined);
  }
}
