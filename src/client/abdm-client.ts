import ky, { HTTPError } from 'ky';
import { epochHeader, requestIdHeader } from '../contract/headers.js';
import type { RequestOf, ResponseOf, Route } from '../contract/route.js';
import { AbdmError, isAbdmError } from './abdm-error.js';
import { readAnswer } from './read-answer.js';
import { requestUrl } from './request-url.js';

/** How one call is made. */
export interface CallOptions {
  /** Gives the call up; it then rejects with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Newest wins: a later call with the same key makes this one reject with an `AbortError`. */
  readonly newest?: string;
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

const repetitions = 2;
const repeatableStatuses = [502, 503, 504];

function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (Number(bytes[6]) & 0x0f) | 0x40;
  bytes[8] = (Number(bytes[8]) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Calls routes of the contract at the portal's proxy. Elements on a page share one through `<abdm-connect>`. */
export class AbdmClient {
  readonly #options: AbdmClientOptions;
  readonly #newest = new Map<string, AbortController>();
  #epoch: string | undefined;

  constructor(options: AbdmClientOptions) {
    this.#options = options;
  }

  /** Where the portal's proxy is. */
  get baseUrl(): string {
    return this.#options.baseUrl;
  }

  /**
   * Calls a route.
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
      const response = await this.#send(route, checked.data as Record<string, unknown>, call.signal);
      const answer = await readAnswer(route, response);
      this.#epoch = response.headers.get(epochHeader) ?? this.#epoch;
      return answer;
    } catch (error) {
      if (late) throw new AbdmError('timeout', { cause: error });
      if (call.signal.aborted) throw new DOMException('The call was given up', 'AbortError');
      if (!isAbdmError(error)) throw new AbdmError('offline', { cause: error });
      if (error.kind === 'patient-changed') this.#epoch = undefined;
      throw error;
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', giveUp);
      if (options.newest !== undefined && this.#newest.get(options.newest) === call)
        this.#newest.delete(options.newest);
    }
  }

  async #send(route: Route, request: Record<string, unknown>, signal: AbortSignal): Promise<Response> {
    const { url, body } = requestUrl(this.#options.baseUrl, route, request);
    const headers: Record<string, string> = { [requestIdHeader]: newRequestId(), Accept: 'application/json' };
    if (this.#epoch !== undefined) headers[epochHeader] = this.#epoch;
    try {
      return await ky(url, {
        method: route.method,
        headers,
        ...(route.method === 'GET' ? {} : { json: body }),
        signal,
        timeout: false,
        retry: {
          limit: route.repeatable ? repetitions : 0,
          methods: [route.method.toLowerCase() as 'get' | 'post'],
          statusCodes: repeatableStatuses,
          delay: (attempt) => (this.#options.retryDelay ?? 300) * 2 ** (attempt - 1),
        },
        credentials: 'same-origin',
        cache: 'no-store',
        // A redirect is a login page or a foreign gateway: never followed with a patient's data in the body.
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        ...(this.#options.fetch === undefined ? {} : { fetch: this.#options.fetch }),
      });
    } catch (error) {
      if (error instanceof HTTPError) return error.response;
      throw error;
    }
  }
}
