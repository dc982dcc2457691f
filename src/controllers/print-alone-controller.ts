import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Hides the page on paper, and takes its length away, so that no empty sheets follow. */
const pageAside = `@media print {
  :root, :root * { visibility: hidden !important; }
  :root { overflow: hidden !important; }
  body { block-size: 0 !important; min-block-size: 0 !important; overflow: clip !important; }
}`;

/**
 * Prints one part of an element and nothing else of the page, whatever stands around it. The element gives the part the
 * class `alone` while {@link isPrinting}, and makes it visible on paper.
 */
export class PrintAloneController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element & { readonly renderRoot: HTMLElement | DocumentFragment };
  #sheet: CSSStyleSheet | undefined;
  #raised: HTMLElement | undefined;

  constructor(
    host: ReactiveControllerHost & Element & { readonly renderRoot: HTMLElement | DocumentFragment },
  ) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.end();
  }

  get isPrinting(): boolean {
    return this.#sheet !== undefined;
  }

  /** Opens the browser's printing. */
  async print(): Promise<void> {
    this.end();
    this.#sheet = new CSSStyleSheet();
    this.#sheet.replaceSync(pageAside);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    addEventListener('beforeprint', this.#raise);
    addEventListener('afterprint', this.#after);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    window.print();
  }

  /** Gives the page back. */
  end(): void {
    if (!this.#sheet) return;
    removeEventListener('beforeprint', this.#raise);
    removeEventListener('afterprint', this.#after);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#sheet = undefined;
    this.#raised?.hidePopover();
    this.#raised?.removeAttribute('popover');
    this.#raised = undefined;
    this.#host.requestUpdate();
  }

  /** In the top layer nothing around it moves or clips it; browsers without one place it on the page. */
  readonly #raise = (): void => {
    const part = this.#host.renderRoot.querySelector<HTMLElement>('.alone');
    if (!part || !('showPopover' in part)) return;
    this.#raised = part;
    part.popover = 'manual';
    part.showPopover();
  };

  readonly #after = (): void => this.end();
}
