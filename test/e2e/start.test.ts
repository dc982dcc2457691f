import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { ensureElements } from '../../demo/portal/elements.js';
import { defaultClient, type SandboxServer, startSandbox } from '../../src/sandbox/index.js';

let upstream: SandboxServer;
before(async () => {
  await ensureElements();
  upstream = await startSandbox();
});
after(() => upstream.close());

/** Runs `npm start` against an upstream of its own, so that no sandbox is started and nothing is left behind. */
function start(environment: Record<string, string> = {}) {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'demo/portal/start.ts'], {
    env: {
      ...process.env,
      CI: '1',
      PORT: '0',
      ABDM_UPSTREAM_URL: upstream.url,
      ABDM_CLIENT_ID: defaultClient.id,
      ABDM_CLIENT_SECRET: defaultClient.secret,
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close');
  return {
    child,
    async says(pattern: RegExp): Promise<string> {
      while (!pattern.test(output)) {
        assert.equal(child.exitCode, null, output);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return pattern.exec(output)?.[1] ?? '';
    },
    async ends(): Promise<{ code: unknown; output: string }> {
      const [code] = (await ended) as unknown[];
      return { code, output };
    },
  };
}

test('npm start with an upstream shows no phone, and stops cleanly', async () => {
  const portal = start();
  const url = await portal.says(/Portal\s+(http:\S+)/);
  assert.equal((await fetch(`${url}/phone/messages`)).status, 404);
  const signedIn = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { Origin: url },
    body: new URLSearchParams({ user: 'SGH-31880' }),
    redirect: 'manual',
  });
  const cookie = signedIn.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const page = await (await fetch(`${url}/register`, { headers: { Cookie: cookie } })).text();
  assert.match(page, /<abha-signup/);
  assert.doesNotMatch(page, /phone-title|people-title|developer-title/);
  portal.child.kill('SIGINT');
  assert.equal((await portal.ends()).code, 0);
});

test('npm start says in one line what is missing or in use', async () => {
  const { port } = new URL(upstream.url);
  const taken = await start({ PORT: port }).ends();
  assert.equal(taken.code, 1);
  assert.match(taken.output, new RegExp(`^Port ${port} is in use: .*\n$`));
  const incomplete = await start({ ABDM_CLIENT_SECRET: '' }).ends();
  assert.equal(incomplete.code, 1);
  assert.match(incomplete.output, /^The portal cannot start: ABDM_CLIENT_SECRET: .*\n$/);
});
