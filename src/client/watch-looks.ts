/** Milliseconds for which a page may be out of sight and still count as looked at: somebody is in another tab for a moment. */
export const glanceMs = 60_000;

/**
 * Tells whether somebody looks at the page: at once, and whenever that changes.
 *
 * @returns a function that ends it
 */
export function watchLooks(listener: (isLookedAt: boolean) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (isLookedAt: boolean): void => {
    clearTimeout(timer);
    listener(isLookedAt);
  };
  const look = (): void => {
    clearTimeout(timer);
    if (!document.hidden) tell(true);
    else timer = setTimeout(tell, glanceMs, false);
  };
  // A page that holds a connection is not kept for "back".
  const leave = (): void => tell(false);
  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', leave);
  addEventListener('pageshow', look);
  tell(!document.hidden);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', look);
  };
}
