import assert from 'node:assert/strict';
import { Agent, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { type CommandServer, createCommandServer } from '../../src/proxy/command-server.js';
import { stop } from './adapters/served.js';

const open: CommandServer[] = [];
after(() => open.forEach(({ server }) => stop(server)));

async function served(
  ...given: Parameters<typeof createCommandServer>
): Promise<CommandServer & { readonly port: number }> {
  const made = createCommandServer(...given);
  open.push(made);
  return { ...made, port: await made.listen(0, '127.0.0.1') };
}

/** All that a server says to bytes until it hangs up. */
function said(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

function ask(port: number, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, agent }, (response) => {
      response.resume().on('end', () => resolve(response));
    }).on('error', reject);
  });
}

const quick = { headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 20 };

test('whoever does not come to the end of headers or body is hung up on', async () => {
  const { port } = await served(
    (request, response) => request.resume().on('end', () => response.end()),
    quick,
  );
  assert.match(await said(port, 'GET / HTTP/1.1\r\nHost: x\r\n'), /^HTTP\/1\.1 408/);
  const unfinished = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc';
  assert.match(await said(port, unfinished), /^HTTP\/1\.1 408/);
});

test('headers beyond 16 kB are refused', async () => {
  const { port } = await served((_request, response) => response.end());
  const text = await said(port, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(17_000)}\r\n\r\n`);
  assert.match(text, /^HTTP\/1\.1 431/);
});

test('the limits of time are set without being asked for', async () => {
  const { server } = await served((_request, response) => response.end());
  assert(server.headersTimeout > 0 && server.headersTimeout <= 10_000);
  assert(server.requestTimeout > 0 && server.requestTimeout <= 30_000);
  assert(server.keepAliveTimeout > 60_000 && server.maxConnections > 0);
});

test('while it drains, answers end their connections; a request under way ends before it closes', async () => {
  const waiting: ServerResponse[] = [];
  const made = await served((_request, response) => {
    if (waiting.length === 0) waiting.push(response);
    else response.end('quick');
  });
  const agent = new Agent({ keepAlive: true });
  const slow = ask(made.port, agent);
  while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
  assert.equal((await ask(made.port, agent)).headers.connection, 'keep-alive');
  made.drain();
  assert.equal((await ask(made.port, agent)).headers.connection, 'close');
  let isClosed = false;
  const closed = made.close(60_000).then(() => (isClosed = true));
  await assert.rejects(ask(made.port, new Agent()));
  assert.equal(isClosed, false);
  waiting[0]?.end('slow');
  assert.equal((await slow).statusCode, 200);
  await closed;
  agent.destroy();
});

test('what takes longer than the limit is cut off', async () => {
  const made = await served(() => undefined);
  const cut = assert.rejects(ask(made.port, new Agent()));
  while ((await connections(made)) === 0) await new Promise((resolve) => setImmediate(resolve));
  await made.close(20);
  await cut;
});

function connections({ server }: CommandServer): Promise<number> {
  return new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
}
