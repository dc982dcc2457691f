import type { ResponseOf, RequestOf, Route } from '../contract/route.js';

/** What the gate asks whether the session is open. */
export interface GateClient {
  readonly baseUrl: string;
  call<R extends Route>(route: R, request: RequestOf<R>): Promise<ResponseOf<R>>;
}

/** How a renewal ended: the session is open again, or the patient did not want it or could not. */
export type Renewal = 'renewed' | 'ended';

/** Has the patient renew the session: a dialog, a form in the page, or the portal's own way. */
export type Renewer = () => Promise<Renewal>;

/** Who renews when there are several: what the portal placed itself goes before what comes with the connection. */
export type RenewerRank = 'placed' | 'shared';

/** Brings all calls that meet an expired session to one renewal, in all tabs of the browser. */
export class SessionGate {
  readonly #client: GateClient;
  readonly #renewers: { readonly renewer: Renewer; readonly rank: RenewerRank }[] = [];
  #renewal: Promise<Renewal> | undefined;

  constructor(client: GateClient) {
    this.#client = client;
  }

  /** Whether a renewal is under way on this page. */
  get isRenewing(): boolean {
    return this.#renewal !== undefined;
  }

  /**
   * Names somebody who renews; the last one of the higher rank is asked.
   *
   * @returns a function that takes it back
   */
  register(renewer: Renewer, rank: RenewerRank): () => void {
    const entry = { renewer, rank };
    this.#renewers.push(entry);
    return () => {
      const at = this.#renewers.indexOf(entry);
      if (at >= 0) this.#renewers.splice(at, 1);
    };
  }

  /**
   * Renews the session, or waits for the renewal that is under way here or in another tab.
   *
   * @throws AbortError when the signal says so; the renewal itself goes on for the others
   */
  async renew(signal?: AbortSignal): Promise<Renewal> {
    this.#renewal ??= this.#oneForTheBrowser().finally(() => {
      this.#renewal = undefined;
    });
    const renewal = this.#renewal;
    if (!signal) return renewal;
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      renewal.then(resolve, reject);
    });
  }

  async #oneForTheBrowser(): Promise<Renewal> {
    const renewer =
      this.#renewers.findLast(({ rank }) => rank === 'placed') ?? this.#renewers.findLast(() => true);
    if (!renewer) return 'ended';
    const name = `abdm-elements.session.1:${this.#client.baseUrl}`;
    if (typeof navigator === 'undefined' || !('locks' in navigator)) return asked(renewer);
    const otherTabs = new BroadcastChannel(name);
    const waiting = new AbortController();
    // The patient has said no in the tab that asked; this one must not ask again.
    otherTabs.onmessage = (): void => waiting.abort();
    try {
      return await navigator.locks.request(name, { signal: waiting.signal }, async () => {
        if (await this.#isOpen()) return 'renewed';
        // What the tab before has said may come later than its lock.
        if (waiting.signal.aborted) return 'ended';
        otherTabs.onmessage = null;
        const renewal = await asked(renewer);
        if (renewal === 'ended') otherTabs.postMessage(renewal);
        return renewal;
      });
    } catch (error) {
      if (waiting.signal.aborted) return 'ended';
      throw error;
    } finally {
      otherTabs.close();
    }
  }

  /** Whether somebody, in another tab perhaps, has renewed it by now. */
  async #isOpen(): Promise<boolean> {
    try {
      const { findSession } = await import('../contract/session.js');
      return (await this.#client.call(findSession, {})).gatewaySession === 'open';
    } catch {
      return false;
    }
  }
}

/** A renewer that breaks, because its part of the kit did not load for example, has not renewed anything. */
async function asked({ renewer }: { readonly renewer: Renewer }): Promise<Renewal> {
  try {
    return await renewer();
  } catch {
    return 'ended';
  }
}
