import { join } from 'node:path';
import { pino } from 'pino';
import { addressDomains } from '../../src/abdm/abha-address.js';
import type { AbdmConnectOptions } from '../../src/proxy/index.js';
import { ensureElements } from './elements.js';
import { openBrowser } from './open-browser.js';
import { startPortal } from './server.js';

const data = join(import.meta.dirname, '../../.sandbox/abdm.sqlite');
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

function portFrom(name: string, otherwise: number): number {
  const port = Number(process.env[name] || otherwise);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${name} must be a port number.`);
}

function upstreamFrom(environment: NodeJS.ProcessEnv): AbdmConnectOptions | undefined {
  const { ABDM_UPSTREAM_URL, ABDM_CLIENT_ID, ABDM_CLIENT_SECRET, ABDM_HIP_ID } = environment;
  if (!ABDM_UPSTREAM_URL) return undefined;
  if (!ABDM_CLIENT_ID || !ABDM_CLIENT_SECRET)
    throw new Error('With ABDM_UPSTREAM_URL, ABDM_CLIENT_ID and ABDM_CLIENT_SECRET are needed too.');
  return {
    baseUrl: ABDM_UPSTREAM_URL,
    clientId: ABDM_CLIENT_ID,
    clientSecret: ABDM_CLIENT_SECRET,
    ...(ABDM_HIP_ID && { hipId: ABDM_HIP_ID }),
  };
}

function explain(error: unknown): string {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code !== 'EADDRINUSE') return message;
  return `Port ${port ?? ''} is in use: stop what uses it, or set PORT or SANDBOX_PORT to another one.`;
}

try {
  const port = portFrom('PORT', 4173);
  const upstream = upstreamFrom(process.env);
  const addressDomain = addressDomains.find((domain) => domain === process.env['ABDM_ADDRESS_DOMAIN']);
  await ensureElements(say);
  const portal = await startPortal({
    port,
    ...(upstream && { upstream }),
    sandbox: {
      port: portFrom('SANDBOX_PORT', 4174),
      data,
      ...(addressDomain && { addressDomain }),
      onBug: (error) => console.error(error),
    },
    proxy: { logger: pino({ level: 'warn' }), ...(addressDomain && { addressDomain }) },
  });
  say(`
  Sahyadri General Hospital, a portal with ABDM elements

    Portal   ${portal.url}
    Try it   ${portal.url}/my-abha
    Proxy    ${portal.url}/abdm
    ABDM     ${portal.sandboxUrl ? `${portal.sandboxUrl} (local sandbox, data in .sandbox/)` : String(upstream?.baseUrl)}

  Ctrl-C stops it.
`);
  openBrowser(`${portal.url}/my-abha`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void portal.close());
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
