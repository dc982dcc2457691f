import { isUnder } from './node-handler.js';

/**
 * Checks that a framework sends the proxy's requests where the proxy looks for them.
 *
 * @param mounted - path under which the framework calls it; empty for all
 * @throws Error that says what to change
 */
export function checkMount(mounted: string, basePath: string): void {
  // Frameworks match paths without regard to case.
  const [at, base] = [mounted.toLowerCase().replace(/\/+$/, ''), basePath.toLowerCase()];
  if (at === '' || isUnder(base, at)) return;
  throw new Error(
    `The ABDM proxy answers at ${basePath}, but is mounted at ${mounted}: mount it at ${basePath}, or make it by ` +
      `createAbdmProxy({ basePath: '${mounted}', … }) and tell the page so (base-url="${mounted}")`,
  );
}
