/** Whether a host name is the machine's own, where nobody listens in between: plain http is safe there. */
export const isLocalHost = (hostname: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
