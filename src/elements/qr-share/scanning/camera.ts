import type { CameraOptions, CameraScan } from './camera-scan.js';
import { CameraSession } from './camera-session.js';

export { CameraError, type CameraFailure } from './camera-error.js';
export type { Camera, CameraOptions, CameraScan, Zoom } from './camera-scan.js';

/**
 * Scans with a camera, shown in the video element, until a text is accepted.
 *
 * @throws CameraError, or the signal's reason
 */
export async function startCamera(video: HTMLVideoElement, options: CameraOptions): Promise<CameraScan> {
  const session = new CameraSession(video, options);
  await session.start(options.camera);
  return session;
}
