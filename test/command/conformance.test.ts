import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { deskAt } from '../../src/command/conformance/desk.js';
import { conformanceOf, rules } from '../../src/command/conformance/suite.js';
import { conformanceCommand } from '../../src/command/conformance/command.js';
import { abdmConnect, type AbdmProxy, createAbdmProxy } from '../../src/proxy/index.js';
import { nodeListener } from '../../src/proxy/node.js';
import { defaultClient, type SandboxServer, startSandbox } from '../../src/sandbox/index.js';
import { origin, secret } from '../proxy/portal.js';

let sandbox: SandboxServer;
const servers: Server[] = [];

before(async () => {
  sandbox = await startSandbox({ facilityPace: 0 });
});

const newProxy = (): AbdmProxy =>
  createAbdmProxy({
    upstream: abdmConnect({
      baseUrl: sandbox.url,
      clientId: defaultClient.id,
      clientSecret: defaultClient.secret,
      hipId: 'IN0910000001',
    }),
    secret,
    origins: [origin],
  });

after(async () => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await sandbox.close();
});

/** Serves the proxy with something about it changed. */
async function serve(change: (proxy: AbdmProxy) => AbdmProxy = (same) => same): Promise<URL> {
  const listener = nodeListener(change(newProxy()));
  const server = createServer((request, response) => void listener(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/abdm`);
}

const target = (base: URL) => ({ base, origin, cookie: '' });
const brokenAt = async (base: URL, rule: string): Promise<string[]> =>
  (await conformanceOf(target(base), deskAt(new URL(sandbox.url)), [rule])).verdicts
    .filter(({ state }) => state === 'broken')
    .map(({ id, why }) => `${id}: ${why}`);

test("the kit's own proxy holds every rule, and has every route", async () => {
  const { verdicts, missing } = await conformanceOf(target(await serve()), deskAt(new URL(sandbox.url)));
  assert.deepEqual(
    verdicts.filter(({ state }) => state !== 'held'),
    [],
  );
  assert.deepEqual(missing, []);
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
});

const answering =
  (change: (response: Response, request: Request) => Response | Promise<Response>) =>
  (inner: AbdmProxy): AbdmProxy => ({
    ...inner,
    fetch: async (request, client) => {
      const answer = await inner.fetch(request.clone(), client);
      return change(answer, request);
    },
  });

const withHeaders = (response: Response, change: (headers: Headers) => void): Response => {
  const headers = new Headers(response.headers);
  change(headers);
  return new Response(response.body, { status: response.status, headers });
};

const asking =
  (change: (request: Request) => Request) =>
  (inner: AbdmProxy): AbdmProxy => ({
    ...inner,
    fetch: (request, client) => inner.fetch(change(request), client),
  });

const withRequestHeaders = (request: Request, change: (headers: Headers) => void): Request => {
  const headers = new Headers(request.headers);
  change(headers);
  return new Request(request, { headers });
};

/** Proxies that do one thing wrong each, and the rule that must say so. */
const mutants: readonly (readonly [rule: string, mistake: string, (proxy: AbdmProxy) => AbdmProxy])[] = [
  [
    'core-headers',
    'keeps nothing from being stored',
    answering((response) => withHeaders(response, (headers) => headers.delete('Cache-Control'))),
  ],
  [
    'core-headers',
    'has CORS',
    answering((response) =>
      withHeaders(response, (headers) => headers.set('Access-Control-Allow-Origin', '*')),
    ),
  ],
  [
    'core-request-id',
    'makes up request ids',
    answering((response) =>
      withHeaders(response, (headers) => headers.set('X-Request-Id', crypto.randomUUID())),
    ),
  ],
  [
    'core-unknown',
    'has a page for what it does not know',
    answering((response) =>
      response.status === 404 ? new Response('<h1>Not found</h1>', { status: 404 }) : response,
    ),
  ],
  [
    'core-unknown',
    'names no methods',
    answering((response) => withHeaders(response, (headers) => headers.delete('Allow'))),
  ],
  [
    'core-origin',
    'takes writes from anywhere',
    asking((request) => withRequestHeaders(request, (headers) => headers.set('Origin', origin))),
  ],
  [
    'core-identity',
    'overlooks who the page says it is',
    asking((request) => withRequestHeaders(request, (headers) => headers.delete('X-Pt-Id'))),
  ],
  [
    'core-body',
    'takes any type of body',
    asking((request) =>
      withRequestHeaders(request, (headers) => headers.set('Content-Type', 'application/json')),
    ),
  ],
  [
    'core-url',
    'overlooks a query',
    asking((request) => new Request(request.url.replace(/\?.*/, ''), request)),
  ],
  [
    'core-epoch',
    'never looks which patient a page shows',
    asking((request) => withRequestHeaders(request, (headers) => headers.delete('Abdm-Epoch'))),
  ],
  [
    'login-cookie',
    'shows its cookie to scripts',
    answering((response) =>
      withHeaders(response, (headers) => {
        const [cookie] = headers.getSetCookie();
        if (cookie) headers.set('Set-Cookie', cookie.replace(/;\s*HttpOnly/i, ''));
      }),
    ),
  ],
  [
    'login-otp',
    'does not say when to ask again',
    answering((response) => withHeaders(response, (headers) => headers.delete('Retry-After'))),
  ],
  [
    'patient-secrets',
    "passes upstream's token on",
    answering(async (response, request) => {
      if (!request.url.endsWith('/v1/session') || response.status !== 200) return response;
      const token = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(30)}`;
      const body = { ...((await response.json()) as object), debug: token };
      return new Response(JSON.stringify(body), { status: 200, headers: response.headers });
    }),
  ],
];

