import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AbdmProxy } from '../../../src/proxy/index.js';
import { Browser } from '../portal.js';

/** Listens on this machine, and gives the port. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Stops a server at once. */
export function stop(server: Server): void {
  server.close();
  server.closeAllConnections();
}

/** A browser whose requests go to a server over HTTP. */
export function browserAt(port: number, proxy: AbdmProxy, change = (path: string): string => path): Browser {
  const over: AbdmProxy['fetch'] = async (request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`http://127.0.0.1:${port}${change(pathname)}${search}`, request));
  };
  return new Browser({ ...proxy, fetch: over });
}
