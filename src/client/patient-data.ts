import type { ErrorKind } from '../abdm/errors.js';
import { type AbdmError, asAbdmError, isAbort } from './abdm-error.js';
import type { AbdmClient } from './abdm-client.js';
import { type Failure, failureOf } from './failure.js';

type Client = Pick<AbdmClient, 'call' | 'epoch' | 'onPatientChange' | 'session'>;

/**
 * Reads the data; given up by the signal.
 *
 * @param background - nobody waits for it: an expired session is told, and no renewal opened
 */
export type PatientDataLoad<Value, C extends Client = Client> = (
  client: C,
  signal: AbortSignal,
  background: boolean,
) => Promise<Value>;

/** Failures that the patient must hear of at once: without them nothing can be read any more. */
const endings: readonly ErrorKind[] = ['session-expired', 'sign-in-required'];

/** Refreshes in a row that fail before the patient is told: one that is lost is no news. */
const mostLost = 3;

/** How data stand. `stale`: shown while it is read anew, or because that failed. */
export type PatientDataStatus = 'idle' | 'loading' | 'ready' | 'stale' | 'error' | 'offline';

/** Whoever shows the data. */
export interface PatientDataListener {
  /** Something of it is different now. */
  moved(): void;
  /** An attempt to read it failed. */
  failed(error: AbdmError): void;
  /** Another patient is signed in: whatever is kept beside the data must go now. */
  forget(): void;
}

/**
 * Data of the present patient, read once for all who show it, and nothing of the patient before: not after a sign-out or
 * a change of patient in any tab, and not in a page that the browser kept for "back".
 */
export class PatientData<Value, C extends Client = Client> {
  readonly #client: C;
  readonly #load: PatientDataLoad<Value, C>;
  readonly #ended: () => void;
  readonly #listeners = new Set<PatientDataListener>();
  #stopWatching: (() => void) | undefined;
  #reading = new AbortController();
  #refreshing: { readonly reading: AbortController; readonly done: Promise<void> } | undefined;
  #lost = 0;
  #busy = false;
  #hidden = false;
  #value: Value | undefined;
  #failure: Failure<'read'> | undefined;
  #epoch: string | undefined;

  /** @param ended - called when nobody shows the data any more */
  constructor(client: C, load: PatientDataLoad<Value, C>, ended: () => void) {
    this.#client = client;
    this.#load = load;
    this.#ended = ended;
  }

  /** The data, unless the page is out of sight for good. */
  get value(): Value | undefined {
    return this.#hidden ? undefined : this.#value;
  }

