/** The promise's outcome, or a failure when it takes longer; what it does goes on all the same. */
export async function inTime<Result>(promise: Promise<Result>, longestMs: number): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeoutError()), longestMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Something took longer than anybody waits. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}
