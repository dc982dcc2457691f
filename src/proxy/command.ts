#!/usr/bin/env node
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { readEnvironment } from './environment.js';
import { nodeListener } from './node.js';
import { createAbdmProxy } from './proxy.js';
import { abdmConnect } from './upstreams/abdm-connect/index.js';

const longestStopMs = 10_000;

try {
  const { port, host, trustProxy, connection, proxy } = readEnvironment(process.env);
  const abdm = createAbdmProxy({ ...proxy, upstream: abdmConnect(connection), logger: pino() });
  const listener = nodeListener(abdm, { trustProxy });
  const server = createServer((request, response) => void listener(request, response));
  server.on('error', fail);
  server.listen(port, host, () => {
    process.stdout.write(`ABDM proxy on http://${host}:${portOf(server)}${abdm.basePath}\n`);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), longestStopMs).unref();
    });
  }
} catch (error) {
  fail(error);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
