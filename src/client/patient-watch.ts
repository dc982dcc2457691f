/** Is told that another patient, or none, is signed in. */
export type PatientListener = () => void;

/** Knows whom the answers are about, and tells all tabs of the portal when that changes. */
export class PatientWatch {
  readonly #channel: BroadcastChannel | undefined;
  readonly #listeners = new Set<PatientListener>();
  #epoch: string | undefined;

  constructor(baseUrl: string) {
    if (typeof BroadcastChannel === 'undefined' || typeof document === 'undefined') return;
    this.#channel = new BroadcastChannel(`abdm-elements.patient.1:${baseUrl}`);
    this.#channel.onmessage = ({ data }): void => {
      if (typeof data === 'string' && data !== this.#epoch && this.#epoch !== undefined) this.lost();
    };
  }

  /** Names the patient of the last answer, without saying who it is. */
  get epoch(): string | undefined {
    return this.#epoch;
  }

  /** Calls back at every change; gives a function that ends it. */
  listen(listener: PatientListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the epoch of an answer. */
  saw(epoch: string | undefined): void {
    if (epoch === undefined || epoch === this.#epoch) return;
    const isFirst = this.#epoch === undefined;
    this.#epoch = epoch;
    this.#channel?.postMessage(epoch);
    if (!isFirst) this.#tell();
  }

  /** Another patient is signed in, and it is not known yet who. */
  lost(): void {
    if (this.#epoch === undefined) return;
    this.#epoch = undefined;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
