import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HealthCheckName } from './log-fields.js';
import { checkedLogger, type Logger } from './log.js';

/** Whether something that the proxy needs is there. */
export type HealthCheck = () => boolean | Promise<boolean>;

/** Tells whoever starts and stops processes how it stands with this one. */
export interface Health {
  /** Answers `GET /health` (the process lives) and `GET /ready` (it can serve); `false` for all else. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** From now on it is not ready any more. */
  stop(): void;
}

/** What health is made of. */
export interface HealthOptions {
  /** By the names under which a failing one is logged; strangers are not told of them. */
  readonly checks: Readonly<Partial<Record<HealthCheckName, HealthCheck>>>;
  readonly logger: Logger;
  readonly now?: () => number;
}

// Whoever asks often must not make Redis busy.
const keptMs = 1_000;

/** Makes the one who tells. */
export function createHealth({ checks, logger, now = Date.now }: HealthOptions): Health {
  const log = checkedLogger(logger);
  let isStopping = false;
  let known: { readonly at: number; readonly failing: Promise<HealthCheckName[]> } | undefined;
  let lastFailing = '';

  async function look(): Promise<HealthCheckName[]> {
    const names = await Promise.all(
      (Object.entries(checks) as [HealthCheckName, HealthCheck][]).map(async ([name, check]) => {
        const isGood = await Promise.resolve()
          .then(check)
          .catch(() => false);
        return isGood ? [] : [name];
      }),
    );
    const failing = names.flat();
    const said = failing.join(', ');
    if (said !== lastFailing)
      if (failing.length === 0) log.info({}, 'ready again');
      else log.warn({ missing: failing }, 'not ready');
    lastFailing = said;
    return failing;
  }

  async function isReady(): Promise<boolean> {
    if (isStopping) return false;
    if (!known || now() >= known.at + keptMs) known = { at: now(), failing: look() };
    return (await known.failing).length === 0 && !isStopping;
  }

  return {
    answer({ method, url }, response) {
      const isAsked = (method === 'GET' || method === 'HEAD') && (url === '/health' || url === '/ready');
      if (!isAsked) return false;
      if (url === '/health') tell(response, 200, { alive: true });
      else void isReady().then((ready) => tell(response, ready ? 200 : 503, { ready }));
      return true;
    },
    stop() {
      isStopping = true;
    },
  };
}

function tell(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
