import type { nothing, ReactiveControllerHost, TemplateResult } from 'lit';
import { asAbdmError, loaded } from '../../client/abdm-error.js';
import { type Failure, failureOf } from '../../client/failure.js';

/** What shows instead of the list, such as the linking or a record; `Asked` is what the patient asks of it. */
export interface Part<Asked> {
  /** Heading, where it is not its own; there once its words are. */
  readonly title?: string | undefined;
  /** Opens it. */
  open(asked: Asked): void;
  /** Another patient, or none, is signed in: what it knows of this one must go. */
  forget(): void;
  render(): TemplateResult | typeof nothing;
}

/** Where a part comes from, and who hears that it did not. */
export interface PartPort<Opened> {
  readonly host: ReactiveControllerHost;
  /** Tells the page about a failure that is shown already. */
  report(error: unknown): void;
  load(): Promise<Opened>;
}

/** Loads a part when the patient asks for it, and knows whether it is open. */
export class PartController<Asked, Opened extends Part<Asked>> {
  readonly #port: PartPort<Opened>;
  #part: Opened | undefined;
  #isOpen = false;
  /** What the patient asks of a part that is on its way, or did not load. */
  asked: { readonly what: Asked } | undefined;
  /** Why it did not load. */
  failure: Failure | undefined;

  constructor(port: PartPort<Opened>) {
    this.#port = port;
  }

  /** What is shown instead of the list. */
  get open(): Opened | undefined {
    return this.#isOpen ? this.#part : undefined;
  }

  /** Whether it is on its way. */
  get isLoading(): boolean {
    return this.asked !== undefined && !this.failure;
  }

  /** Opens it, which is loaded first. */
  async enter(what: Asked): Promise<void> {
    if (this.isLoading) return;
    const asked = { what };
    this.asked = asked;
    this.failure = undefined;
    this.#port.host.requestUpdate();
    try {
      const part = this.#part ?? (await loaded(this.#port.load()));
      // The patient changed meanwhile.
      if (this.asked !== asked) return;
      this.asked = undefined;
      this.#part = part;
      this.#isOpen = true;
      part.open(what);
    } catch (caught) {
      const error = asAbdmError(caught);
      this.#port.report(error);
      if (this.asked === asked) this.failure = failureOf(error, 'load', Date.now()).failure;
    }
    this.#port.host.requestUpdate();
  }

  /** Tries again to load what did not. */
  async again(): Promise<void> {
    if (this.asked) await this.enter(this.asked.what);
  }

  /** Shows the list again. */
  leave(): void {
    this.#isOpen = false;
    this.asked = undefined;
    this.failure = undefined;
    this.#port.host.requestUpdate();
  }

  /** Another patient, or none, is signed in. */
  forget(): void {
    this.#part?.forget();
    this.leave();
  }
}
