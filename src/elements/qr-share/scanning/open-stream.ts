import { cameraErrorOf } from './camera-error.js';

const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
const atTheBack: MediaTrackConstraints = { ...size, facingMode: { ideal: 'environment' } };

// A camera that was just given back may still be on its way out.
const secondTryAfter = 300;

/** Turns a camera off. */
export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

async function ask(video: MediaTrackConstraints): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: false, video });
}

async function askTwice(camera: string | undefined, signal: AbortSignal): Promise<MediaStream> {
  try {
    return await ask(camera === undefined ? atTheBack : { ...size, deviceId: { exact: camera } });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'OverconstrainedError') return ask(atTheBack);
    if (name !== 'NotReadableError' || signal.aborted) throw error;
    await new Promise((resolve) => setTimeout(resolve, secondTryAfter));
    signal.throwIfAborted();
    return ask(camera === undefined ? atTheBack : { deviceId: { exact: camera } });
  }
}

/**
 * Opens a camera: the one with this id as long as it is there, else one at the back. When the signal comes first, even while
 * the patient is being asked, it rejects at once with the signal's reason, and a camera that still opens is turned off.
 *
 * @throws CameraError
 */
export async function openStream(camera: string | undefined, signal: AbortSignal): Promise<MediaStream> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    askTwice(camera, signal).then(
      (stream) => {
        if (signal.aborted) stopStream(stream);
        else resolve(stream);
      },
      (error: unknown) => reject(cameraErrorOf(error)),
    );
  });
}
