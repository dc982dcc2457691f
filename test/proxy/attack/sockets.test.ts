import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { nodeListener } from '../../../src/proxy/node.js';
import { origin, testPortal } from '../portal.js';
import { sendRaw } from './raw.js';

const portal = testPortal();
let server: Server;
let port: number;
let host = '';

before(async () => {
  const listener = nodeListener(portal.proxy);
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  host = `127.0.0.1:${port}`;
});

after(() => {
  server.close();
  server.closeAllConnections();
});

let callsBefore = 0;
beforeEach(() => {
  callsBefore = portal.upstream.calls.length;
});

const lines = (...parts: readonly string[]): string => parts.join('\r\n');
const head = (...more: readonly string[]): string[] => [
  'POST /abdm/v1/login/methods HTTP/1.1',
  `Host: ${host}`,
  `Origin: ${origin}`,
  'Content-Type: application/json',
  ...more,
];
const body = '{"abhaAddress":"asha.verma@abdm"}';
/** What somebody would like the next reader of the connection to take for a request of its own. */
const smuggled = (): string => lines('GET /abdm/v1/session HTTP/1.1', `Host: ${host}`, '', '');

/** Servers in front of this one may read these bytes in another way: the connection must end with a refusal. */
const shapes: Readonly<Record<string, () => string>> = {
  'a length and chunks': () =>
    lines(...head('Content-Length: 6', 'Transfer-Encoding: chunked'), '', '0', '', '') + smuggled(),
  'two lengths that differ': () =>
    lines(...head('Content-Length: 2', 'Content-Length: 40'), '', '{}') + smuggled(),
  'a length with a sign': () => lines(...head('Content-Length: +2'), '', '{}') + smuggled(),
  'a length in a list': () => lines(...head('Content-Length: 2, 40'), '', '{}') + smuggled(),
  'chunks named twice': () =>
    lines(...head('Transfer-Encoding: chunked', 'Transfer-Encoding: identity'), '', '0', '', '') + smuggled(),
  'chunks misspelt': () => lines(...head('Transfer-Encoding: xchunked'), '', '0', '', '') + smuggled(),
  'a space before the colon': () => lines(...head('Content-Length : 2'), '', '{}') + smuggled(),
  'a folded line': () => lines(...head('X-Folded: a', ' b: c', 'Content-Length: 2'), '', '{}') + smuggled(),
  'a header without a name': () => lines(...head(': empty', 'Content-Length: 2'), '', '{}') + smuggled(),
  'a zero byte in a header': () => lines(...head('X-Zero: a\0b', 'Content-Length: 2'), '', '{}') + smuggled(),
  'a chunk with a wrong size': () =>
    lines(...head('Transfer-Encoding: chunked'), '', 'ZZ', '{}', '0', '', '') + smuggled(),
  'a chunk that is longer than it says': () =>
    lines(...head('Transfer-Encoding: chunked'), '', '1', '{}', '0', '', '') + smuggled(),
  'a line that ends without a return': () => `${head('Content-Length: 2').join('\n')}\n\n{}` + smuggled(),
  'no host': () => lines('GET /abdm/v1/session HTTP/1.1', '', ''),
  'another version': () => lines('GET /abdm/v1/session HTTP/9.9', `Host: ${host}`, '', ''),
  'no HTTP at all': () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
};

describe('requests that two servers may read differently', () => {
  for (const [name, shape] of Object.entries(shapes))
    test(`${name}: refused, and what follows is not taken for a request`, async () => {
      const { statuses, text } = await sendRaw(port, shape());
      assert.ok(statuses.length <= 1, text);
      for (const status of statuses) assert.ok(status >= 400 && status < 500, text);
      assert.ok(!text.includes('gatewaySession'), text);
      assert.equal(portal.upstream.calls.length, callsBefore);
    });
});

