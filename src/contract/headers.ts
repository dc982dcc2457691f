/**
 * Names the patient whom a page shows, without saying who it is. The proxy sends it with every answer, the client sends
 * it back with every request; when the two differ, another patient is signed in by now and nothing is done.
 */
export const epochHeader = 'Abdm-Epoch';

/** Follows one request from the browser through the proxy to the upstream, for support. */
export const requestIdHeader = 'X-Request-Id';
