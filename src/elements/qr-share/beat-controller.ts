import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds between two beats. */
const interval = 500;

/** Tells the time twice a second while an element wants it, and at once when the page is looked at again. */
export class BeatController implements ReactiveController {
  readonly #wanted: () => boolean;
  readonly #beat: (now: number) => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, wanted: () => boolean, beat: (now: number) => void) {
    this.#wanted = wanted;
    this.#beat = beat;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#wanted()) this.#stop();
    else if (this.#timer === undefined) {
      this.#timer = setInterval(this.#tell, interval);
      document.addEventListener('visibilitychange', this.#tell);
    }
  }

  hostDisconnected(): void {
    this.#stop();
  }

  readonly #tell = (): void => this.#beat(Date.now());

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    document.removeEventListener('visibilitychange', this.#tell);
  }
}
