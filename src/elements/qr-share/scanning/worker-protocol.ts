import type { Found } from './decoder.js';

/** The longest side of a frame that is looked at, in pixels. */
export const frameSide = 1280;

/** Pixels on their way to the worker: red, green, blue, opacity. */
export interface Pixels {
  readonly data: ArrayBuffer;
  readonly width: number;
  readonly height: number;
}

/** What the worker is told. */
export type ToWorker =
  /** First; without the address of the WebAssembly file it does without. */
  | { readonly kind: 'start'; readonly wasm: string | undefined }
  | {
      readonly kind: 'frame';
      readonly id: number;
      readonly frame: Pixels | VideoFrame;
      readonly attempt: number;
    }
  | { readonly kind: 'picture'; readonly id: number; readonly file: Blob };

/** What the worker says: that it is there, and one answer to each frame and picture. */
export type FromWorker =
  { readonly kind: 'ready' } | { readonly kind: 'found'; readonly id: number; readonly found: Found };
