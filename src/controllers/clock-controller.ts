import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders an element once a second while it shows a countdown, and not at all otherwise. */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #until: () => number | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param until - milliseconds since 1970 of the last moment that the element counts down to, `undefined` for none
   */
  constructor(host: ReactiveControllerHost, until: () => number | undefined) {
    this.#host = host;
    this.#until = until;
    host.addController(this);
  }

  hostUpdated(): void {
    const running = (this.#until() ?? 0) > Date.now();
    if (running) this.#timer ??= setInterval(() => this.#host.requestUpdate(), 1000);
    else this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
