import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import fastify, { type FastifyInstance } from 'fastify';
import { abdmFastify } from '../../../src/proxy/fastify.js';
import type { AbdmProxy, Client } from '../../../src/proxy/index.js';
import { abhaAddress, origin, testPortal } from '../portal.js';
import { browserAt } from './served.js';

const apps: FastifyInstance[] = [];
afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

async function served(app: FastifyInstance): Promise<number> {
  apps.push(app);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  return typeof address === 'object' && address ? address.port : assert.fail();
}

const ways: Record<string, (app: FastifyInstance, proxy: AbdmProxy) => unknown> = {
  'without a prefix': (app, proxy) => app.register(abdmFastify, { proxy }),
  'with its prefix': (app, proxy) => app.register(abdmFastify, { proxy, prefix: '/abdm' }),
  'with an empty prefix': (app, proxy) => app.register(abdmFastify, { proxy, prefix: '/' }),
  'in another plugin': (app, proxy) =>
    app.register(async (scope) => {
      await scope.register(abdmFastify, { proxy });
    }),
};

for (const [name, mount] of Object.entries(ways)) {
  test(`Fastify ${name}: a registration to its end, and the portal beside it`, async () => {
    const { proxy } = testPortal();
    const app = fastify();
    mount(app, proxy);
    app.post('/portal', (request) => ({ got: request.body }));
    const port = await served(app);
    const browser = await browserAt(port, proxy).signedIn();
    assert.equal((await browser.session()).patients[0]?.abhaAddress, abhaAddress);
    const body = '{"a":1}';
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${port}/portal`, { method: 'POST', headers, body });
    assert.deepEqual(await answer.json(), { got: { a: 1 } });
  });
}

test('a prefix where no request can come stops the start and says what to change', async () => {
  const { proxy } = testPortal();
  const app = fastify();
  app.register(abdmFastify, { proxy, prefix: '/api' });
  await assert.rejects(async () => app.ready(), /answers at \/abdm, but is mounted at \/api/);
  await app.close();
});

test('hooks of the app hold, their headers and cookies go out, and the address is the one it trusts', async () => {
  const { proxy } = testPortal();
  const clients: Client[] = [];
  const watched: AbdmProxy = {
    ...proxy,
    fetch: (request, client = {}) => {
      clients.push(client);
      return proxy.fetch(request, client);
    },
  };
  const app = fastify({ trustProxy: '127.0.0.1' });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('Strict-Transport-Security', 'max-age=1').header('Set-Cookie', 'portal=one');
    if (request.headers['x-refuse'] !== undefined) await reply.code(403).send('refused');
  });
  app.register(abdmFastify, { proxy: watched });
  const port = await served(app);
  const url = `http://127.0.0.1:${port}/abdm/v1/agreements`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      Origin: origin,
      'Content-Type': 'application/json',
      'X-Forwarded-For': '203.0.113.9, 198.51.100.7',
    },
    body: JSON.stringify({ notice: 'aadhaar-consent', version: '1.4', language: 'en' }),
  });
  assert.equal(answer.status, 200, await answer.text());
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0]);
  assert.deepEqual(cookies.sort(), ['__Host-abdm', 'portal']);
  assert.equal(answer.headers.get('Strict-Transport-Security'), 'max-age=1');
  assert.equal(clients[0]?.address, '198.51.100.7');
  assert.equal((await fetch(url, { headers: { 'X-Refuse': 'yes' } })).status, 403);
  assert.equal(clients.length, 1);
});

test('what the contract refuses is refused in its words, whatever the type of the body', async () => {
  const { proxy } = testPortal();
  const app = fastify({ bodyLimit: 64 });
  app.register(abdmFastify, { proxy });
  const port = await served(app);
  const send = (headers: Record<string, string>, body: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/abdm/v1/agreements`, {
      method: 'POST',
      headers: { Origin: origin, ...headers },
      body,
    });
  const json = { 'Content-Type': 'application/json' };
  assert.equal((await send({ 'Content-Type': 'text/plain' }, '{}')).status, 415);
  assert.equal((await send(json, '{')).status, 400);
  assert.equal((await send(json, `{"notice":"${'x'.repeat(20_000)}"}`)).status, 413);
  assert.equal((await fetch(`http://127.0.0.1:${port}/abdm/v1/nothing`)).status, 404);
});
