import { html, LitElement, type TemplateResult } from 'lit';
import { asAbdmError } from '../client/abdm-error.js';
import { attachContextRoot } from '../context/context-root.js';
import { MessagesController } from '../controllers/messages-controller.js';
import { commonMessages } from '../locales/common.js';
import type { AbdmErrorDetail } from './abdm-element.events.js';

/**
 * What all public elements have in common: a fault in one of them is shown there and reported, and never reaches the
 * page around it.
 */
export abstract class AbdmElement extends LitElement {
  readonly #internals: ElementInternals | undefined;
  /** Words for the apology; there once the element is broken. */
  #apologies: MessagesController<{ common: typeof commonMessages }> | undefined;

  constructor() {
    super();
    attachContextRoot();
    this.#internals = typeof this.attachInternals === 'function' ? this.attachInternals() : undefined;
  }

  /** What the element shows while nothing is broken. */
  protected abstract content(): unknown;

  protected override render(): unknown {
    return this.#apologies ? this.#apology() : this.content();
  }

  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      if (this.#apologies) return;
      this.#apologies = new MessagesController(this, { common: commonMessages });
      this.report(error);
      this.requestUpdate();
    }
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

  #apology(): TemplateResult {
    return html`<p role="alert" part="alert" class="notice danger">
      ${this.#apologies?.messages?.common.broken}
    </p>`;
  }
}
