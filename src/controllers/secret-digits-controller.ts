import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { groupDigits } from '../abdm/digits.js';
import { groupInput } from './grouped-digits.js';

/** How secret digits are shown. */
export interface SecretDigitsLook {
  /** Size of each group while they are typed. */
  readonly groups: readonly number[];
  /** What stands in the input while the patient is elsewhere. */
  readonly mask: (digits: string) => string;
}

/**
 * Keeps a number that nobody else may read, such as an Aadhaar number: in groups while it is typed, masked when the
 * patient leaves the field, and nowhere but here.
 */
export class SecretDigitsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #look: SecretDigitsLook;
  #digits = '';
  #inHand = false;

  constructor(host: ReactiveControllerHost & Element, look: SecretDigitsLook) {
    this.#host = host;
    this.#look = look;
    host.addController(this);
  }

  hostDisconnected(): void {
    // Where the platform moves an element whole, the patient is still in the field.
    this.#inHand &&= Boolean(this.#host.shadowRoot?.activeElement);
  }

  /** The bare digits, for the one request that needs them. */
  get digits(): string {
    return this.#digits;
  }

  /** What the input shows. */
  get shown(): string {
    return this.#inHand ? groupDigits(this.#digits, this.#look.groups) : this.#look.mask(this.#digits);
  }

  /** Forgets the digits. */
  clear(): void {
    this.#digits = '';
    this.#host.requestUpdate();
  }

  /** Takes what the patient typed or pasted. */
  typed(input: HTMLInputElement): void {
    this.#digits = groupInput(input, this.#look.groups);
    this.#host.requestUpdate();
  }

  /** Shows the digits, selected as a browser selects a field that is entered. */
  entered(input: HTMLInputElement): void {
    this.#inHand = true;
    // Before the browser acts on the focus, or what is typed next lands behind the mask.
    input.value = this.shown;
    input.select();
    this.#host.requestUpdate();
  }

  /** Masks the digits. */
  left(): void {
    this.#inHand = false;
    this.#host.requestUpdate();
  }
}
