import type { CameraFailure } from './camera-error.js';

/** What a scan by camera is told, and whom it tells. */
export interface CameraOptions {
  /** Hears the text of each code; whether it is accepted: then scanning ends, and the camera is off. */
  onRead(text: string): boolean;
  /** Hears why a scan that ran ended by itself. */
  onEnd(failure: CameraFailure): void;
  /** Ends everything at once, also while the patient is being asked. */
  readonly signal: AbortSignal;
  /** The id of a camera; without it, one at the back. */
  readonly camera?: string;
}

/** A camera of the device; its label may be empty. */
export interface Camera {
  readonly id: string;
  readonly label: string;
}

/** How far a camera zooms, in its own units. */
export interface Zoom {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
}

/** A scan by camera that runs, or pauses while the page is hidden. */
export interface CameraScan {
  readonly cameras: readonly Camera[];
  /** The id of the camera in use. */
  readonly camera: string | undefined;
  /** Whether the camera has a light. */
  readonly torch: boolean;
  readonly zoom: Zoom | undefined;
  /** Goes over to another camera. Where that fails it rejects with a `CameraError`, and the one before goes on. */
  use(id: string): Promise<void>;
  setTorch(on: boolean): Promise<void>;
  setZoom(value: number): Promise<void>;
  /** Ends the scan and every track; may be called again. */
  stop(): void;
}
