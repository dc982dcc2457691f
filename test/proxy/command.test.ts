import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../src/proxy/command.ts', import.meta.url));

function run(environment: Record<string, string>): {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
} {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', command], { env: { PATH, ...environment } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, output: () => output, ended };
}

async function until(condition: () => boolean): Promise<void> {
  for (let times = 0; times < 300 && !condition(); times++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  assert(condition());
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
