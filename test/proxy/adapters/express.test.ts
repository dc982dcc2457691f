import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { afterEach, test } from 'node:test';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { abdmExpress } from '../../../src/proxy/express.js';
import type { AbdmProxy, Client } from '../../../src/proxy/index.js';
import { abhaAddress, origin, testPortal } from '../portal.js';
import { browserAt, listen, stop } from './served.js';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach(stop));

async function served(app: Express): Promise<number> {
  const server = createServer(app);
  servers.push(server);
  return listen(server);
}

/** A proxy that keeps what it was told of browsers. */
function watched(options: Parameters<typeof testPortal>[0] = {}): { proxy: AbdmProxy; clients: Client[] } {
  const { proxy } = testPortal(options);
  const clients: Client[] = [];
  const fetch: AbdmProxy['fetch'] = (request, client = {}) => {
    clients.push(client);
    return proxy.fetch(request, client);
  };
  return { proxy: { ...proxy, fetch }, clients };
}

const ways: Record<string, (app: Express, proxy: AbdmProxy) => void> = {
  'at the root': (app, proxy) => app.use(abdmExpress(proxy)),
  'at its path': (app, proxy) => app.use('/abdm', abdmExpress(proxy)),
  'in a router': (app, proxy) => app.use(express.Router().use('/abdm', abdmExpress(proxy))),
  'behind body parsers': (app, proxy) => {
    app.use(express.json(), express.urlencoded({ extended: false }), abdmExpress(proxy));
  },
  'behind a parser that keeps the bytes': (app, proxy) => {
    app.use(express.raw({ type: '*/*' }), abdmExpress(proxy));
  },
  'behind a parser of texts': (app, proxy) => app.use(express.text({ type: '*/*' }), abdmExpress(proxy)),
  'before body parsers': (app, proxy) => app.use(abdmExpress(proxy), express.json()),
};

for (const [name, mount] of Object.entries(ways)) {
  test(`Express ${name}: a registration to its end, and the portal beside it`, async () => {
    const { proxy } = watched();
    const app = express();
    mount(app, proxy);
    app.all('/{*path}', (_request, response) => void response.send('portal'));
    const port = await served(app);
    const browser = await browserAt(port, proxy).signedIn();
    assert.equal((await browser.session()).patients[0]?.abhaAddress, abhaAddress);
    assert.equal(await (await fetch(`http://127.0.0.1:${port}/abdminton`)).text(), 'portal');
  });
}

test('a mount at another base works when the proxy knows of it', async () => {
  const { proxy } = watched({ basePath: '/portal/abdm' });
  const inner = express();
  inner.use('/abdm', abdmExpress(proxy));
  const app = express();
  app.use('/portal', inner);
  const port = await served(app);
  const browser = browserAt(port, proxy, (path) => `/portal${path}`);
  assert.equal((await browser.get('/v1/pincodes/226001')).status, 200);
});

test('a mount where no request can come is an error that says what to change', async () => {
  const { proxy } = watched();
  const errors: Error[] = [];
  const app = express();
  app.use('/api/health', abdmExpress(proxy));
  app.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
    errors.push(error);
    response.status(500).end();
  });
  const port = await served(app);
  assert.equal((await fetch(`http://127.0.0.1:${port}/api/health/v1/session`)).status, 500);
  assert.match(errors[0]?.message ?? '', /answers at \/abdm, but is mounted at \/api\/health/);
  assert.match(errors[0]?.message ?? '', /basePath: '\/api\/health'/);
});

test('the address is the one that trust proxy says', async () => {
  const headers = { 'X-Forwarded-For': '203.0.113.9, 198.51.100.7' };
  for (const [hops, address] of [
    [0, '127.0.0.1'],
    [1, '198.51.100.7'],
    [2, '203.0.113.9'],
  ] as const) {
    const { proxy, clients } = watched();
    const app = express();
    app.set('trust proxy', hops);
    app.use(abdmExpress(proxy));
    const port = await served(app);
    await fetch(`http://127.0.0.1:${port}/abdm/v1/pincodes/226001`, { headers });
    assert.equal(clients[0]?.address, address);
  }
});

test('cookies and headers of what stands in front stay, and so do those of the proxy', async () => {
  const { proxy } = watched();
  const app = express();
  app.use((_request, response, next) => {
    response.cookie('portal', 'one');
    response.setHeader('Strict-Transport-Security', 'max-age=1');
    response.setHeader('Content-Security-Policy', "default-src 'self'");
    // As session stores do: the cookie comes with the first line of the answer.
    const writeHead = response.writeHead.bind(response);
    response.writeHead = ((...head: Parameters<typeof writeHead>) => {
      const [status, headers] = head as unknown as [number, Record<string, string | string[]>?];
      for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
      response.appendHeader('Set-Cookie', 'session=two');
      return writeHead(status);
    }) as typeof writeHead;
    next();
  }, abdmExpress(proxy));
  const port = await served(app);
  const answer = await fetch(`http://127.0.0.1:${port}/abdm/v1/agreements`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ notice: 'aadhaar-consent', version: '1.4', language: 'en' }),
  });
  assert.equal(answer.status, 200, await answer.text());
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0]);
  assert.deepEqual(cookies.sort(), ['__Host-abdm', 'portal', 'session']);
  assert.equal(answer.headers.get('Strict-Transport-Security'), 'max-age=1');
  assert.equal(answer.headers.get('Content-Security-Policy'), "default-src 'none'");
});

test("a body that was read and thrown away is the portal's mistake, and it is told so once", async () => {
  const { proxy } = watched();
  const warnings: string[] = [];
  const listener = ({ message }: Error): void => void warnings.push(message);
  process.on('warning', listener);
  const app = express();
  app.use((request, _response, next) => void request.resume().on('end', next), abdmExpress(proxy));
  const port = await served(app);
  for (let times = 0; times < 2; times += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/abdm/v1/agreements`, {
      method: 'POST',
      headers: { Origin: origin, 'Content-Type': 'application/json' },
      body: '{}',
    });
    assert.match(await answer.text(), /"misconfigured"/);
  }
  process.off('warning', listener);
  assert.equal(warnings.filter((message) => message.includes('mount the ABDM proxy before')).length, 1);
});

test('a body that is too large is refused behind a parser, too', async () => {
  const { proxy } = watched();
  const app = express();
  app.use(express.json(), abdmExpress(proxy));
  const port = await served(app);
  const answer = await fetch(`http://127.0.0.1:${port}/abdm/v1/agreements`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ notice: 'x'.repeat(20_000) }),
  });
  assert.equal(answer.status, 413);
});
