import type { Decoder, Found } from './decoder.js';
import { WorkerDecoder } from './worker-decoder.js';

/** Reads beside the page as long as the browser and the page's policy let it, else in the page, in small steps. */
class FirstThatWorks implements Decoder {
  #worker: WorkerDecoder | undefined;
  #page: Decoder | undefined;
  #isClosed = false;

  constructor() {
    try {
      this.#worker = new WorkerDecoder();
    } catch {
      this.#worker = undefined;
    }
  }

  async readFrame(video: HTMLVideoElement, attempt: number): Promise<readonly string[]> {
    const texts = await this.#worker?.readFrame(video, attempt).catch(() => this.#giveUpWorker());
    if (texts) return texts;
    return this.#isClosed ? [] : (await this.#inPage()).readFrame(video, attempt);
  }

  async readPicture(file: Blob): Promise<Found> {
    const found = await this.#worker?.readPicture(file).catch(() => this.#giveUpWorker());
    if (found) return found;
    return this.#isClosed ? { failure: 'failed' } : (await this.#inPage()).readPicture(file);
  }

  close(): void {
    this.#isClosed = true;
    this.#worker?.close();
    this.#page?.close();
  }

  #giveUpWorker(): undefined {
    this.#worker?.close();
    this.#worker = undefined;
  }

  async #inPage(): Promise<Decoder> {
    const { PageDecoder } = await import('./page-decoder.js');
    return (this.#page ??= new PageDecoder());
  }
}

/** Starts the best reader of QR codes that there is here. */
export function startDecoder(): Decoder {
  return new FirstThatWorks();
}
