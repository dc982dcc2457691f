import { getRequestListener } from '@hono/node-server';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mock, test } from 'node:test';
import { nodeListener } from '../../../src/proxy/node.js';
import type { AbdmProxy } from '../../../src/proxy/index.js';
import { testPortal } from '../portal.js';

interface Heard {
  readonly status: number | undefined;
  readonly text: string;
  readonly cookies: readonly string[];
}

async function ask(port: number, path: string, agent: Agent): Promise<Heard> {
  const [response] = (await once(get({ port, path, agent, host: '127.0.0.1' }), 'response')) as [
    IncomingMessage,
  ];
  return {
    status: response.statusCode,
    text: Buffer.concat(await response.toArray()).toString(),
    cookies: response.headers['set-cookie'] ?? [],
  };
}

/** Asks twice over one connection, and gives what came and what was written to the console meanwhile. */
async function askTwice(
  proxy: AbdmProxy,
  path: string,
): Promise<{ heard: Heard[]; told: number; connections: number }> {
  const listener = nodeListener(proxy);
  let connections = 0;
  const server = createServer((request, response) => {
    response.setHeader('Set-Cookie', 'portal=1');
    void listener(request, response);
  }).on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const console = mock.method(globalThis.console, 'error', () => undefined);
  try {
    const heard = [await ask(port, path, agent), await ask(port, path, agent)];
    return { heard, told: console.mock.callCount(), connections };
  } finally {
    console.mock.restore();
    agent.destroy();
    server.close();
  }
}

test("beside a server of Hono's, which puts a class of its own in the place of Response", async () => {
  const before = Object.getOwnPropertyDescriptors(globalThis);
  // Another file of this process may have had Hono put its own there already.
  const native = (await fetch('data:,')).constructor as typeof Response;
  getRequestListener(() => new Response());
  try {
    assert.notEqual(Response, native);
    const { proxy } = testPortal();
    const one = await askTwice(proxy, '/abdm/v1/session');
    assert.deepEqual([one.told, one.connections], [0, 1]);
    for (const { status, cookies } of one.heard) assert.deepEqual([status, cookies], [200, ['portal=1']]);
    const [, again] = one.heard;
    assert('patients' in (JSON.parse(again!.text) as object));

    // A proxy in a wrapper of somebody's own, with the platform's own answer.
    const wrapped = {
      ...proxy,
      fetch: async () => new native('mine', { headers: { 'Set-Cookie': 'own=1' } }),
    };
    const other = await askTwice(wrapped, '/abdm/v1/session');
    assert.deepEqual([other.told, other.heard[1]?.text], [0, 'mine']);
    assert.deepEqual(other.heard[1]?.cookies.toSorted(), ['own=1', 'portal=1']);
  } finally {
    Object.defineProperty(globalThis, 'Request', before.Request);
    Object.defineProperty(globalThis, 'Response', before.Response);
  }
});
