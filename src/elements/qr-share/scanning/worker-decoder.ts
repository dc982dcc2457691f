import { ownScriptUrl } from '../../../ui/trusted-types.js';
import type { Decoder, Found } from './decoder.js';
import { FrameGrabber } from './frame-grabber.js';
import { wasmFile, workerFile } from './worker-files.js';
import type { FromWorker, ToWorker } from './worker-protocol.js';

/** Milliseconds after which a worker counts as lost. */
const patience = { start: 10_000, frame: 10_000, picture: 30_000 } as const;

interface Asked {
  resolve(found: Found): void;
  reject(reason: Error): void;
}

const lost = (): Error => new Error('The worker that reads QR codes is gone');

const savesData = (): boolean =>
  (navigator as { connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

/** The script that a worker of this page may be started with: browsers refuse one of another origin. */
function startableScript(): { readonly url: string; readonly type: WorkerType } {
  if (new URL(workerFile).origin === location.origin) return { url: workerFile, type: 'classic' };
  const script = new Blob([`import ${JSON.stringify(workerFile)};`], { type: 'text/javascript' });
  return { url: URL.createObjectURL(script), type: 'module' };
}

/** Reads QR codes in a worker. Its promises reject when the worker is lost, or is not there in time. */
export class WorkerDecoder implements Decoder {
  readonly #worker: Worker;
  readonly #grabber = new FrameGrabber();
  readonly #script = startableScript();
  readonly #asked = new Map<number, Asked>();
  readonly #ready: Promise<void>;
  #isReady: () => void = () => undefined;
  #isLost: (reason: Error) => void = () => undefined;
  #lastId = 0;
  #isClosed = false;

  /** @throws where the page's policy allows no worker of ours */
  constructor() {
    this.#ready = new Promise((resolve, reject) => {
      this.#isReady = resolve;
      this.#isLost = reject;
    });
    this.#ready.catch(() => undefined);
    this.#worker = new Worker(ownScriptUrl(this.#script.url), { type: this.#script.type });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
    for (const event of ['error', 'messageerror'])
      this.#worker.addEventListener(event, (error) => {
        error.preventDefault();
        this.close();
      });
    this.#tell({ kind: 'start', wasm: savesData() ? undefined : wasmFile });
  }

  async readFrame(video: HTMLVideoElement, attempt: number): Promise<readonly string[]> {
    await this.#start();
    const grabbed = this.#grabber.grab(video);
    if (!grabbed) return [];
    const { frame, transfer } = grabbed;
    const found = await this.#ask(patience.frame, (id) =>
      this.#tell({ kind: 'frame', id, frame, attempt }, transfer),
    );
    return 'texts' in found ? found.texts : [];
  }

  async readPicture(file: Blob): Promise<Found> {
    await this.#start();
    return this.#ask(patience.picture, (id) => this.#tell({ kind: 'picture', id, file }));
  }

  close(): void {
    this.#isClosed = true;
    this.#worker.terminate();
    if (this.#script.type === 'module') URL.revokeObjectURL(this.#script.url);
    this.#isLost(lost());
    for (const { reject } of this.#asked.values()) reject(lost());
    this.#asked.clear();
  }

  #start(): Promise<void> {
    return this.#inTime(patience.start, this.#ready);
  }

  async #ask(milliseconds: number, send: (id: number) => void): Promise<Found> {
    if (this.#isClosed) throw lost();
    const id = ++this.#lastId;
    send(id);
    return this.#inTime(
      milliseconds,
      new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject })),
    );
  }

  async #inTime<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.close(), milliseconds);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }

  #tell(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #hear(message: FromWorker): void {
    if (message.kind === 'ready') this.#isReady();
    else this.#answer(message.id, message.found);
  }

  #answer(id: number, found: Found): void {
    this.#asked.get(id)?.resolve(found);
    this.#asked.delete(id);
  }
}
