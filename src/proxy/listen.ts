import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Has a server listen, and gives its port. @throws Error when the port is taken */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}