describe('request targets', () => {
  const targets: Readonly<Record<string, number>> = {
    'http://evil.example/abdm/v1/session': 400,
    '/abdm/../abdm/v1/session': 400,
    '/abdm/%2e%2e/v1/session': 400,
    '/abdm//v1/session': 400,
    '/abdm/v1%2fsession': 400,
    '/abdm\\v1\\session': 400,
    '/abdm/v1/session%00': 400,
    '/abdm/v1/session?x=1': 400,
    '/abdm/v1/session;x=1': 404,
    '/ABDM/v1/session': 404,
    '/abdm/v1/SESSION': 404,
    '/abdm/v1/session/': 404,
    '*': 400,
    '//evil.example/abdm/v1/session': 400,
  };
  for (const [target, expected] of Object.entries(targets))
    test(`${target} is ${expected}`, async () => {
      const { statuses, text } = await sendRaw(
        port,
        lines(`GET ${target} HTTP/1.1`, `Host: ${host}`, '', ''),
      );
      assert.deepEqual(statuses, [expected], text);
      assert.ok(!text.includes('evil.example'), text);
    });

  for (const method of ['TRACE', 'CONNECT', 'PUT', 'PROPFIND', 'OPTIONS'])
    test(`${method} does nothing`, async () => {
      const { statuses, text } = await sendRaw(
        port,
        lines(`${method} /abdm/v1/session HTTP/1.1`, `Host: ${host}`, 'X-Secret: canary', '', ''),
      );
      assert.ok(
        statuses.every((status) => status >= 400 && status < 500),
        text,
      );
      assert.ok(!text.includes('canary'), text);
    });

  test('a header or a parameter does not change the method', async () => {
    for (const name of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override']) {
      const { statuses } = await sendRaw(
        port,
        lines('GET /abdm/v1/session/sign-out HTTP/1.1', `Host: ${host}`, `${name}: POST`, '', ''),
      );
      assert.deepEqual(statuses, [405]);
    }
  });
});

describe('headers', () => {
  test('two hosts are refused', async () => {
    const { statuses, text } = await sendRaw(
      port,
      lines('GET /abdm/v1/session HTTP/1.1', `Host: ${host}`, 'Host: evil.example', '', ''),
    );
    assert.deepEqual(statuses, [400], text);
  });

  test('a host that somebody made up is in no answer and in no address', async () => {
    const { text, statuses } = await sendRaw(
      port,
      lines(
        'POST /abdm/v1/session/sign-out HTTP/1.1',
        'Host: evil.example',
        'X-Forwarded-Host: evil.example',
        'Forwarded: host=evil.example;proto=https',
        `Origin: ${origin}`,
        'Content-Type: application/json',
        'Content-Length: 2',
        '',
        '{}',
      ),
    );
    assert.deepEqual(statuses, [200], text);
    assert.ok(!text.includes('evil.example'), text);
  });

  test('nothing that came as a header comes back as one, but a request id that is a UUID', async () => {
    const wanted = '9f2c1a90-1111-4222-8333-444455556666';
    for (const value of ['x%0d%0aSet-Cookie: a=b', 'x\tSet-Cookie: a=b', '<script>', wanted.slice(1)]) {
      const { text } = await sendRaw(
        port,
        lines(
          'GET /abdm/v1/session HTTP/1.1',
          `Host: ${host}`,
          `X-Request-Id: ${value}`,
          `Abdm-Epoch: ${value}`,
          '',
          '',
        ),
      );
      assert.ok(!text.includes(value) && !/set-cookie/i.test(text), text);
    }
    const { text } = await sendRaw(
      port,
      lines(
        'GET /abdm/v1/session HTTP/1.1',
        `Host: ${host}`,
        `X-Request-Id: ${wanted.toUpperCase()}`,
        '',
        '',
      ),
    );
    assert.match(text, new RegExp(`x-request-id: ${wanted}`, 'i'));
  });

  test('many and long headers are refused by the server', async () => {
    const long = await sendRaw(
      port,
      lines('GET /abdm/v1/session HTTP/1.1', `Host: ${host}`, `X-Long: ${'a'.repeat(64 * 1024)}`, '', ''),
    );
    assert.deepEqual(long.statuses, [431]);
    const many = Array.from({ length: 1900 }, (_, index) => `X-${index}: 1`);
    const answer = await sendRaw(
      port,
      lines('GET /abdm/v1/session HTTP/1.1', `Host: ${host}`, ...many, '', ''),
    );
    assert.ok(
      answer.statuses.every((status) => status < 500),
      answer.text.slice(0, 200),
    );
  });

  test('a second cookie of the same name does not make two patients', async () => {
    const cookie = 'abdm=one; abdm=two; __Host-abdm=three; __Host-abdm=four';
    const { text, statuses } = await sendRaw(
      port,
      lines('GET /abdm/v1/session HTTP/1.1', `Host: ${host}`, `Cookie: ${cookie}`, '', ''),
    );
    assert.deepEqual(statuses, [200]);
    assert.match(text, /"patients":\[\]/);
  });
});

test('after all of it the server answers as before', async () => {
  const { statuses, text } = await sendRaw(port, lines(...head(`Content-Length: ${body.length}`), '', body));
  assert.deepEqual(statuses, [200], text);
});
