#!/usr/bin/env node
import { startSandbox } from './server.js';

const port = Number(process.env['SANDBOX_PORT'] ?? 4174);
const data = process.env['ABDM_SANDBOX_DATA'] ?? '.sandbox/abdm.sqlite';
const { SANDBOX_WEBHOOK_URL: webhookUrl = '', SANDBOX_WEBHOOK_SECRET: secret = '' } = process.env;

try {
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error('SANDBOX_PORT must be a port number');
  const isTold = webhookUrl !== '' || secret !== '';
  if (isTold && (!URL.canParse(webhookUrl) || secret === ''))
    throw new Error('SANDBOX_WEBHOOK_URL must be a URL, and SANDBOX_WEBHOOK_SECRET its secret');
  const sandbox = await startSandbox({
    port,
    data,
    ...(isTold && { webhook: { url: webhookUrl, secret } }),
    onBug: (error) => console.error(error),
  });
  const { url, isReplaced } = sandbox;
  const where = `ABDM sandbox on ${url} (people: ${url}/_desk/people, OTPs: ${url}/_desk/sms)`;
  const replaced = `${data} was of another version of the sandbox: it began anew, with the people of its seed.`;
  console.log(isReplaced ? `${where}\n${replaced}` : where);
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void sandbox.close().then(() => process.exit());
    });
  }
} catch (error) {
  console.error(`The sandbox cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
