import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { listen } from './listen.js';

/** A server that can be stopped without cutting anybody short. */
export interface CommandServer {
  readonly server: Server;
  /** Listens, and gives the port. @throws Error when the port is taken */
  listen(port: number, host: string): Promise<number>;
  /** Lets connections end with the answer that is under way. */
  drain(): void;
  /** Takes no new connections; settles once the last answer is out, or the time is over. */
  close(longestMs: number): Promise<void>;
}

const sweepMs = 100;

/** For browsers behind slow networks, and against those who only pretend to be. */
const timeLimits: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Longer than a balancer keeps its own connections, so that it never sends on one that is just ending.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** Makes the server. */
export function createCommandServer(listener: RequestListener, limits = timeLimits): CommandServer {
  let isDraining = false;
  const server = createServer({ maxHeaderSize: 16 * 1024, ...limits }, (request, response) => {
    if (isDraining) response.setHeader('Connection', 'close');
    listener(request, response);
  });
  server.maxRequestsPerSocket = 10_000;
  server.maxConnections = 10_000;

  return {
    server,
    listen: (port, host) => listen(server, port, host),
    drain() {
      isDraining = true;
    },
    async close(longestMs) {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      // A connection whose answer is out now is idle only from then on.
      const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
      const limit = setTimeout(() => server.closeAllConnections(), longestMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(limit);
    },
  };
}
