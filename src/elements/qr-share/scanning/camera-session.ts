import { CameraError, cameraErrorOf, type CameraFailure, failureBeforehand } from './camera-error.js';
import type { Camera, CameraOptions, CameraScan, Zoom } from './camera-scan.js';
import { hasTorch, listCameras, setOnTrack, zoomOf } from './camera-track.js';
import type { Decoder } from './decoder.js';
import { startDecoder } from './start-decoder.js';
import { FrameReader } from './frame-reader.js';
import { openStream, stopStream } from './open-stream.js';

/** One scan by camera, from its first question to its last track. */
export class CameraSession implements CameraScan {
  cameras: readonly Camera[] = [];
  camera: string | undefined;
  readonly #video: HTMLVideoElement;
  readonly #options: CameraOptions;
  readonly #life = new AbortController();
  #decoder: Decoder | undefined;
  #track: MediaStreamTrack | undefined;
  /** Ends what one opening of a camera began. */
  #turn = new AbortController();
  #isTorchOn = false;
  #zoomedTo: number | undefined;

  constructor(video: HTMLVideoElement, options: CameraOptions) {
    this.#video = video;
    this.#options = options;
  }

  get torch(): boolean {
    return this.#track !== undefined && hasTorch(this.#track);
  }

  get zoom(): Zoom | undefined {
    return this.#track && zoomOf(this.#track);
  }

  async start(camera: string | undefined): Promise<void> {
    const { signal } = this.#options;
    signal.throwIfAborted();
    const failure = failureBeforehand();
    if (failure) throw new CameraError(failure);
    signal.addEventListener('abort', () => this.stop(), { once: true, signal: this.#life.signal });
    // Loads while the patient is being asked.
    this.#decoder = startDecoder();
    try {
      await this.#open(camera);
    } catch (error) {
      this.stop();
      throw signal.aborted ? (signal.reason as Error) : cameraErrorOf(error);
    }
    document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal: this.#life.signal });
    if (document.hidden) this.#close();
  }

  async use(id: string): Promise<void> {
    const before = this.camera;
    this.#isTorchOn = false;
    this.#zoomedTo = undefined;
    const opening = this.#open(id);
    const turn = this.#turn;
    try {
      await opening;
    } catch (error) {
      if (turn.signal.aborted) return;
      await this.#reopen(before);
      throw cameraErrorOf(error);
    }
  }

  async setTorch(on: boolean): Promise<void> {
    if (!this.#track) return;
    await setOnTrack(this.#track, { torch: on });
    this.#isTorchOn = on;
  }

  async setZoom(value: number): Promise<void> {
    if (!this.#track) return;
    await setOnTrack(this.#track, { zoom: value });
    this.#zoomedTo = value;
  }

  stop(): void {
    this.#life.abort();
    this.#close();
    this.#decoder?.close();
    this.#decoder = undefined;
  }

  /** Turns the camera off; the scan itself may go on. */
  #close(): void {
    this.#turn.abort();
    this.#track = undefined;
  }

  async #open(camera: string | undefined): Promise<void> {
    // First the old one: a phone opens one camera at a time.
    this.#close();
    const turn = new AbortController();
    this.#turn = turn;
    const stream = await openStream(camera, turn.signal);
    turn.signal.addEventListener('abort', () => this.#release(stream), { once: true });
    const [track] = stream.getVideoTracks();
    if (!track) throw new CameraError('none');
    track.addEventListener('ended', () => this.#end('busy'), { signal: turn.signal });
    this.#track = track;
    await this.#show(stream, turn);
    this.camera = track.getSettings().deviceId;
    this.cameras = await listCameras();
    turn.signal.throwIfAborted();
    await this.#restore();
  }

  async #show(stream: MediaStream, { signal }: AbortController): Promise<void> {
    if (!this.#decoder) return;
    this.#video.muted = true;
    const shown = new FrameReader(this.#decoder, signal).decodeFromStream(stream, this.#video, (result) => {
      if (result && !signal.aborted && this.#options.onRead(result.getText())) this.stop();
    });
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      shown.then(
        () => resolve(),
        () => reject(new CameraError('failed')),
      );
    });
  }

  #release(stream: MediaStream): void {
    stopStream(stream);
    if (this.#video.srcObject === stream) this.#video.srcObject = null;
  }

  /** What was set before the page was hidden; a camera that does not do it any more scans all the same. */
  async #restore(): Promise<void> {
    if (this.#isTorchOn) await this.setTorch(true).catch(() => undefined);
    if (this.#zoomedTo !== undefined) await this.setZoom(this.#zoomedTo).catch(() => undefined);
  }

  #onVisibility(): void {
    if (document.hidden) this.#close();
    else void this.#reopen(this.camera);
  }

  async #reopen(camera: string | undefined): Promise<void> {
    const opening = this.#open(camera);
    const turn = this.#turn;
    try {
      await opening;
    } catch (error) {
      // Else the scan was stopped, hidden, or went over to another camera meanwhile.
      if (!turn.signal.aborted) this.#end(cameraErrorOf(error).failure);
    }
  }

  #end(failure: CameraFailure): void {
    if (this.#life.signal.aborted) return;
    this.stop();
    this.#options.onEnd(failure);
  }
}
