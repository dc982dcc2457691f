import { asAbdmError, loaded } from '../../client/abdm-error.js';
import { type Failure, failureOf } from '../../client/failure.js';
import type { LinkingPart, LinkingPort } from './linking-port.js';

/** What the linking begins with, where that is known. */
type Facility = Parameters<LinkingPart['open']>[0];

/** Loads the linking of records when the patient asks for it, and knows whether it is open. */
export class LinkingController {
  readonly #port: LinkingPort;
  #part: LinkingPart | undefined;
  #isOpen = false;
  #asked: { readonly facility: Facility } | undefined;
  /** Why it did not load. */
  failure: Failure | undefined;

  constructor(port: LinkingPort) {
    this.#port = port;
  }

  /** What is shown instead of the list. */
  get open(): LinkingPart | undefined {
    return this.#isOpen ? this.#part : undefined;
  }

  /** The facility for which it is on its way: its id, an empty text for any. */
  get loading(): string | undefined {
    return this.#asked && !this.failure ? (this.#asked.facility?.hipId ?? '') : undefined;
  }

  /** Opens it, which is loaded first. */
  async enter(facility?: Facility): Promise<void> {
    if (this.loading !== undefined) return;
    const asked = { facility };
    this.#asked = asked;
    this.failure = undefined;
    this.#port.host.requestUpdate();
    try {
      const { LinkingPart: Part } = await loaded(import('./linking/linking-part.js'));
      // The patient changed meanwhile.
      if (this.#asked !== asked) return;
      this.#asked = undefined;
      const part = this.#part ?? new Part(this.#port);
      this.#part = part;
      this.#isOpen = true;
      part.open(facility);
    } catch (caught) {
      const error = asAbdmError(caught);
      this.#port.report(error);
      if (this.#asked === asked) this.failure = failureOf(error, 'load', Date.now()).failure;
    }
    this.#port.host.requestUpdate();
  }

  /** Tries again to load what did not. */
  async again(): Promise<void> {
    await this.enter(this.#asked?.facility);
  }

  /** Shows the list again. */
  leave(): void {
    this.#isOpen = false;
    this.#asked = undefined;
    this.failure = undefined;
    this.#port.host.requestUpdate();
  }

  /** Another patient, or none, is signed in. */
  forget(): void {
    this.#part?.forget();
    this.leave();
  }
}
