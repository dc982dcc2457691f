import { createServer, type Server } from 'node:http';
import { listen } from './listen.js';
import type { PrometheusMetrics } from './prometheus.js';

/**
 * Answers `GET /metrics` on a port of its own, which must not be reachable from outside.
 *
 * @param where - port, and the address to listen at: that of this machine alone if left out
 * @returns the server once it listens; it fails when the port is taken
 */
export async function serveMetrics(
  metrics: PrometheusMetrics,
  { port, host = 'localhost' }: { readonly port: number; readonly host?: string },
): Promise<Server> {
  const server = createServer((request, response) => {
    const isKnown = request.method === 'GET' && request.url === '/metrics';
    if (!isKnown) {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await listen(server, port, host);
  return server;
}
