/** A limit to how long something may take. */
export interface TimeLimit {
  /** Aborted when the time is over, or when it is given up before. */
  readonly signal: AbortSignal;
  /** Lifts the limit. */
  lift(): void;
}

/**
 * Sets a limit. `AbortSignal.any` and `AbortSignal.timeout` would do the same, at ten times the price in Node.
 *
 * @param ms - milliseconds after which the signal aborts with a `TimeoutError`
 * @param given - gives it up before
 */
export function timeLimit(ms: number, given?: AbortSignal): TimeLimit {
  const controller = new AbortController();
  const { signal } = controller;
  if (given?.aborted) controller.abort(given.reason);
  const giveUp = (): void => controller.abort(given?.reason);
  given?.addEventListener('abort', giveUp);
  const end = (): void => controller.abort(new DOMException('It took too long', 'TimeoutError'));
  const timer: Partial<NodeJS.Timeout> = setTimeout(end, ms);
  // Node's process would stay for it; other runtimes have no such thing.
  timer.unref?.();
  return {
    signal,
    lift() {
      clearTimeout(timer as NodeJS.Timeout);
      given?.removeEventListener('abort', giveUp);
    },
  };
}
