import { BrowserCodeReader, type IScannerControls } from '@zxing/browser';
import { BarcodeFormat, NotFoundException, Result } from '@zxing/library';
import type { Decoder } from './decoder.js';

type OnResult = Parameters<BrowserCodeReader['scan']>[1];

const millisecondsPerFrame = 1000 / 15;

/** The library asks for a reader; what reads here is the decoder. */
const nothing = {
  decode: (): never => {
    throw new NotFoundException();
  },
  reset: () => undefined,
};

const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const resultOf = (text: string): Result => new Result(text, new Uint8Array(), 0, [], BarcodeFormat.QR_CODE);

/** The library's camera layer with a loop of its own: one frame under way at a time, read beside the page. */
export class FrameReader extends BrowserCodeReader {
  /** @param signal - ends it; the library itself cannot be stopped before the camera's first picture */
  constructor(
    private readonly decoder: Decoder,
    private readonly signal: AbortSignal,
  ) {
    super(nothing);
  }

  /**
   * Reads frames until the signal ends it; neither a failing engine nor a failing callback does. The camera stays its owner's:
   * the library would clear a video that may show another camera by then.
   */
  override scan(video: HTMLVideoElement, onResult: OnResult): IScannerControls {
    const life = new AbortController();
    const controls = { stop: () => life.abort() };
    this.signal.addEventListener('abort', controls.stop, { signal: life.signal });
    if (this.signal.aborted) life.abort();
    void this.#loop(video, life.signal, (text) => onResult(resultOf(text), undefined, controls));
    return controls;
  }

  async #loop(video: HTMLVideoElement, life: AbortSignal, onText: (text: string) => void): Promise<void> {
    for (let attempt = 0; !life.aborted; attempt++) {
      const startedAt = performance.now();
      try {
        for (const text of await this.decoder.readFrame(video, attempt)) if (!life.aborted) onText(text);
      } catch {
        // The next frame may do better.
      }
      // Never without a rest, in which the page does its own work.
      await rest(Math.max(10, startedAt + millisecondsPerFrame - performance.now()));
    }
  }
}
