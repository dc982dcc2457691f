import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Connection } from '../context/connection.js';

type Client = Connection['client'];

/**
 * Tells an element when it may show somebody who is not signed in any more: another patient, or none, is signed in, or the
 * page comes back from where the browser kept it.
 */
export class PatientChangeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #connection: () => Connection | undefined;
  readonly #changed: () => void;
  #watched: { readonly client: Client; readonly end: () => void } | undefined;
  #away = false;

  constructor(host: ReactiveControllerHost, connection: () => Connection | undefined, changed: () => void) {
    this.#host = host;
    this.#connection = connection;
    this.#changed = changed;
    host.addController(this);
  }

  /** Whether the page has been left, so that nothing of a patient may stand in it. */
  get isAway(): boolean {
    return this.#away;
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#leave);
    addEventListener('pageshow', this.#return);
  }

  hostUpdated(): void {
    const client = this.#connection()?.client;
    if (client === this.#watched?.client) return;
    this.#watched?.end();
    this.#watched = client && { client, end: client.onPatientChange(() => this.#changed()) };
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#leave);
    removeEventListener('pageshow', this.#return);
    this.#watched?.end();
    this.#watched = undefined;
  }

  readonly #leave = (): void => {
    this.#away = true;
    this.#host.requestUpdate();
  };

  readonly #return = ({ persisted }: PageTransitionEvent): void => {
    this.#away = false;
    if (persisted) this.#changed();
    this.#host.requestUpdate();
  };
}
