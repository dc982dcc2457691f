import type { Decoder, Found } from './decoder.js';
import { Engines } from './engines/engines.js';
import { readPicture } from './engines/read-picture.js';
import { grabFrame } from './grab-frame.js';

/** Milliseconds that one look may take: the page must answer the patient within a twentieth of a second. */
const budget = 25;
const sides = { most: 400, least: 200 } as const;
const pictureSides = [640, 400];

/** Reads QR codes in the page, where there can be no worker: small pictures, one look at a time. */
export class PageDecoder implements Decoder {
  readonly #engines = new Engines();
  readonly #canvas = document.createElement('canvas');
  #side: number = sides.most;
  #isClosed = false;

  async readFrame(video: HTMLVideoElement, attempt: number): Promise<readonly string[]> {
    const frame = grabFrame(video, this.#canvas, this.#side);
    if (!frame || !(await this.#turn())) return [];
    const start = performance.now();
    const texts = await this.#engines.readFrame(frame, attempt);
    const isSlow = performance.now() - start > budget;
    this.#side = isSlow ? Math.max(sides.least, this.#side * 0.8) : Math.min(sides.most, this.#side * 1.05);
    return texts;
  }

  readPicture(file: Blob): Promise<Found> {
    return readPicture(this.#engines, file, { sides: pictureSides, isTimeLeft: () => this.#turn() });
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Lets the page do its work between two looks. */
  async #turn(): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve));
    return !this.#isClosed;
  }
}