describe('a proxy that does one thing wrong is told so', { concurrency: 1 }, () => {
  for (const [rule, mistake, change] of mutants)
    test(`${rule}: it ${mistake}`, async () => {
      const broken = await brokenAt(await serve(change), rule);
      assert.ok(
        broken.some((text) => text.startsWith(`${rule}: `)),
        broken.join('\n') || 'nothing',
      );
    });
});

test('the command ends with 0, 1 or 2, and prints every rule', async () => {
  const url = (await serve()).href;
  const desk = sandbox.url;
  const held = await conformanceCommand([url, '--origin', origin, '--desk', desk]);
  assert.equal(held.code, 0, held.out);
  for (const { id } of rules) assert.ok(held.out?.includes(`${id}:`), id);
  const broken = await conformanceCommand([url, '--origin', 'https://another.example', '--json']);
  assert.equal(broken.code, 1);
  const { verdicts } = JSON.parse(broken.out ?? '') as { verdicts: unknown[] };
  assert.equal(verdicts.length, rules.length);
  assert.equal((await conformanceCommand(['nowhere'])).code, 2);
  assert.equal((await conformanceCommand(['http://127.0.0.1:9/abdm'])).code, 2);
});

test("a proxy of somebody's own, in plain Node without a package, passes", async () => {
  const path = join(import.meta.dirname, '../../demo/own-proxy/server.mjs');
  const own = spawn(process.execPath, [path], {
    env: { PATH: process.env['PATH'], PORT: '0', PORTAL_ORIGIN: origin, ABDM_UPSTREAM_URL: sandbox.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(own.stdout, 'data')) as [Buffer];
    const base = new URL(/http:\S+/.exec(String(line))?.[0] ?? assert.fail(String(line)));
    const { verdicts, missing } = await conformanceOf(target(base), deskAt(new URL(sandbox.url)));
    assert.deepEqual(
      verdicts.filter(({ state, id }) => state !== 'held' && id !== 'agreement-recorded'),
      [],
    );
    // What it does not have, it says so; the elements that need it do, too.
    assert.ok(missing.includes('readProfile') && !missing.includes('verifyLoginOtp'));
  } finally {
    own.kill();
  }
});
