import assert from 'node:assert/strict';
import { createServer, request as send, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { after, before, test } from 'node:test';
import type { ErrorAnswer } from '../../src/contract/errors.js';
import { type AbdmProxy, type Client } from '../../src/proxy/index.js';
import { nodeListener } from '../../src/proxy/node.js';
import { origin, testPortal } from './portal.js';

let globals: unknown[] = [];
const { proxy, upstream } = testPortal();
const clients: Client[] = [];
const watched: AbdmProxy = {
  ...proxy,
  fetch: (request, client) => {
    clients.push(client ?? {});
    return proxy.fetch(request, client);
  },
};
const servers: Server[] = [];

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

let port = 0;
before(async () => {
  globals = [globalThis.Request, globalThis.Response];
  const listener = nodeListener(watched);
  port = await listen(createServer((request, response) => void listener(request, response)));
});
after(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

interface Reply {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

// `fetch` would tidy the path up before it is sent.
function raw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
  at = port,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = send({ host: '127.0.0.1', port: at, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const kindOf = ({ text }: Reply): string => (JSON.parse(text) as ErrorAnswer).error.kind;

test('it answers over HTTP', async () => {
  const answer = await raw('GET', '/abdm/v1/pincodes/226001');
  assert.equal(answer.status, 200);
  assert.equal((JSON.parse(answer.text) as { pincode: string }).pincode, '226001');
  assert.equal(clients.at(-1)?.address, '127.0.0.1');
});

test('a body over HTTP, and one that is too large', async () => {
  const headers = { Origin: origin, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ notice: 'aadhaar-consent', version: '1.4', language: 'en' });
  const answer = await raw('POST', '/abdm/v1/agreements', headers, body);
  assert.equal(answer.status, 200, answer.text);
  assert.match(String(answer.headers['set-cookie']), /^__Host-abdm=/);
  const large = await raw('POST', '/abdm/v1/agreements', headers, ' '.repeat(20_000) + body);
  assert.equal(large.status, 413);
  const chunked = { ...headers, 'Transfer-Encoding': 'chunked' };
  assert.equal((await raw('POST', '/abdm/v1/agreements', chunked, ' '.repeat(200_000))).status, 413);
  assert.equal((await raw('GET', '/abdm/v1/pincodes/226001')).status, 200);
});

test('paths that servers read differently are refused as they came', async () => {
  const calls = upstream.calls.length;
  const paths = [
    '/abdm/v1/../v1/pincodes/226001',
    '/abdm/v1/%2e%2e/v1/pincodes/226001',
    '/abdm/v1/./pincodes/226001',
    '/abdm/v1/pincodes/%2E',
    '/abdm//v1/pincodes/226001',
    '//abdm/v1/pincodes/226001',
    '/abdm/v1%2fpincodes/226001',
    '/abdm/v1/pincodes%5C226001',
    '/abdm\\v1\\pincodes\\226001',
    '/abdm/v1/pincodes/226001%00',
    '/abdm/v1/pincodes/%E0%A4%A',
    '/abdm/v1/pincodes/%252e%252e',
    '/x/../abdm/v1/pincodes/226001',
    'http://portal.example/abdm/v1/pincodes/226001',
    '*',
  ];
  for (const path of paths) {
    const answer = await raw('GET', path);
    assert(answer.status >= 400 && answer.status < 500, `${path}: ${answer.status}`);
    assert.equal(kindOf(answer), 'invalid-request', path);
  }
  assert.equal(upstream.calls.length, calls);
});

test('methods that nothing takes are refused, HEAD without a body', async () => {
  for (const method of ['OPTIONS', 'PUT', 'DELETE', 'TRACE', 'PROPFIND']) {
    assert.equal((await raw(method, '/abdm/v1/pincodes/226001')).status, 405, method);
  }
  const head = await raw('HEAD', '/abdm/v1/pincodes/226001');
  assert.deepEqual([head.status, head.text], [405, '']);
});

test('what is not HTTP does not stop it', async () => {
  for (const nonsense of ['\0\0\0\r\n\r\n', 'GET /abdm/v1/pincodes/226001 HTTP/1.1\r\nHost: a b\r\n\r\n']) {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(nonsense));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
      socket.resume();
    });
  }
  assert.equal((await raw('GET', '/abdm/v1/pincodes/226001')).status, 200);
});

test('the address comes from trusted proxies only', async () => {
  const headers = { 'X-Forwarded-For': '203.0.113.9, 198.51.100.7, 192.0.2.44' };
  await raw('GET', '/abdm/v1/pincodes/226001', headers);
  assert.equal(clients.at(-1)?.address, '127.0.0.1');
  for (const [trustProxy, address] of [
    [1, '192.0.2.44'],
    [2, '198.51.100.7'],
    [4, '127.0.0.1'],
  ] as const) {
    const listener = nodeListener(watched, { trustProxy });
    const at = await listen(createServer((request, response) => void listener(request, response)));
    await raw('GET', '/abdm/v1/pincodes/226001', headers, undefined, at);
    assert.equal(clients.at(-1)?.address, address);
  }
});

test('as middleware it leaves other paths to the portal, and finds its own below a mount path', async () => {
  const listener = nodeListener(watched);
  const at = await listen(
    createServer((request, response) => {
      const isMounted = request.url?.startsWith('/abdm/') ?? false;
      if (isMounted)
        Object.assign(request, { originalUrl: request.url, url: request.url?.slice('/abdm'.length) });
      void listener(request, response, () => response.end('portal'));
    }),
  );
  assert.equal((await raw('GET', '/', {}, undefined, at)).text, 'portal');
  assert.equal((await raw('GET', '/abdminton', {}, undefined, at)).text, 'portal');
  assert.equal((await raw('GET', '/abdm/v1/pincodes/226001', {}, undefined, at)).status, 200);
  const headers = { Origin: origin, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ notice: 'aadhaar-consent', version: '1.4', language: 'en' });
  assert.equal((await raw('POST', '/abdm/v1/agreements', headers, body, at)).status, 200);
  assert.equal((await raw('GET', '/abdm/../secret', {}, undefined, at)).status, 400);
});

test('the globals of the portal stay as they are', () => {
  assert.deepEqual([globalThis.Request, globalThis.Response], globals);
});
