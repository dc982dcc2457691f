import { join } from 'node:path';
import { pino } from 'pino';
import { readEnvironment } from '../../src/proxy/environment.js';
import { OptionsError } from '../../src/proxy/options.js';
import { ensureElements } from './elements.js';
import { openBrowser } from './open-browser.js';
import { startPortal } from './server.js';

const data = join(import.meta.dirname, '../../.sandbox/abdm.sqlite');
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

function sandboxPort(): number {
  const port = Number(process.env['SANDBOX_PORT'] || 4174);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new OptionsError('The portal', ['SANDBOX_PORT: a whole number up to 65535 is needed']);
}

function explain(error: unknown): string {
  if (error instanceof OptionsError) return `The portal cannot start: ${error.mistakes.join('; ')}`;
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code !== 'EADDRINUSE') return message;
  return `Port ${port ?? ''} is in use: stop what uses it, or set PORT or SANDBOX_PORT to another one.`;
}

try {
  const hasUpstream = Boolean(process.env['ABDM_UPSTREAM_URL']);
  const environment = { ...process.env, PORT: process.env['PORT'] || '4173', NODE_ENV: 'development' };
  const { port, connection, proxy } = readEnvironment(environment);
  const { addressDomain, face, webhookSecret } = proxy;
  const addresses = addressDomain && { addressDomain };
  await ensureElements(say);
  const portal = await startPortal({
    port,
    ...(hasUpstream && { upstream: connection }),
    ...(webhookSecret !== undefined && { webhookSecret }),
    sandbox: { port: sandboxPort(), data, ...addresses, onBug: (error) => console.error(error) },
    proxy: { logger: pino({ level: 'warn' }), ...addresses, ...(face && { face }) },
  });
  if (portal.isSandboxReplaced) say('The sandbox has new people: its data were of another version.');
  say(`
  Sahyadri General Hospital, a portal with ABDM elements

    Portal   ${portal.url}
    Try it   ${portal.url}/register
    Proxy    ${portal.url}/abdm
    ABDM     ${portal.sandboxUrl ? `${portal.sandboxUrl} (local sandbox, data in .sandbox/)` : connection.baseUrl}

  Ctrl-C stops it.
`);
  openBrowser(`${portal.url}/register`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void portal.close());
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
