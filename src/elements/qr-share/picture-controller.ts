import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAbort } from '../../client/abdm-error.js';
import { type ReadQr, readQr } from '../../abdm/counter-qr.js';
import type { PictureFailure } from './share-state.js';

/** Who hears what a picture shows. */
export interface PicturePort {
  read(qr: ReadQr): void;
  unread(why: PictureFailure): void;
}

/** The counter's QR code among others in one picture. */
function best(texts: readonly string[]): ReadQr | undefined {
  const all = texts.map(readQr);
  return all.find(({ kind }) => kind === 'counter') ?? all[0];
}

/** Reads the QR code in a picture that the patient gives: the newest only. */
export class PictureController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #port: PicturePort;
  #reading: AbortController | undefined;

  constructor(host: ReactiveControllerHost, port: PicturePort) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
  }

  /** Whether a picture is being read. */
  get isBusy(): boolean {
    return this.#reading !== undefined;
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Reads a picture. */
  async read(file: Blob): Promise<void> {
    this.forget();
    const reading = new AbortController();
    this.#reading = reading;
    this.#host.requestUpdate();
    try {
      const { readImage } = await import('./scanning/image.js');
      const texts = await readImage(file, reading.signal);
      if (!this.#ends(reading)) return;
      const qr = best(texts);
      if (qr) this.#port.read(qr);
      else this.#port.unread('no-code');
    } catch (caught) {
      if (this.#ends(reading) && !isAbort(caught)) this.#port.unread(whyOf(caught));
    }
  }

  /** Gives up what is being read. */
  forget(): void {
    this.#reading?.abort();
    this.#reading = undefined;
  }

  /** Whether it was the newest. */
  #ends(reading: AbortController): boolean {
    if (this.#reading !== reading) return false;
    this.#reading = undefined;
    this.#host.requestUpdate();
    return true;
  }
}

function whyOf(caught: unknown): PictureFailure {
  const failure = caught instanceof Error && 'failure' in caught ? caught.failure : undefined;
  return failure === 'not-an-image' || failure === 'too-large' ? failure : 'unreadable';
}
