/**
 * Waits for what another request works on. Worker runtimes take a request that waits for nothing of its own for hung, and
 * so it keeps a timer meanwhile.
 */
export async function others<Result>(work: Promise<Result>): Promise<Result> {
  const timer = setInterval(() => undefined, 1_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
