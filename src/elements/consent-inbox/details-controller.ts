import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asAbdmError, isAbort } from '../../client/abdm-error.js';
import type { RequestDetails, RequestHead } from '../../contract/requests.js';
import type { Connection } from '../../context/connection.js';
import { keyOf } from './inbox-view.js';
import { listCalls } from './load-list-calls.js';

/** Calls that are under way at the same time. */
export const mostAtOnce = 3;

/** Seconds without a call after a failure that the next call would meet too, unless it says how long. */
const pauseSeconds = 15;

/** Where details come from. */
export interface DetailsPort {
  connection(): Connection | undefined;
  /** The patient whose list it is. */
  epoch(): string | undefined;
  /** Requests that are on screen now; the one to read first is last. */
  inSight(): readonly RequestHead[];
}

/** What is known of a request beside its row: nothing yet, its details, or that they could not be read. */
export type KnownDetails = RequestDetails | 'failed' | undefined;

type Readable = RequestHead & { readonly kind: 'consent' | 'subscription' };

/** ABDM tells nothing more of an authorization than the list does. */
const isReadable = (head: RequestHead): head is Readable => head.kind !== 'authorization';

/** Reads the details of the requests on screen, quietly, and keeps them for the patient. */
export class DetailsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #port: DetailsPort;
  readonly #known = new Map<string, RequestDetails | 'failed'>();
  readonly #reading = new Map<string, AbortController>();
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, port: DetailsPort) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
  }

  /** What is known of a request. */
  of(head: Pick<RequestHead, 'kind' | 'id'>): KnownDetails {
    return this.#known.get(keyOf(head));
  }

  /** Takes what came on screen: what is not known of it is read, and what failed is tried again. */
  look(entered: readonly RequestHead[]): void {
    for (const head of entered) if (this.of(head) === 'failed') this.#known.delete(keyOf(head));
    this.#next();
  }

  /** Takes details that something else has read. */
  put(details: RequestDetails): void {
    this.#drop(keyOf(details));
    this.#known.set(keyOf(details), details);
    this.#host.requestUpdate();
  }

  /** Forgets what is known of a request that was changed; it is read again if it is on screen. */
  invalidate(head: Pick<RequestHead, 'kind' | 'id'>): void {
    this.#drop(keyOf(head));
    this.#next();
  }

  /** Forgets all. */
  forget(): void {
    for (const reading of this.#reading.values()) reading.abort();
    this.#reading.clear();
    this.#known.clear();
    this.#wake();
  }

  hostDisconnected(): void {
    this.forget();
  }

  #pause(seconds = pauseSeconds): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#wake();
      this.#next();
    }, seconds * 1000);
  }

  #wake(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
  }

  #drop(key: string): void {
    this.#reading.get(key)?.abort();
    this.#reading.delete(key);
    this.#known.delete(key);
  }

  #next(): void {
    if (this.#rest !== undefined) return;
    const wanted = this.#port.inSight().filter(isReadable);
    for (const head of wanted.reverse()) {
      if (this.#reading.size >= mostAtOnce) return;
      const key = keyOf(head);
      if (!this.#known.has(key) && !this.#reading.has(key)) void this.#read(head, key);
    }
  }

  async #read({ kind, id }: Readable, key: string): Promise<void> {
    const { client } = this.#port.connection() ?? {};
    if (!client) return;
    const reading = new AbortController();
    this.#reading.set(key, reading);
    const { signal } = reading;
    const how = { signal, epoch: this.#port.epoch(), background: true };
    try {
      const { readRequest } = await listCalls();
      const details = await client.call(readRequest, { kind, id }, how);
      if (!signal.aborted) this.#known.set(key, details);
    } catch (caught) {
      if (signal.aborted || isAbort(caught)) return;
      this.#known.set(key, 'failed');
      const { nextStep, retryAfterSeconds } = asAbdmError(caught);
      if (nextStep === 'sign-in' || nextStep === 'wait') this.#pause(retryAfterSeconds);
    } finally {
      if (this.#reading.get(key) === reading) {
        this.#reading.delete(key);
        this.#host.requestUpdate();
        this.#next();
      }
    }
  }
}
