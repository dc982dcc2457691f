import { AbdmError, asAbdmError } from '../../client/abdm-error.js';
import { type Failure, failureOf } from '../../client/failure.js';
import type { Provider } from '../../contract/providers.js';

/** What the chosen facility needs of its element. */
export interface FacilityPort {
  /** Reads the facility of an id; given up by the signal. */
  read(hipId: string, signal: AbortSignal): Promise<Provider>;
  /** Something of it is different now. */
  moved(): void;
  /** The facility of the page's id is there. */
  ready(provider: Provider): void;
  failed(error: AbdmError): void;
}

/** The facility that is chosen: by the patient, by the page's value, or by the page's id, which is looked up once. */
export class FacilityController {
  readonly #port: FacilityPort;
  #hipId: string | undefined;
  #value: Provider | undefined;
  #isPatients = false;
  #isBusy = false;
  #failure: Failure<'read'> | undefined;
  #call = new AbortController();

  constructor(port: FacilityPort) {
    this.#port = port;
  }

  /** The chosen facility. */
  get value(): Provider | undefined {
    return this.#value;
  }

  /** Whether it is being looked up. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Why it could not be looked up. */
  get failure(): Failure<'read'> | undefined {
    return this.#failure;
  }

  /** Takes the page's id, each time the page may have changed it; without one, what it had chosen goes. */
  follow(hipId: string | undefined): void {
    if (hipId === this.#hipId) return;
    this.#hipId = hipId;
    if (hipId !== undefined) void this.lookUp();
    else if (!this.#isPatients) this.put(undefined);
  }

  /**
   * Looks the facility of the page's id up, or does so again.
   *
   * @param isSecond - the page knew another patient at the first try; a facility is the same for all
   */
  async lookUp(isSecond = false): Promise<void> {
    const hipId = this.#hipId;
    if (hipId === undefined) return;
    this.put(undefined);
    this.#isBusy = true;
    this.#port.moved();
    const { signal } = this.#call;
    try {
      const provider = await this.#port.read(hipId, signal);
      if (signal.aborted) return;
      this.put(provider);
      this.#port.ready(provider);
    } catch (caught) {
      if (signal.aborted) return;
      const error = asAbdmError(caught);
      if (error.kind === 'patient-changed' && !isSecond) await this.lookUp(true);
      else this.#fail(error);
    }
  }

  /** Takes the facility that the patient chose. */
  choose(provider: Provider): void {
    this.put(provider);
    this.#isPatients = true;
  }

  /** Takes the page's value, or none. */
  put(provider: Provider | undefined): void {
    this.dismiss();
    this.#value = provider;
    this.#isPatients = false;
    this.#port.moved();
  }

  /** Gives the look-up up, and says no more of its failure: the patient searches. */
  dismiss(): void {
    this.#call.abort();
    this.#call = new AbortController();
    this.#isBusy = false;
    this.#failure = undefined;
  }

  /** Forgets what the patient chose; what the page chose stays. */
  forget(): void {
    if (this.#isPatients) this.put(undefined);
  }

  #fail(error: AbdmError): void {
    // What the contract does not let through as an id is no facility's.
    const known =
      error.kind === 'invalid-request' ? new AbdmError('facility-not-found', { cause: error }) : error;
    this.#isBusy = false;
    this.#failure = failureOf(known, 'read', Date.now()).failure;
    this.#port.failed(known);
    this.#port.moved();
  }
}
