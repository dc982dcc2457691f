import type { Counter } from '../../src/abdm/counter.js';

/** What the desk has of a counter: the page to print, or the QR code alone. */
export type CounterDocument = 'page' | 'qr';

/** The desk takes a request for none, such as an ABHA address that nobody has. */
export class DeskRefusal extends Error {}

/** What the portal asks the desk of the local sandbox: never the browser itself. */
export interface DeskClient {
  /** Messages to one mobile, or to all; newest first. */
  messages(to: string | undefined): Promise<unknown>;
  people(): Promise<unknown>;
  /**
   * Asks a patient in another hospital's name.
   *
   * @throws DeskRefusal
   */
  askPatient(wish: unknown): Promise<unknown>;
  /**
   * A request as the hospital that asks sees it.
   *
   * @throws DeskRefusal
   */
  request(id: string): Promise<unknown>;
  /** All counters that can be tried. */
  counters(): Promise<unknown>;
  /** What a counter received, newest first. */
  shares(counter: Counter): Promise<unknown>;
  /** A document of a counter, with the headers that the desk sends with it. */
  counterDocument(counter: Counter, document: CounterDocument): Promise<Response>;
  /** Ends the sessions of all patients with ABDM. */
  expireSessions(): Promise<unknown>;
  /**
   * Changes a profile as the ABHA app does, by ABDM's rules.
   *
   * @param changes - `abha_address` and what shall be different, in the words of the desk
   * @throws DeskRefusal
   */
  changeProfile(changes: unknown): Promise<unknown>;
}

const mostMessages = 20;
const mostShares = 50;

/** Makes a client for the desk of a sandbox. */
export function createDeskClient(sandboxUrl: string): DeskClient {
  const fetchFrom = async (path: string, method = 'GET', body?: unknown): Promise<Response> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(new URL(path, sandboxUrl), { method, ...sent });
    if (response.status >= 400 && response.status < 500)
      throw new DeskRefusal(`the desk answered ${response.status}`);
    if (!response.ok) throw new Error(`the desk answered ${response.status}`);
    return response;
  };
  const ask = async (...call: Parameters<typeof fetchFrom>): Promise<unknown> =>
    (await fetchFrom(...call)).json();
  return {
    async messages(to) {
      const query = to === undefined ? '' : `?${new URLSearchParams({ to })}`;
      const messages = await ask(`/_desk/sms${query}`);
      return (messages as unknown[]).slice(0, mostMessages);
    },
    people: () => ask('/_desk/people'),
    askPatient: (wish) => ask('/_desk/requests', 'POST', wish),
    request: (id) => ask(`/_desk/requests/${encodeURIComponent(id)}`),
    counters: () => ask('/_desk/counters'),
    async shares({ hipId, counterId }) {
      const query = new URLSearchParams({ hip_id: hipId, counter_id: counterId });
      return ((await ask(`/_desk/shares?${query}`)) as unknown[]).slice(0, mostShares);
    },
    counterDocument({ hipId, counterId }, document) {
      const page = `/_desk/counters/${encodeURIComponent(hipId)}/${encodeURIComponent(counterId)}`;
      return fetchFrom(document === 'page' ? page : `${page}/qr.svg`);
    },
    expireSessions: () => ask('/_desk/session/expire', 'POST'),
    changeProfile: (changes) => ask('/_desk/profile', 'POST', changes),
  };
}
