import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells when a page is looked at again, or online again, one time after the other. */
export class ReturnController implements ReactiveController {
  readonly #returned: () => Promise<void>;
  #isAtIt = false;

  /** @param returned - does what is to be done then */
  constructor(host: ReactiveControllerHost, returned: () => Promise<void>) {
    this.#returned = returned;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    addEventListener('online', this.#look);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    removeEventListener('online', this.#look);
  }

  readonly #look = (): void => void this.#tell();

  async #tell(): Promise<void> {
    if (this.#isAtIt || document.hidden) return;
    this.#isAtIt = true;
    try {
      await this.#returned();
    } finally {
      this.#isAtIt = false;
    }
  }
}
