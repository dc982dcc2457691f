import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../support/until.js';
import { listen, stop } from './adapters/served.js';

const command = fileURLToPath(new URL('../../src/proxy/command.ts', import.meta.url));

function run(
  environment: Record<string, string>,
  cwd?: string,
): {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
} {
  const { PATH = '' } = process.env;
  const tsx = import.meta.resolve('tsx');
  const child = spawn(process.execPath, ['--import', tsx, command], {
    env: { PATH, ...environment },
    ...(cwd !== undefined && { cwd }),
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, output: () => output, ended };
}

test('it starts, answers, logs JSON lines without a path, and stops when told to', async () => {
  const { child, output, ended } = run({ PORT: '0' });
  try {
    await until(() => output().includes('/abdm'));
    const url = /http:\/\/localhost:\d+\/abdm/.exec(output())?.[0] ?? '';
    const response = await fetch(`${url}/v1/pincodes/226`);
    assert.equal(response.status, 400);
    await response.text();
    await until(() => output().includes('findPincode'));
    assert(!output().includes('pincodes/226'));
  } finally {
    child.kill('SIGTERM');
  }
  assert.equal(await ended, 0);
});

test('in production it names all that is missing and does not start', async () => {
  const { output, ended } = run({ NODE_ENV: 'production' });
  assert.equal(await ended, 1);
  for (const name of [
    'ABDM_UPSTREAM_URL',
    'ABDM_CLIENT_ID',
    'ABDM_CLIENT_SECRET',
    'ABDM_ORIGINS',
    'ABDM_SECRET',
  ]) {
    assert(output().includes(name), name);
  }
  assert(!output().includes('    at '));
});

test('a .env file counts where the environment says nothing, and a slip in a name is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abdm-elements-env-'));
  writeFileSync(
    join(folder, '.env'),
    'ABDM_CLEINT_ID=x\nABDM_TRUST_PROXY=many\nPORT=65536\nABDM_SANDBOX_DATA=x\n',
  );
  const { output, ended } = run({ PORT: '0' }, folder);
  assert.equal(await ended, 1);
  rmSync(folder, { recursive: true });
  const mistakes = output().split('\n').slice(1, -1);
  assert.deepEqual(mistakes, [
    '- ABDM_TRUST_PROXY: a whole number up to 10 is needed',
    '- ABDM_CLEINT_ID: there is no such setting; ABDM_CLIENT_ID may be meant',
  ]);
});

/** An upstream that takes its time: requests wait until they are let go. */
async function slowUpstream(): Promise<{ url: string; waiting: ServerResponse[]; server: Server }> {
  const waiting: ServerResponse[] = [];
  const server = createServer((_request, response) => void waiting.push(response));
  return { url: `http://127.0.0.1:${await listen(server)}`, waiting, server };
}

async function started(
  environment: Record<string, string>,
): Promise<ReturnType<typeof run> & { url: string }> {
  const running = run({ PORT: '0', ...environment });
  await until(() => running.output().includes('/abdm'));
  return { ...running, url: /http:\/\/localhost:\d+/.exec(running.output())?.[0] ?? '' };
}

const credentials = { ABDM_CLIENT_ID: 'client-1', ABDM_CLIENT_SECRET: 'client-secret-1' };

/** Asks whether it is ready until it is not, or not there any more. */
async function isNotReady(url: string): Promise<void> {
  for (let times = 0; times < 3000; times += 1) {
    if ((await fetch(`${url}/ready`)).status === 503) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail('it is ready for ever');
}

test('told to stop, it is not ready any more, ends what is under way, and ends with 0', async () => {
  const upstream = await slowUpstream();
  const environment = { ABDM_UPSTREAM_URL: upstream.url, ABDM_DRAIN_SECONDS: '2', ...credentials };
  const { child, url, output, ended } = await started(environment);
  try {
    assert.equal((await fetch(`${url}/health`)).status, 200);
    assert.equal((await fetch(`${url}/ready`)).status, 200);
    const answer = fetch(`${url}/abdm/v1/pincodes/226001`);
    await until(() => upstream.waiting.length > 0);
    child.kill('SIGTERM');
    await isNotReady(url);
    assert.equal((await fetch(`${url}/health`)).status, 200);
    assert.equal(child.exitCode, null);
    // Refused credentials are an end of the request, too.
    upstream.waiting[0]?.writeHead(401).end();
    assert.match(await (await answer).text(), /"misconfigured"/);
    assert.equal(await ended, 0, output());
  } finally {
    child.kill('SIGKILL');
    stop(upstream.server);
  }
});

test('told twice, it ends at once', async () => {
  const upstream = await slowUpstream();
  const environment = { ABDM_UPSTREAM_URL: upstream.url, ABDM_DRAIN_SECONDS: '300', ...credentials };
  const { child, url, ended } = await started(environment);
  try {
    const answer = fetch(`${url}/abdm/v1/pincodes/226001`).catch(() => 'cut');
    await until(() => upstream.waiting.length > 0);
    child.kill('SIGTERM');
    await isNotReady(url);
    child.kill('SIGINT');
    assert.equal(await ended, 130);
    assert.equal(await answer, 'cut');
  } finally {
    child.kill('SIGKILL');
    stop(upstream.server);
  }
});

test('figures are on a port of their own', async () => {
  const taken = createServer();
  const port = await listen(taken);
  stop(taken);
  const { child, url, ended } = await started({ ABDM_METRICS_PORT: String(port) });
  await (await fetch(`${url}/abdm/v1/pincodes/226`)).text();
  assert.match(
    await (await fetch(`http://localhost:${port}/metrics`)).text(),
    /abdm_requests_total\{[^}]*findPincode/,
  );
  assert.equal((await fetch(`${url}/metrics`)).status, 404);
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
});
