import { encode } from 'uqr';

/** What a camera is like that a test, or a story, gives the page. */
export interface CameraKind {
  /** What the QR code in front of it says; without it, there is none. */
  readonly shows?: string;
  /** Name of the error with which it is refused. */
  readonly refuses?: string;
  /** Nobody answers the browser's question. */
  readonly isAsking?: boolean;
  readonly hasTorch?: boolean;
  readonly hasZoom?: boolean;
  /** How many cameras the device has. */
  readonly count?: number;
}

/** The device's cameras as the page finds them. */
export interface FakeCamera {
  /** Every track that was handed out. */
  readonly tracks: readonly MediaStreamTrack[];
  /** What the page asked for, each time. */
  readonly asked: readonly MediaStreamConstraints[];
  /** What was set on a track, in order. */
  readonly set: readonly MediaTrackConstraints[];
  /** Answers the browser's question. */
  allow(): void;
  /** Shows another code, or none. */
  show(text: string | undefined): void;
}

const size = 480;

function draw(canvas: HTMLCanvasElement, text: string | undefined): void {
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#dde3ea';
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (text === undefined) return;
  const { data, size: modules } = encode(text, { border: 4 });
  const scale = Math.floor((size * 0.8) / modules);
  const [left, top] = [(canvas.width - modules * scale) / 2, (canvas.height - modules * scale) / 2];
  for (const [y, row] of data.entries())
    for (const [x, isDark] of row.entries()) {
      context.fillStyle = isDark ? '#111' : '#fff';
      context.fillRect(left + x * scale, top + y * scale, scale, scale);
    }
}

const original = {
  getUserMedia: MediaDevices.prototype.getUserMedia,
  enumerateDevices: MediaDevices.prototype.enumerateDevices,
};

/** Takes the fake camera away. */
export function ordinaryCamera(): void {
  Object.assign(MediaDevices.prototype, original);
}

/** Gives the page a camera that shows a QR code, or that is refused, from now on. */
export function fakeCamera(kind: CameraKind = {}): FakeCamera {
  const { refuses, isAsking = false, hasTorch = false, hasZoom = false, count = 1 } = kind;
  const tracks: MediaStreamTrack[] = [];
  const asked: MediaStreamConstraints[] = [];
  const set: MediaTrackConstraints[] = [];
  let text = kind.shows;
  let answer: () => void = () => undefined;
  const allowed = new Promise<void>((resolve) => {
    answer = resolve;
  });
  if (!isAsking) answer();

  function open(wanted: string | undefined): MediaStream {
    const canvas = Object.assign(document.createElement('canvas'), { width: (size * 4) / 3, height: size });
    draw(canvas, text);
    // A canvas gives a frame only when it is drawn upon.
    const timer = setInterval(() => draw(canvas, text), 50);
    const stream = canvas.captureStream(20);
    const track = stream.getVideoTracks()[0]!;
    const { stop } = track;
    const settings = { deviceId: wanted ?? 'camera-0', zoom: 1 };
    Object.assign(track, {
      getCapabilities: () => ({
        ...(hasTorch && { torch: true }),
        ...(hasZoom && { zoom: { min: 1, max: 5, step: 0.5 } }),
      }),
      getSettings: () => settings,
      applyConstraints: (constraints: MediaTrackConstraints) => {
        set.push(constraints);
        Object.assign(settings, ...(constraints.advanced ?? []));
        return Promise.resolve();
      },
      stop() {
        clearInterval(timer);
        stop.call(track);
      },
    });
    tracks.push(track);
    return stream;
  }

  MediaDevices.prototype.getUserMedia = async (constraints = {}) => {
    asked.push(constraints);
    await allowed;
    if (refuses) throw new DOMException('No camera', refuses);
    const { deviceId } = constraints.video as { deviceId?: { exact?: string } };
    return open(deviceId?.exact);
  };
  MediaDevices.prototype.enumerateDevices = () =>
    Promise.resolve(
      Array.from({ length: count }, (_, index) => ({
        ...{ kind: 'videoinput' as const, deviceId: `camera-${index}`, groupId: '' },
        label: index === 0 ? 'Back camera' : '',
        toJSON: () => ({}),
      })),
    );
  return {
    tracks,
    asked,
    set,
    allow: answer,
    show(other) {
      text = other;
    },
  };
}
