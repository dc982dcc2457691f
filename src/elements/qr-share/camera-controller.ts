import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CameraError, type CameraFailure, type CameraScan, startCamera } from './scanning/camera.js';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Who hears of a scan. */
export interface CameraPort {
  /** Takes the text of a QR code; whether it is what was looked for. */
  read(text: string): boolean;
  /** There is no picture of the camera, or none any more. */
  failed(failure: CameraFailure): void;
}

/** Scans with the camera as long as the element renders a video: what renders none any more has no camera on. */
export class CameraController implements ReactiveController {
  readonly #host: Host;
  readonly #port: CameraPort;
  #session: { readonly video: HTMLVideoElement; readonly end: AbortController } | undefined;
  #isTorchOn = false;
  #scan: CameraScan | undefined;

  constructor(host: Host, port: CameraPort) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
  }

  /** `asking`: the browser asks the patient, or opens the camera. */
  get status(): 'asking' | 'on' {
    return this.#scan ? 'on' : 'asking';
  }

  /** What the camera can do; there once it is on. */
  get scan(): CameraScan | undefined {
    return this.#scan;
  }

  get isTorchOn(): boolean {
    return this.#isTorchOn;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const video = this.#host.renderRoot.querySelector('video');
    if (video === (this.#session?.video ?? null)) return;
    this.#stop();
    if (video) void this.#start(video);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Goes over to another camera. */
  async use(id: string): Promise<void> {
    this.#isTorchOn = false;
    await this.#change((scan) => scan.use(id));
  }

  /** Turns the light on or off. */
  async setTorch(on: boolean): Promise<void> {
    await this.#change(async (scan) => {
      await scan.setTorch(on);
      this.#isTorchOn = on;
    });
  }

  async setZoom(value: number): Promise<void> {
    await this.#change((scan) => scan.setZoom(value));
  }

  /** A camera that does not do what it said it can scans all the same. */
  async #change(work: (scan: CameraScan) => Promise<void>): Promise<void> {
    if (this.#scan) await work(this.#scan).catch(() => undefined);
    this.#host.requestUpdate();
  }

  async #start(video: HTMLVideoElement): Promise<void> {
    const end = new AbortController();
    const { signal } = end;
    this.#session = { video, end };
    const fail = (failure: CameraFailure): void => {
      if (!signal.aborted) this.#port.failed(failure);
    };
    try {
      const scan = await startCamera(video, {
        signal,
        onRead: (text) => !signal.aborted && this.#port.read(text),
        onEnd: fail,
      });
      if (signal.aborted) scan.stop();
      else this.#scan = scan;
      this.#host.requestUpdate();
    } catch (error) {
      fail(error instanceof CameraError ? error.failure : 'failed');
    }
  }

  #stop(): void {
    this.#session?.end.abort();
    this.#session = undefined;
    this.#scan?.stop();
    this.#scan = undefined;
    this.#isTorchOn = false;
  }
}
