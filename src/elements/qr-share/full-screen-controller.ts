import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & Element & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * Shows what stands in the element's `<dialog>` over the whole page, and over the whole screen where the browser lets it;
 * the dialog's first child is what fills it.
 */
export class FullScreenController implements ReactiveController {
  readonly #host: Host;
  #isOpen = false;
  #filledScreen = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostUpdated(): void {
    const dialog = this.#host.renderRoot.querySelector('dialog');
    if (!dialog || dialog.open || !this.#host.isConnected) return;
    dialog.showModal();
    document.addEventListener('fullscreenchange', this.#changed);
    // Where the page may not, the dialog alone covers it. Browsers complain to the console without a press.
    if ((navigator as Partial<Navigator>).userActivation?.isActive === false) return;
    void dialog.firstElementChild?.requestFullscreen?.().catch(() => undefined);
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Opens it with the next render. */
  open(): void {
    this.#isOpen = true;
    this.#host.requestUpdate();
  }

  /** Closes it; gives focus back to where it was. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#filledScreen = false;
    document.removeEventListener('fullscreenchange', this.#changed);
    if (this.#fillsScreen) void document.exitFullscreen().catch(() => undefined);
    // Before it goes: closing gives focus back to where it was.
    this.#host.renderRoot.querySelector('dialog')?.close();
    this.#host.requestUpdate();
  }

  get #fillsScreen(): boolean {
    return (this.#host.shadowRoot?.fullscreenElement ?? null) !== null;
  }

  /** The browser's own way out of the full screen is the way out of the dialog, too. */
  readonly #changed = (): void => {
    if (this.#filledScreen && !this.#fillsScreen) this.close();
    this.#filledScreen = this.#fillsScreen;
  };
}
