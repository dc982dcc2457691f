import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & Element & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Moves focus after the next render: to the heading of a new step, or to the first field with an error. */
export class FocusController implements ReactiveController {
  readonly #host: Host;
  #selector: string | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Focuses the first match of a selector once the element has rendered. */
  after(selector: string): void {
    this.#selector = selector;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.#selector === undefined) return;
    // An element that still waits for its language has nothing to focus yet.
    if (this.#host.renderRoot.querySelector('.waiting')) return;
    const target = this.#host.renderRoot.querySelector<HTMLElement>(this.#selector);
    this.#selector = undefined;
    target?.focus();
  }
}
