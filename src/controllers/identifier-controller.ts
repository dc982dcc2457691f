import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatAadhaar, maskAadhaar } from '../abdm/aadhaar.js';
import { onlyDigits } from '../abdm/digits.js';
import { type IdentifierKind, possibleKinds } from '../abdm/login.js';

/**
 * Keeps what a patient types to sign in with, nowhere but here: it may be an Aadhaar number, which is masked when the
 * patient leaves the field.
 */
export class IdentifierController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #chosen: IdentifierKind | undefined;
  #inHand = false;
  text = '';

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    // Where the platform moves an element whole, the patient is still in the field.
    this.#inHand &&= Boolean(this.#host.shadowRoot?.activeElement);
  }

  /** What the patient says it is, or else what it looks like; `undefined` while it looks like nothing. */
  get kind(): IdentifierKind | undefined {
    return this.#chosen ?? possibleKinds(this.text)[0];
  }

  /** What the input shows. */
  get shown(): string {
    return this.#inHand || this.kind !== 'aadhaar' ? this.text : maskAadhaar(onlyDigits(this.text));
  }

  /** Forgets it. */
  clear(): void {
    this.text = '';
    this.#chosen = undefined;
    this.#host.requestUpdate();
  }

  /** Takes what the patient typed or pasted; the correction before was for another text. */
  typed(input: HTMLInputElement): void {
    this.text = input.value;
    if (this.#chosen && !possibleKinds(this.text).includes(this.#chosen)) this.#chosen = undefined;
    this.#host.requestUpdate();
  }

  /** Takes the patient's word for what it is. */
  choose(kind: IdentifierKind): void {
    this.#chosen = kind;
    this.#host.requestUpdate();
  }

  /** Shows the text, selected as a browser selects a field that is entered. */
  entered(input: HTMLInputElement): void {
    const wasMasked = this.shown !== this.text;
    this.#inHand = true;
    if (wasMasked) {
      // Before the browser acts on the focus, or what is typed next lands behind the mask.
      this.text = formatAadhaar(onlyDigits(this.text));
      input.value = this.text;
      input.select();
    }
    this.#host.requestUpdate();
  }

  /** Masks an Aadhaar number. */
  left(): void {
    this.#inHand = false;
    this.#host.requestUpdate();
  }
}
