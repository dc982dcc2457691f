import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AbdmError, asAbdmError, isAbdmError, isAbort } from '../client/abdm-error.js';
import type { Connection } from '../context/connection.js';

/** Milliseconds that a browser has to take over a file. */
const handOver = 60_000;

/** Fetches the patient's ABHA card when the patient asks for it, and hands it to the browser as a file. */
export class CardDownloadController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #connection: () => Connection | undefined;
  #call: AbortController | undefined;
  /** Why the last attempt failed. */
  error: AbdmError | undefined;

  constructor(host: ReactiveControllerHost, connection: () => Connection | undefined) {
    this.#host = host;
    this.#connection = connection;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Whether the card is on its way. */
  get isBusy(): boolean {
    return this.#call !== undefined;
  }

  /** Gives up and forgets. */
  reset(): void {
    this.#call?.abort();
    this.#call = undefined;
    this.error = undefined;
  }

  /** Fetches the card and has the browser save it. */
  async download(): Promise<void> {
    const client = this.#connection()?.client;
    if (!client || this.#call) return;
    const call = (this.#call = new AbortController());
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      const { readCard } = await import('../contract/profile.js');
      const { type, bytes } = await client.call(readCard, {}, { signal: call.signal });
      save(new Blob([new Uint8Array(bytes)], { type }), type === 'image/png' ? 'ABHA.png' : 'ABHA.jpg');
    } catch (caught) {
      if (!isAbort(caught) && call === this.#call) this.error = failed(caught);
    } finally {
      if (call === this.#call) this.#call = undefined;
      this.#host.requestUpdate();
    }
  }
}

// What is not our own error here is a part of the kit that did not load.
const failed = (caught: unknown): AbdmError =>
  isAbdmError(caught) ? asAbdmError(caught) : new AbdmError('offline', { cause: caught });

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), handOver);
}
