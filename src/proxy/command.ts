#!/usr/bin/env node
import { pino } from 'pino';
import { fileSink } from './audit/file-sink.js';
import { createCommandServer } from './command-server.js';
import { definedOf } from './defined.js';
import { type CommandSettings, readEnvironment } from './environment.js';
import { createHealth } from './health.js';
import { serveMetrics } from './metrics-server.js';
import { egressFetch } from './node-egress.js';
import { nodeListener } from './node.js';
import { prometheusMetrics } from './prometheus.js';
import { createAbdmProxy } from './proxy.js';
import { redisState } from './redis/index.js';
import { abdmConnect } from './upstreams/abdm-connect/index.js';

const longestStopMs = 20_000;
const longestEndMs = 3_000;
const signalNumbers = { SIGINT: 2, SIGTERM: 15 } as const;

/** Runs the proxy until it is told to stop. */
async function run(settings: CommandSettings): Promise<void> {
  const { port, host, trustProxy, connection, egress, redisUrl, auditFile } = settings;
  const logger = pino({ level: settings.logLevel });
  const redis = redisUrl === undefined ? undefined : redisState(redisUrl, { logger });
  const upstream = abdmConnect({
    ...connection,
    fetch: egressFetch(egress),
    ...(redis && { tokens: { store: redis.store, secret: settings.proxy.secret } }),
  });
  const metrics = settings.metrics && prometheusMetrics({ ofProcess: true });
  const proxy = createAbdmProxy({
    ...settings.proxy,
    ...(redis && { store: redis.store, changes: redis.changes }),
    ...definedOf({ metrics, audit: auditFile === undefined ? undefined : fileSink(auditFile) }),
    upstream,
    logger,
  });
  const health = createHealth({
    checks: {
      upstream: () => upstream.hosts().every(({ state }) => state !== 'resting'),
      ...(redis && { redis: () => redis.isReady() }),
    },
    logger,
  });
  const listener = nodeListener(proxy, { trustProxy });
  const server = createCommandServer((request, response) => {
    if (!health.answer(request, response)) void listener(request, response);
  });
  const metricsServer = metrics && settings.metrics && (await serveMetrics(metrics, settings.metrics));
  const listensAt = await server.listen(port, host);
  process.stdout.write(`ABDM proxy on http://${host}:${listensAt}${proxy.basePath}\n`);

  async function stop(): Promise<void> {
    health.stop();
    server.drain();
    // Balancers learn from `/ready` that nothing more should come; until then it is served, and streams stay, which would
    // only come back.
    await new Promise((resolve) => setTimeout(resolve, settings.drainSeconds * 1000));
    const closed = server.close(longestStopMs);
    proxy.close();
    await closed;
    metricsServer?.close();
    metricsServer?.closeAllConnections();
    await redis?.close();
    // What is being written, as a line of the audit trail, keeps the process until it is.
    process.exitCode = 0;
    setTimeout(() => process.exit(0), longestEndMs).unref();
  }

  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(128 + signalNumbers[signal]);
      isStopping = true;
      void stop();
    });
  }
}

function loadEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

try {
  loadEnvFile();
  await run(readEnvironment(process.env));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
