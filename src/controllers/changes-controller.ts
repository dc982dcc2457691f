import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChangeKind } from '../abdm/changes.js';
import { type LiveChanges, liveChanges } from '../client/live-changes.js';
import type { Connection } from '../context/connection.js';

/** What an element listens for. */
export interface ChangesPort {
  readonly kind: ChangeKind;
  connection(): Connection | undefined;
  /** Something of that kind may have changed. */
  changed(): void;
}

/**
 * Has an element hear as it happens that something of the patient's may have changed. To be loaded when the page has
 * nothing more urgent to do.
 */
export class ChangesController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #port: ChangesPort;
  #changes: LiveChanges | undefined;
  #leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, port: ChangesPort) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
    this.hostUpdated();
  }

  /** Whether changes are told as they happen; where they are not, only asking helps. */
  get isLive(): boolean {
    return this.#changes?.isLive ?? false;
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const { client } = this.#port.connection() ?? {};
    const changes = client && liveChanges(client);
    if (!changes || changes === this.#changes) return;
    this.#leave?.();
    this.#changes = changes;
    this.#leave = changes.listen((changed) => {
      if (changed.includes(this.#port.kind)) this.#port.changed();
    });
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
    this.#changes = undefined;
  }

  hostConnected(): void {
    this.hostUpdated();
  }
}