  get status(): PatientDataStatus {
    if (this.#hidden || (this.#busy && this.#value === undefined)) return 'loading';
    if (this.#value !== undefined) return this.#failure || this.#busy ? 'stale' : 'ready';
    if (!this.#failure) return 'idle';
    return this.#failure.kind === 'offline' || this.#failure.kind === 'timeout' ? 'offline' : 'error';
  }

  /** Whether it is being read right now. */
  get isBusy(): boolean {
    return this.#busy;
  }

  /** Why the last attempt failed. */
  get failure(): Failure<'read'> | undefined {
    return this.#failure;
  }

  /** The patient whose data these are; goes with every change of them. */
  get epoch(): string | undefined {
    return this.#epoch;
  }

  /**
   * Shows the data to one more. The first one makes it be read; with the last one it is forgotten.
   *
   * @returns a function that ends it
   */
  show(listener: PatientDataListener): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.#stopWatching = this.#client.onPatientChange(() => this.#changed());
      addEventListener('pagehide', this.#leave);
      addEventListener('pageshow', this.#return);
      void this.reload();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stopWatching?.();
      removeEventListener('pagehide', this.#leave);
      removeEventListener('pageshow', this.#return);
      this.#hidden = false;
      this.#drop();
      this.#ended();
    };
  }

  /** Takes data that a change has brought. */
  put(value: Value): void {
    this.#reading.abort();
    this.#busy = false;
    this.#take(value);
    this.#moved();
  }

  /** Reads the data anew; what is shown stays until then. */
  async reload(): Promise<void> {
    const reading = this.#begin();
    this.#busy = true;
    this.#moved();
    try {
      const value = await this.#load(this.#client, reading.signal, false);
      if (reading.signal.aborted) return;
      this.#epoch = this.#client.epoch;
      this.#take(value);
    } catch (caught) {
      if (isAbort(caught) || reading.signal.aborted) return;
      this.#fail(asAbdmError(caught));
    } finally {
      if (reading === this.#reading) this.#busy = false;
      this.#moved();
    }
  }

  /**
   * Reads the data anew in the background, for polling: whoever shows it hears of it only when something is different, and
   * of a failure only when the session has ended or three in a row have failed.
   *
   * @param anew - something was changed: what is under way may still read how it was
   */
  async refresh(anew = false): Promise<void> {
    if (this.#busy || this.#hidden) return;
    const current = this.#refreshing;
    if (!anew && current && current.reading === this.#reading && !current.reading.signal.aborted)
      return current.done;
    const reading = this.#begin();
    const done = this.#readQuietly(reading);
    this.#refreshing = { reading, done };
    await done;
    if (this.#refreshing?.reading === reading) this.#refreshing = undefined;
  }

  /** Asks the patient to renew the session, and reads the data anew if they do. */
  async renew(): Promise<void> {
    if ((await this.#client.session.renew()) === 'renewed') await this.reload();
  }

  #begin(): AbortController {
    this.#reading.abort();
    return (this.#reading = new AbortController());
  }

  async #readQuietly({ signal }: AbortController): Promise<void> {
    try {
      const value = await this.#load(this.#client, signal, true);
      if (signal.aborted) return;
      const isSame = JSON.stringify(value) === JSON.stringify(this.#value);
      const isNews = !isSame || this.#failure !== undefined;
      this.#epoch = this.#client.epoch;
      this.#take(isSame && this.#value !== undefined ? this.#value : value);
      if (isNews) this.#moved();
    } catch (caught) {
      if (isAbort(caught) || signal.aborted) return;
      const error = asAbdmError(caught);
      this.#lost++;
      const isNews = endings.includes(error.kind) || this.#lost === mostLost;
      if (error.kind !== 'patient-changed' && (!isNews || error.kind === this.#failure?.kind)) return;
      this.#fail(error);
      this.#moved();
    }
  }

  #take(value: Value): void {
    this.#value = value;
    this.#failure = undefined;
    this.#lost = 0;
  }

  #fail(error: AbdmError): void {
    // The page knew another patient; the next attempt asks for the present one.
    if (error.kind === 'patient-changed') {
      queueMicrotask(() => void this.reload());
      return;
    }
    if (error.kind === 'sign-in-required') this.#drop();
    this.#failure = failureOf(error, 'read', Date.now()).failure;
    for (const listener of this.#listeners) listener.failed(error);
  }

  #moved(): void {
    for (const listener of this.#listeners) listener.moved();
  }

  #changed(): void {
    const mine = this.#client.epoch;
    if (mine !== undefined && mine === this.#epoch) return;
    this.#drop();
    void this.reload();
  }

  #drop(): void {
    this.#reading.abort();
    this.#busy = false;
    this.#lost = 0;
    this.#value = undefined;
    this.#failure = undefined;
    this.#epoch = undefined;
    for (const listener of this.#listeners) listener.forget();
    this.#moved();
  }

  readonly #leave = (): void => {
    this.#hidden = true;
    this.#moved();
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
    const shown = this.#epoch;
    try {
      const { findSession } = await import('../contract/session.js');
      await this.#client.call(findSession, {}, { epoch: shown });
      if (this.#client.epoch !== shown) this.#drop();
    } catch {
      this.#drop();
    }
    this.#hidden = false;
    this.#moved();
    if (this.#value === undefined) await this.reload();
  }
}

const known = new WeakMap<Client, Map<string, PatientData<never, never>>>();

/**
 * The data of one name that everything on a page shares which talks through one client.
 *
 * @param name - what the data are; one name stands for one type and one way to read it
 */
export function patientData<Value, C extends Client>(
  client: C,
  name: string,
  load: PatientDataLoad<Value, C>,
): PatientData<Value, C> {
  const ofClient = known.get(client) ?? new Map<string, PatientData<never, never>>();
  known.set(client, ofClient);
  const shown = ofClient.get(name) as PatientData<Value, C> | undefined;
  if (shown) return shown;
  const data = new PatientData(client, load, () => ofClient.delete(name));
  ofClient.set(name, data as unknown as PatientData<never, never>);
  return data;
}
