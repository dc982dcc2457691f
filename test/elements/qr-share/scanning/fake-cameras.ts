/** A camera of a test's device. */
export interface TestCamera {
  readonly id: string;
  readonly label?: string;
  /** What it shows. */
  readonly canvas: HTMLCanvasElement;
  readonly capabilities?: object;
}

/** Cameras that answer in place of the device's, and what became of them. */
export interface TestCameras {
  /** Every stream that was given, in order. */
  readonly streams: readonly MediaStream[];
  /** What was asked for, in order. */
  readonly asked: readonly MediaStreamConstraints[];
  /** What a camera was set to, in order. */
  readonly applied: readonly MediaTrackConstraints[];
  /** How many tracks run. */
  running(): number;
  /** Answers the next question in place of the cameras. */
  answerNext(answer: () => Promise<MediaStream>): void;
  /** Opens a camera as an answer does. */
  open(camera: TestCamera): MediaStream;
  restore(): void;
}

function idAskedFor({ video }: MediaStreamConstraints): string | undefined {
  const wanted = typeof video === 'object' ? video.deviceId : undefined;
  return typeof wanted === 'object' && 'exact' in wanted ? String(wanted.exact) : undefined;
}

/** Puts cameras that show canvases in the place of the device's. */
export function fakeCameras(cameras: readonly TestCamera[]): TestCameras {
  // On the prototype: one browser does not see what is put on the object itself.
  const devices = MediaDevices.prototype;
  const { getUserMedia, enumerateDevices } = devices;
  const streams: MediaStream[] = [];
  const asked: MediaStreamConstraints[] = [];
  const applied: MediaTrackConstraints[] = [];
  const answers: (() => Promise<MediaStream>)[] = [];
  const timers: ReturnType<typeof setInterval>[] = [];

  function open({ id, canvas, capabilities = {} }: TestCamera): MediaStream {
    const stream = canvas.captureStream(10);
    const settings: Record<string, unknown> = { deviceId: id };
    for (const track of stream.getTracks())
      Object.assign(track, {
        getCapabilities: () => capabilities,
        getSettings: () => settings,
        applyConstraints: async (constraints: MediaTrackConstraints) => {
          applied.push(constraints);
          Object.assign(settings, ...(constraints.advanced ?? []));
        },
      });
    // A canvas gives a frame only when it is drawn on.
    timers.push(setInterval(() => canvas.getContext('2d')?.drawImage(canvas, 0, 0), 50));
    streams.push(stream);
    return stream;
  }

  devices.getUserMedia = async (constraints = {}) => {
    asked.push(constraints);
    const answer = answers.shift();
    if (answer) return answer();
    const id = idAskedFor(constraints);
    const camera = id === undefined ? cameras[0] : cameras.find((one) => one.id === id);
    if (!camera) throw new DOMException('', id === undefined ? 'NotFoundError' : 'OverconstrainedError');
    return open(camera);
  };
  devices.enumerateDevices = async () =>
    cameras.map(
      ({ id, label = '' }) => ({ kind: 'videoinput', deviceId: id, label, groupId: '' }) as MediaDeviceInfo,
    );

  return {
    streams,
    asked,
    applied,
    running: () =>
      streams.flatMap((stream) => stream.getTracks()).filter(({ readyState }) => readyState === 'live')
        .length,
    answerNext: (answer) => answers.push(answer),
    open,
    restore: () => {
      for (const timer of timers) clearInterval(timer);
      for (const stream of streams) for (const track of stream.getTracks()) track.stop();
      Object.assign(devices, { getUserMedia, enumerateDevices });
    },
  };
}
