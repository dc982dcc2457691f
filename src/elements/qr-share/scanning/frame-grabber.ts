import { grabFrame, showsPicture } from './grab-frame.js';
import { frameSide, type Pixels } from './worker-protocol.js';

/** A frame on its way to the worker, and what of it is handed over. */
export interface GrabbedFrame {
  readonly frame: Pixels | VideoFrame;
  readonly transfer: Transferable[];
}

const canHandOver = (): boolean =>
  typeof VideoFrame !== 'undefined' && typeof OffscreenCanvas !== 'undefined';

/** Takes frames from a video: whole where the browser can hand them over, for then the page need not touch a pixel. */
export class FrameGrabber {
  #canvas: HTMLCanvasElement | undefined;

  /** The frame that a video shows; `undefined` while it shows none. */
  grab(video: HTMLVideoElement): GrabbedFrame | undefined {
    if (!showsPicture(video)) return undefined;
    if (!canHandOver()) return this.#draw(video);
    const frame = new VideoFrame(video);
    return { frame, transfer: [frame] };
  }

  #draw(video: HTMLVideoElement): GrabbedFrame | undefined {
    this.#canvas ??= document.createElement('canvas');
    const image = grabFrame(video, this.#canvas, frameSide);
    if (!image) return undefined;
    const { width, height } = image;
    return { frame: { data: image.data.buffer, width, height }, transfer: [image.data.buffer] };
  }
}
