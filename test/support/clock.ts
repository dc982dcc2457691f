const real = {
  now: Date.now.bind(Date),
  setTimeout: globalThis.setTimeout.bind(globalThis),
  setInterval: globalThis.setInterval.bind(globalThis),
};

/** Lets the page's clock jump ahead; what counts down follows at its next tick. */
export function advance(seconds: number): void {
  Date.now = () => real.now() + seconds * 1000;
}

/** Lets all time on the page run faster: the clock, and whatever waits. Answers of a backend take their real time. */
export function hurry(factor: number): void {
  const start = real.now();
  Date.now = () => start + (real.now() - start) * factor;
  const faster =
    (timer: (handler: () => void, delay?: number) => unknown) =>
    (handler: () => void, delay = 0): unknown =>
      timer(handler, delay / factor);
  globalThis.setTimeout = faster(real.setTimeout) as typeof globalThis.setTimeout;
  globalThis.setInterval = faster(real.setInterval) as typeof globalThis.setInterval;
}

/** Time as it is. */
export function ordinaryTime(): void {
  Date.now = real.now;
  globalThis.setTimeout = real.setTimeout;
  globalThis.setInterval = real.setInterval;
}
