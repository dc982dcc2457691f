import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import { selfAndAncestors } from '../context/ancestors.js';
import { type Connection, connectionContext } from '../context/connection.js';
import { sharedConnection } from '../context/shared-connection.js';

/** An element that finds its connection around it, or has a base URL of its own. */
export interface ConnectedHost extends ReactiveElement {
  /** Address of the portal's proxy, for an element outside `<abdm-connect>`. */
  baseUrl: string | undefined;
}

/** Where an element stands: `waiting` for an `<abdm-connect>` around it that has not come alive yet. */
export type ConnectionState = 'ready' | 'waiting' | 'missing';

function insideOfConnect(element: Element): boolean {
  for (const at of selfAndAncestors(element))
    // A tag may have a prefix; and a form's own name may be hidden by a field called `localName`.
    if (Reflect.get(Element.prototype, 'localName', at).endsWith('abdm-connect')) return true;
  return false;
}

/** Gives an element the connection it shares: its own base URL's, else that of the `<abdm-connect>` around it. */
export class ConnectionController implements ReactiveController {
  readonly #host: ConnectedHost;
  readonly #context: ContextConsumer<typeof connectionContext, ConnectedHost>;

  constructor(host: ConnectedHost) {
    this.#host = host;
    this.#context = new ContextConsumer(host, { context: connectionContext, subscribe: true });
    host.addController(this);
  }

  /** Asks for a first render after all are attached: context answers come in the meantime. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** Forgets the connection around it: where the element is added next, there may be another or none. */
  hostDisconnected(): void {
    this.#context.value = undefined;
  }

  /** The connection, once there is one. */
  get value(): Connection | undefined {
    const own = this.#host.baseUrl?.trim();
    return own ? sharedConnection(own) : this.#context.value;
  }

  get state(): ConnectionState {
    if (this.value) return 'ready';
    return insideOfConnect(this.#host) ? 'waiting' : 'missing';
  }
}
