import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type AbdmError, asAbdmError, isAbort } from '../client/abdm-error.js';
import { type Failure, failureOf } from '../client/failure.js';
import type { Connection } from '../context/connection.js';

type Client = Connection['client'];

/** What loads, and for whom. */
export interface PatientDataPort<Value> {
  connection(): Connection | undefined;
  load(client: Client, signal: AbortSignal): Promise<Value>;
  failed(error: AbdmError): void;
  /** Another patient is signed in: whatever the element keeps beside the value must go now. */
  forget(): void;
}

/** How data stand. `stale`: shown, but the last attempt to read it anew failed. */
export type PatientDataStatus = 'idle' | 'loading' | 'ready' | 'stale' | 'error' | 'offline';

/**
 * Keeps data of the present patient, and nothing of the one before: not after a sign-out or a change of patient in any
 * tab, and not in a page that the browser kept for "back".
 */
export class PatientDataController<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #port: PatientDataPort<Value>;
  #client: Client | undefined;
  #stopWatching: (() => void) | undefined;
  #load = new AbortController();
  #value: Value | undefined;
  #hidden = false;
  #busy = false;
  /** Why the last attempt failed. */
  failure: Failure<'read'> | undefined;
  /** The patient whose data these are; goes with every change of them. */
  epoch: string | undefined;

  constructor(host: ReactiveControllerHost & Element, port: PatientDataPort<Value>) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#leave);
    addEventListener('pageshow', this.#return);
  }

  hostDisconnected(): void {
    // An element that is only moved comes back at once and goes on; one that is removed forgets its patient.
    setTimeout(() => {
      if (this.#host.isConnected) return;
      removeEventListener('pagehide', this.#leave);
      removeEventListener('pageshow', this.#return);
      this.#stopWatching?.();
      this.#stopWatching = undefined;
      this.#client = undefined;
      this.#drop();
    });
  }

  hostUpdated(): void {
    const client = this.#port.connection()?.client;
    if (client === this.#client || !client) return;
    this.#stopWatching?.();
    if (this.#client) this.#drop();
    this.#client = client;
    this.#stopWatching = client.onPatientChange(() => this.#changed());
    void this.reload();
  }

  /** The data, unless the page is out of sight for good. */
  get value(): Value | undefined {
    return this.#hidden ? undefined : this.#value;
  }

  get status(): PatientDataStatus {
    if (this.#hidden || (this.#busy && this.#value === undefined)) return 'loading';
    if (this.#value !== undefined) return this.failure ? 'stale' : 'ready';
    if (!this.failure) return 'idle';
    return this.failure.kind === 'offline' || this.failure.kind === 'timeout' ? 'offline' : 'error';
  }

  /** Whether something is being read right now. */
  get isBusy(): boolean {
    return this.#busy;
  }

  /** Takes data that a change has brought. */
  put(value: Value): void {
    this.#value = value;
    this.failure = undefined;
    this.#host.requestUpdate();
  }

  /** Reads the data anew; what is shown stays until then. */
  async reload(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    this.#load.abort();
    const load = (this.#load = new AbortController());
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      const value = await this.#port.load(client, load.signal);
      if (load.signal.aborted) return;
      this.epoch = client.epoch;
      this.put(value);
    } catch (caught) {
      if (isAbort(caught) || load.signal.aborted) return;
      const error = asAbdmError(caught);
      // The page knew another patient; the next attempt asks for the present one.
      if (error.kind === 'patient-changed') {
        queueMicrotask(() => void this.reload());
        return;
      }
      if (error.kind === 'sign-in-required') this.#drop();
      this.failure = failureOf(error, 'read', Date.now()).failure;
      this.#port.failed(error);
    } finally {
      if (load === this.#load) this.#busy = false;
      this.#host.requestUpdate();
    }
  }

  /** Asks the patient to renew the session, and reads the data anew if they do. */
  async renew(): Promise<void> {
    if ((await this.#client?.session.renew()) === 'renewed') await this.reload();
  }

  #changed(): void {
    const mine = this.#client?.epoch;
    if (mine !== undefined && mine === this.epoch) return;
    this.#drop();
    void this.reload();
  }

  #drop(): void {
    this.#load.abort();
    this.#busy = false;
    this.#value = undefined;
    this.failure = undefined;
    this.epoch = undefined;
    this.#port.forget();
    this.#host.requestUpdate();
  }

  readonly #leave = (): void => {
    this.#hidden = true;
    this.#host.requestUpdate();
  };

  readonly #return = (event: PageTransitionEvent): void => {
    if (!event.persisted) {
      this.#hidden = false;
      return;
    }
    void this.#look();
  };

  /** Whether the patient of a page that comes back is still the one who is signed in. */
  async #look(): Promise<void> {
    const shown = this.epoch;
    try {
      const { findSession } = await import('../contract/session.js');
      await this.#client?.call(findSession, {}, { epoch: shown });
      if (this.#client?.epoch !== shown) this.#drop();
    } catch {
      this.#drop();
    }
    this.#hidden = false;
    this.#host.requestUpdate();
    if (this.#value === undefined) await this.reload();
  }
}
