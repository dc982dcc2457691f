/** Who waits for changes of whom, in this process. */
export class Listeners {
  readonly #byPatient = new Map<string, Set<() => void>>();

  /** Patients whom somebody waits for. */
  get patients(): readonly string[] {
    return [...this.#byPatient.keys()];
  }

  /** @returns whether it is the first one of this patient */
  add(patient: string, listener: () => void): boolean {
    const known = this.#byPatient.get(patient);
    known?.add(listener);
    if (!known) this.#byPatient.set(patient, new Set([listener]));
    return !known;
  }

  /** @returns whether it was the last one of this patient */
  delete(patient: string, listener: () => void): boolean {
    const known = this.#byPatient.get(patient);
    if (!known?.delete(listener) || known.size > 0) return false;
    return this.#byPatient.delete(patient);
  }

  /** Calls everybody who waits for this patient. */
  call(patient: string): void {
    for (const listener of [...(this.#byPatient.get(patient) ?? [])]) listener();
  }
}
