import type { RequestOf, ResponseOf, Route } from '../contract/route.js';
import { AbdmError, isAbdmError } from './abdm-error.js';
import { type PatientListener, PatientWatch } from './patient-watch.js';
import type { ProgressListener } from './read-stream.js';
import { SessionGate } from './session-gate.js';

/** How one call is made. */
export interface CallOptions {
  /** Gives the call up; it then rejects with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Newest wins: a later call with the same key makes this one reject with an `AbortError`. */
  readonly newest?: string;
  /** The patient for whom the call is meant, as {@link AbdmClient.epoch} said when the element showed them. */
  readonly epoch?: string | undefined;
  /** Nobody waits for it, as with polling: an expired session is told, and no renewal opened. */
  readonly background?: boolean;
  /** Hears how much of a streamed answer has arrived. */
  readonly onProgress?: ProgressListener | undefined;
}

/** What a client is made of. */
export interface AbdmClientOptions {
  /** Where the portal's proxy is: `"/abdm"`, or an absolute URL. */
  readonly baseUrl: string;
  /** Stands in for the platform's `fetch`; for tests, stories, and portals that add something of their own. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds before the first repetition of a repeatable call; doubles each time. Default 300. */
  readonly retryDelay?: number;
}

/** Calls routes of the contract at the portal's proxy. Elements on a page share one through `<abdm-connect>`. */
export class AbdmClient {
  readonly #options: AbdmClientOptions;
  readonly #newest = new Map<string, AbortController>();
  readonly #patients: PatientWatch;
  /** Pauses calls whose session with ABDM has expired, until it is renewed. */
  readonly session: SessionGate;

  constructor(options: AbdmClientOptions) {
    this.#options = options;
    this.#patients = new PatientWatch(options.baseUrl);
    this.session = new SessionGate(this);
  }

  /** Where the portal's proxy is. */
  get baseUrl(): string {
    return this.#options.baseUrl;
  }

  /** Names the patient whom answers are about, without saying who it is; unknown before the first answer. */
  get epoch(): string | undefined {
    return this.#patients.epoch;
  }

  /**
   * Calls back whenever another patient, or none, is signed in: by this page, another tab, or the portal.
   *
   * @returns a function that ends it
   */
  onPatientChange(listener: PatientListener): () => void {
    return this.#patients.listen(listener);
  }

  /**
   * Calls a route. One that meets an expired session waits for its renewal and goes on once, for the same patient.
   *
   * @param route - a route of `contract/`
   * @param request - what the route takes; checked here before anything is sent
   * @throws AbdmError for every failure; `AbortError` when the call was given up or a newer one replaced it
   */
  async call<R extends Route>(
    route: R,
    request: RequestOf<R>,
    options: CallOptions = {},
  ): Promise<ResponseOf<R>> {
    const checked = route.request.safeParse(request);
    if (!checked.success) {
      const [field] = checked.error.issues[0]?.path ?? [];
      throw new AbdmError('invalid-request', { field: field === undefined ? undefined : String(field) });
    }
    const input = checked.data as Record<string, unknown>;
    const epoch = options.epoch ?? this.epoch;
    try {
      return await this.#once(route, input, { ...options, epoch });
    } catch (error) {
      const mayRenew = route.gatewaySession && options.background !== true;
      if (!mayRenew || !isAbdmError(error) || error.kind !== 'session-expired') throw error;
      if ((await this.session.renew(options.signal)) === 'ended') throw error;
      return this.#once(route, input, { ...options, epoch });
    }
  }

  async #once<R extends Route>(
    route: R,
    input: Record<string, unknown>,
    options: CallOptions,
  ): Promise<ResponseOf<R>> {
    const call = new AbortController();
    const giveUp = (): void => call.abort();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      call.abort();
    }, route.timeoutSeconds * 1000);
    options.signal?.addEventListener('abort', giveUp, { once: true });
    if (options.signal?.aborted) call.abort();
    if (options.newest !== undefined) {
      this.#newest.get(options.newest)?.abort();
      this.#newest.set(options.newest, call);
    }
    try {
      const { exchange } = await import('./exchange.js');
      call.signal.throwIfAborted();
      const { baseUrl, fetch, retryDelay = 300 } = this.#options;
      const { signal } = call;
      const { epoch: shown, onProgress } = options;
      const how = { baseUrl, fetch, retryDelay, signal, epoch: shown, onProgress };
      const { answer, epoch } = await exchange(route, input, how);
      this.#patients.saw(epoch);
      return answer;
    } catch (error) {
      if (late) throw new AbdmError('timeout', { cause: error });
      if (call.signal.aborted) throw new DOMException('The call was given up', 'AbortError');
      if (!isAbdmError(error)) throw new AbdmError('offline', { cause: error });
      if (error.kind === 'patient-changed') this.#patients.lost();
      throw error;
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', giveUp);
      if (options.newest !== undefined && this.#newest.get(options.newest) === call)
        this.#newest.delete(options.newest);
    }
  }
}
