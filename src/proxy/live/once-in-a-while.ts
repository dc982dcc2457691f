const most = 10_000;

/**
 * Does work of a name again only after some time, so that a process does not repeat it at every request.
 *
 * @param now - milliseconds since 1970
 * @param seconds - for how long it is done; what failed is not
 */
export function onceInAWhile(
  now: () => number,
  seconds: number,
): (name: string, work: () => Promise<void>) => Promise<void> {
  const doneAt = new Map<string, number>();
  return async (name, work) => {
    const at = doneAt.get(name);
    if (at !== undefined && now() - at < seconds * 1000) return;
    await work();
    if (doneAt.size >= most) doneAt.clear();
    doneAt.set(name, now());
  };
}
