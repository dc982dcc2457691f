import { isAbdmError, isAbort } from '../../client/abdm-error.js';
import type { Connection } from '../../context/connection.js';
import type { Place } from '../../ui/person-fields.js';

/** Milliseconds of rest in typing before a PIN code is looked up. */
const typingRest = 350;

/** Looks up the place of the PIN code that was typed last. */
export class PincodeLookUp {
  readonly #connection: () => Connection | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #call = new AbortController();

  constructor(connection: () => Connection | undefined) {
    this.#connection = connection;
  }

  /** Forgets what was to be looked up. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#call.abort();
  }

  /**
   * Looks a PIN code up once the patient rests.
   *
   * @param found - is told the place, unless another one is looked up meanwhile
   */
  start(pincode: string, found: (place: Place) => void): void {
    this.cancel();
    const { signal } = (this.#call = new AbortController());
    this.#timer = setTimeout(() => void this.#find(pincode, found, signal), typingRest);
  }

  async #find(pincode: string, found: (place: Place) => void, signal: AbortSignal): Promise<void> {
    const client = this.#connection()?.client;
    if (!client) return;
    try {
      const { findPincode } = await import('./profile-calls.js');
      const { state, district } = await client.call(findPincode, { pincode }, { signal });
      if (!signal.aborted) found({ state: state.name, district: district.name });
    } catch (caught) {
      if (isAbort(caught) || signal.aborted) return;
      found(isAbdmError(caught) && caught.kind === 'pincode-not-found' ? 'not-found' : 'unchecked');
    }
  }
}
