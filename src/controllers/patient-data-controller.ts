import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AbdmError } from '../client/abdm-error.js';
import type { Failure } from '../client/failure.js';
import { type PatientData, patientData, type PatientDataStatus } from '../client/patient-data.js';
import type { Connection } from '../context/connection.js';

type Client = Connection['client'];

/** What an element shows, and how it is read. */
export interface PatientDataPort<Value> {
  /** Names the data: elements that name the same share one reading. */
  readonly name: string;
  /**
   * What the data hang on, as a card hangs on the state of its profile: with another one they are dropped and read anew,
   * without one they are not read. Left out where they hang on nothing.
   */
  basis?(): string | undefined;
  connection(): Connection | undefined;
  load(client: Client, signal: AbortSignal, background: boolean): Promise<Value>;
  failed(error: AbdmError): void;
  /** Another patient is signed in: whatever the element keeps beside the value must go now. */
  forget(): void;
}

/** Shows data of the present patient in an element, shared with all elements that talk through the same client. */
export class PatientDataController<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #port: PatientDataPort<Value>;
  #client: Client | undefined;
  #basis: string | undefined;
  #data: PatientData<Value, Client> | undefined;
  #leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, port: PatientDataPort<Value>) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
  }

  hostDisconnected(): void {
    // An element that is only moved comes back at once and goes on; one that is removed forgets its patient.
    setTimeout(() => {
      if (!this.#host.isConnected) this.#end();
    });
  }

  hostUpdated(): void {
    // A last update after the element was taken away must not read for it again.
    if (!this.#host.isConnected) return;
    const client = this.#port.connection()?.client ?? this.#client;
    const basis = this.#port.basis ? this.#port.basis() : '';
    if (client === this.#client && basis === this.#basis) return;
    this.#end();
    this.#basis = basis;
    if (!client || basis === undefined) return;
    this.#client = client;
    const name = `${this.#port.name} ${basis}`;
    this.#data = patientData(client, name, (...how) => this.#port.load(...how));
    this.#leave = this.#data.show({
      moved: () => this.#host.requestUpdate(),
      failed: (error) => this.#port.failed(error),
      forget: () => this.#port.forget(),
    });
    this.#host.requestUpdate();
  }

  /** The data, unless the page is out of sight for good. */
  get value(): Value | undefined {
    return this.#data?.value;
  }

  get status(): PatientDataStatus {
    return this.#data?.status ?? 'idle';
  }

  /** Whether it is being read right now. */
  get isBusy(): boolean {
    return this.#data?.isBusy ?? false;
  }

  /** Why the last attempt failed. */
  get failure(): Failure<'read'> | undefined {
    return this.#data?.failure;
  }

  /** The patient whose data these are; goes with every change of them. */
  get epoch(): string | undefined {
    return this.#data?.epoch;
  }

  /** Takes data that a change has brought, for all who show it. */
  put(value: Value): void {
    this.#data?.put(value);
  }

  /** Reads the data anew; what is shown stays until then. */
  async reload(): Promise<void> {
    await this.#data?.reload();
  }

  /**
   * Reads the data anew in the background, and shows only what is different.
   *
   * @param anew - something was changed: what is under way may still read how it was
   */
  async refresh(anew = false): Promise<void> {
    await this.#data?.refresh(anew);
  }

  /** Asks the patient to renew the session, and reads the data anew if they do. */
  async renew(): Promise<void> {
    await this.#data?.renew();
  }

  #end(): void {
    if (!this.#data) return;
    this.#leave?.();
    this.#leave = undefined;
    this.#data = undefined;
    this.#client = undefined;
    this.#basis = undefined;
    this.#port.forget();
    this.#host.requestUpdate();
  }
}
