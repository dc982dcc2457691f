import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RecordFile } from '../reading/blocks.js';
import type { OpenedFile } from './opened-file.js';

/** What has become of a file of the record. */
export type FileState = 'opening' | 'damaged' | OpenedFile;

/** Milliseconds that a browser has to take over a file that it saves. */
const handOver = 60_000;

/** The files of a record, made from their text one after the other, at addresses of this page that end with the record. */
export class FilesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #states = new Map<RecordFile, FileState>();
  #queue: Promise<void> = Promise.resolve();
  #turn = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** How a file stands; the first question opens it. */
  of(file: RecordFile): FileState {
    const known = this.#states.get(file);
    if (known) return known;
    this.#states.set(file, 'opening');
    const turn = this.#turn;
    this.#queue = this.#queue.then(() => this.#open(file, turn));
    return 'opening';
  }

  /** A picture that the browser cannot draw is a file like any other. */
  broke(file: RecordFile): void {
    const state = this.#states.get(file);
    if (typeof state !== 'object') return;
    this.#states.set(file, { ...state, isPicture: false });
    this.#host.requestUpdate();
  }

  /** Ends all addresses, and forgets the files. */
  forget(): void {
    this.#turn++;
    for (const state of this.#states.values()) if (typeof state === 'object') URL.revokeObjectURL(state.url);
    this.#states = new Map();
  }

  hostDisconnected(): void {
    if (this.#states.size === 0) return;
    const turn = this.#turn;
    // What is being saved is still read from its address.
    setTimeout(() => {
      if (turn === this.#turn && !(this.#host as ReactiveControllerHost & Element).isConnected) this.forget();
    }, handOver);
  }

  async #open(file: RecordFile, turn: number): Promise<void> {
    if (turn !== this.#turn) return;
    let state: FileState = 'damaged';
    try {
      const { openFile } = await import('./opened-file.js');
      state = (await openFile(file)) ?? 'damaged';
    } catch {
      // Whatever is wrong with it, or with the network: the rest of the record is shown.
    }
    if (turn === this.#turn) this.#states.set(file, state);
    else if (typeof state === 'object') URL.revokeObjectURL(state.url);
    this.#host.requestUpdate();
  }
}
