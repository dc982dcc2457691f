import { html, LitElement, render } from 'lit';
import { asAbdmError, isAbort } from '../client/abdm-error.js';
import { attachContextRoot } from '../context/context-root.js';
import { MessagesController } from '../controllers/messages-controller.js';
import { commonMessages } from '../locales/common.js';
import { button } from '../ui/button.js';
import type { AbdmErrorDetail } from './abdm-element.events.js';
import { containHandlers } from './contain-handlers.js';

export type { AbdmErrorDetail } from './abdm-element.events.js';

/**
 * What all public elements have in common: a fault in one of them is shown there and reported, and never reaches the
 * page around it.
 */
export abstract class AbdmElement extends LitElement {
  readonly #internals: ElementInternals | undefined;
  readonly #contain = containHandlers((error) => this.fault(error));
  /** Words for the apology; there once the element was broken. */
  #apologies: MessagesController<{ common: typeof commonMessages }> | undefined;
  #broken = false;

  constructor() {
    super();
    attachContextRoot();
    this.#internals = typeof this.attachInternals === 'function' ? this.attachInternals() : undefined;
  }

  /** What the element shows while nothing is broken. */
  protected abstract content(): unknown;

  override connectedCallback(): void {
    this.#try(() => super.connectedCallback());
  }

  override disconnectedCallback(): void {
    this.#try(() => super.disconnectedCallback());
  }

  protected override render(): unknown {
    return this.#contain(this.content());
  }

  protected override performUpdate(): void {
    this.#try(() => (this.#broken ? this.#apologise() : super.performUpdate()));
  }

  /**
   * Shows and reports a fault that would reach the page otherwise.
   *
   * @internal
   */
  fault(error: unknown): void {
    if (this.#broken || isAbort(error)) return;
    this.states({ error: true, loading: false });
    this.#broken = true;
    this.#apologies ??= new MessagesController(this, { common: commonMessages });
    this.report(error);
    this.requestUpdate();
  }

  /** Tells the page about a failure that the element has shown already. */
  protected report(error: unknown): void {
    const { kind, nextStep, requestId } = asAbdmError(error);
    this.emit<AbdmErrorDetail>('abdm-error', { version: 1, kind, nextStep, ...(requestId && { requestId }) });
  }

  /** Dispatches an event that leaves shadow roots and bubbles. */
  protected emit<Detail>(name: string, detail: Detail): void {
    // In a variable: the manifest's analyzer would take a dispatched literal for an event called `name`.
    const event = new CustomEvent<Detail>(name, { detail, bubbles: true, composed: true });
    this.dispatchEvent(event);
  }

  /** Turns custom states on and off, for `:state(…)` in the page's style sheet. */
  protected states(states: Readonly<Record<string, boolean>>): void {
    for (const [name, on] of Object.entries(states)) {
      try {
        if (on) this.#internals?.states.add(name);
        else this.#internals?.states.delete(name);
      } catch {
        // Engines before `:state()` refuse names without dashes; the element works without.
      }
    }
  }

  /** What the element shows while it is broken. */
  protected apology(): unknown {
    const texts = this.#apologies?.messages?.common;
    return (
      texts &&
      html`<div class="notice danger stack tight" role="alert" part="alert">
        <p>${texts.broken}</p>
        ${button({ name: 'retry', label: texts.tryAgain, onPress: () => this.#retry() })}
      </div>`
    );
  }

  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.fault(error);
    }
  }

  /** Without the steps of an update, any of which may be what is broken. */
  #apologise(): void {
    this.isUpdatePending = false;
    render(this.#contain(this.apology()), this.renderRoot, this.renderOptions);
  }

  #retry(): void {
    this.#broken = false;
    this.focus();
    this.requestUpdate();
  }
}
