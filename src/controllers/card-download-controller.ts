import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AbdmError, asAbdmError, isAbdmError, isAbort } from '../client/abdm-error.js';
import type { Connection } from '../context/connection.js';

type Client = Connection['client'];

/** What the patient can do with the card. */
export type CardWork = 'download' | 'show';

/** Offers the patient's ABHA card: fetches it and hands it to the browser as a file, or has it shown in place. */
export class CardDownloadController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #connection: () => Connection | undefined;
  #call: AbortController | undefined;
  /** What is under way. */
  busy: CardWork | undefined;
  /** Whether the patient wants to see the card, and the element for it is loaded. */
  isShown = false;
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

  /** Gives up and forgets. */
  reset(): void {
    this.#call?.abort();
    this.#call = undefined;
    this.busy = undefined;
    this.isShown = false;
    this.error = undefined;
  }

  /** Fetches the card and has the browser save it. */
  async download(): Promise<void> {
    await this.#do('download', async (client, signal) => {
      const [{ readCard }, { cardFile, saveFile }] = await Promise.all([
        import('../contract/profile.js'),
        import('./card-file.js'),
      ]);
      saveFile(cardFile(await client.call(readCard, {}, { signal })));
    });
  }

  /** @param load - makes `<abha-card>` known to the browser */
  async show(load: () => Promise<void>): Promise<void> {
    await this.#do('show', async (_client, signal) => {
      await load();
      if (!signal.aborted) this.isShown = true;
    });
  }

  async #do(what: CardWork, work: (client: Client, signal: AbortSignal) => Promise<void>): Promise<void> {
    const client = this.#connection()?.client;
    if (!client || this.#call) return;
    const call = (this.#call = new AbortController());
    this.busy = what;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      await work(client, call.signal);
    } catch (caught) {
      if (!isAbort(caught) && call === this.#call) this.error = failed(caught);
    } finally {
      if (call === this.#call) {
        this.#call = undefined;
        this.busy = undefined;
      }
      this.#host.requestUpdate();
    }
  }
}

// What is not our own error here is a part of the kit that did not load.
const failed = (caught: unknown): AbdmError =>
  isAbdmError(caught) ? asAbdmError(caught) : new AbdmError('offline', { cause: caught });
