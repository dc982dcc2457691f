import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { servePortal } from './portal-page.js';

const main = fileURLToPath(new URL('../../src/command/main.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command. With `untilIt`, stops it in good order once the server whose address it prints has answered. */
function run(args: readonly string[], env: Record<string, string> = {}, untilIt?: RegExp): Promise<Ended> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { env: { PATH, ...env } });
  let out = '';
  let err = '';
  let isAsked = false;
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    const [, url] = untilIt?.exec(out) ?? [];
    if (url === undefined || isAsked) return;
    isAsked = true;
    void fetch(url)
      .then((answer) => answer.text())
      .finally(() => child.kill('SIGTERM'));
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, out, err })));
}

test('--help names the commands', async () => {
  const { code, out } = await run(['--help']);
  assert.equal(code, 0);
  for (const name of ['sandbox', 'proxy', 'check <url>']) assert(out.includes(name), name);
});

test('an unknown command ends with 2', async () => {
  const { code, out, err } = await run(['chekc']);
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.match(err, /no command "chekc"/);
});

test('check prints its report and ends with it', async () => {
  await servePortal({ html: '<abha-sigup></abha-sigup>' }, async (url) => {
    const { code, out } = await run(['check', url, '--json']);
    assert.equal(code, 1);
    assert.match(out, /Write <abha-signup>/);
  });
});

test('proxy starts the proxy', async () => {
  const { code, out } = await run(['proxy'], { PORT: '0' }, /ABDM proxy on (http\S+)\n/);
  assert.equal(code, 0);
  assert.match(out, /ABDM proxy on http:\/\/localhost:\d+\/abdm/);
});

test('sandbox starts the sandbox', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abdm-sandbox-'));
  try {
    const env = { SANDBOX_PORT: '0', ABDM_SANDBOX_DATA: join(folder, 'abdm.sqlite') };
    const { code, out } = await run(['sandbox'], env, /ABDM sandbox on (http\S+) /);
    assert.equal(code, 0);
    assert.match(out, /ABDM sandbox on http/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
