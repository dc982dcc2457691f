import type { Camera, Zoom } from './camera-scan.js';

/** What the DOM types do not know of a camera yet. */
interface CameraCapabilities extends MediaTrackCapabilities {
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step?: number };
}

interface CameraSettings extends MediaTrackSettings {
  readonly zoom?: number;
}

interface CameraSetting extends MediaTrackConstraintSet {
  readonly torch?: boolean;
  readonly zoom?: number;
}

const capabilitiesOf = (track: MediaStreamTrack): CameraCapabilities => track.getCapabilities?.() ?? {};

/** Whether a camera has a light. */
export function hasTorch(track: MediaStreamTrack): boolean {
  return capabilitiesOf(track).torch === true;
}

/** How far a camera zooms; `undefined` when it does not. */
export function zoomOf(track: MediaStreamTrack): Zoom | undefined {
  const { zoom } = capabilitiesOf(track);
  if (!zoom || !(zoom.max > zoom.min)) return undefined;
  const { zoom: value = zoom.min } = track.getSettings() as CameraSettings;
  return { min: zoom.min, max: zoom.max, step: zoom.step || (zoom.max - zoom.min) / 100, value };
}

/** Sets a camera's light or zoom. */
export async function setOnTrack(track: MediaStreamTrack, setting: CameraSetting): Promise<void> {
  await track.applyConstraints({ advanced: [setting] });
}

/** The device's cameras; their labels are known once one is open. */
export async function listCameras(): Promise<readonly Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}
