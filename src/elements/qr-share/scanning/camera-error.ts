/** Why there is no picture from a camera. */
export type CameraFailure =
  /** The patient, or the browser's settings, said no. */
  | 'refused'
  /** The page may not ask: its Permissions-Policy, or the frame it is in. */
  | 'policy'
  /** The page came over plain HTTP, where browsers give no camera. */
  | 'insecure'
  | 'none'
  /** Another app has it, or took it. */
  | 'busy'
  | 'failed';

/** A camera that cannot be used. */
export class CameraError extends Error {
  override readonly name = 'CameraError';

  constructor(readonly failure: CameraFailure) {
    super(`No camera: ${failure}`);
  }
}

/** As far as browsers know what a page may do. */
interface FeaturePolicy {
  allowsFeature(feature: string): boolean;
}

function isForbiddenByPage(): boolean {
  const { permissionsPolicy, featurePolicy } = document as {
    permissionsPolicy?: FeaturePolicy;
    featurePolicy?: FeaturePolicy;
  };
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature('camera') === false;
}

/** What is known before anybody is asked; `undefined` when the camera may be asked for. */
export function failureBeforehand(): CameraFailure | undefined {
  if (!globalThis.isSecureContext) return 'insecure';
  if (!navigator.mediaDevices?.getUserMedia) return 'failed';
  return isForbiddenByPage() ? 'policy' : undefined;
}

const failures: Readonly<Record<string, CameraFailure>> = {
  NotAllowedError: 'refused',
  PermissionDeniedError: 'refused',
  SecurityError: 'policy',
  NotFoundError: 'none',
  DevicesNotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
};

/** What the browser's own error means. */
export function cameraErrorOf(error: unknown): CameraError {
  if (error instanceof CameraError) return error;
  const name = error instanceof Object && 'name' in error ? String(error.name) : '';
  return new CameraError(failures[name] ?? 'failed');
}
