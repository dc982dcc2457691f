/** What a page has running that an element may have begun; kept on `window.running` by {@link watchRunning}. */
export interface Running {
  timers: number;
  observers: number;
  workers: number;
  tracks: number;
}

declare global {
  var running: () => Running;
}

/** Runs in the page before its scripts: counts what begins and what ends. */
export function watchRunning(): void {
  const timers = new Set<unknown>();
  const observing = new Set<unknown>();
  const workers = new Set<unknown>();
  const tracks = new Set<MediaStreamTrack>();

  const { setTimeout: later, setInterval: often, clearTimeout: stopLater, clearInterval: stopOften } = window;
  const begin =
    (start: typeof later, ends: boolean) =>
    (handler: (...values: unknown[]) => void, wait?: number, ...values: unknown[]): number => {
      const id = start(() => {
        if (ends) timers.delete(id);
        handler(...values);
      }, wait);
      timers.add(id);
      return id;
    };
  window.setTimeout = begin(later, true) as typeof later;
  window.setInterval = begin(often as typeof later, false) as typeof often;
  window.clearTimeout = (id) => {
    timers.delete(id);
    stopLater(id);
  };
  window.clearInterval = (id) => {
    timers.delete(id);
    stopOften(id);
  };

  for (const name of ['IntersectionObserver', 'MutationObserver', 'ResizeObserver'] as const) {
    const { prototype } = window[name] as {
      prototype: { observe(...how: unknown[]): void; disconnect(): void };
    };
    const { observe, disconnect } = prototype;
    prototype.observe = function (...how) {
      observing.add(this);
      observe.apply(this, how);
    };
    prototype.disconnect = function () {
      observing.delete(this);
      disconnect.apply(this);
    };
  }

  window.Worker = class extends Worker {
    constructor(...how: ConstructorParameters<typeof Worker>) {
      super(...how);
      workers.add(this);
    }
    override terminate(): void {
      workers.delete(this);
      super.terminate();
    }
  };

  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    for (const track of stream.getTracks()) tracks.add(track);
    return stream;
  };

  window.running = () => ({
    timers: timers.size,
    observers: observing.size,
    workers: workers.size,
    tracks: [...tracks].filter(({ readyState }) => readyState === 'live').length,
  });
}
