import assert from 'node:assert/strict';
import { request, type IncomingHttpHeaders } from 'node:http';
import { after, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/index.js';

const server = await startSandbox();
after(() => server.close());

interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A call whose every header is under control. */
function send(
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
  body?: string,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${server.url}${path}`, { method, headers }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (part: string) => (text += part));
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function login(): Promise<string> {
  const body = JSON.stringify({ client_id: 'sandbox-client', client_secret: 'sandbox-secret' });
  const { text } = await send('/connect-auth/v1/account/login', 'POST', {}, body);
  return `Bearer ${(JSON.parse(text) as { access_token: string }).access_token}`;
}

test('a registration begins over HTTP', async () => {
  const authorization = await login();
  const response = await fetch(`${server.url}/abdm/na/v1/registration/aadhaar/init`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ aadhaar_number: '100000000015' }),
  });
  assert.equal(response.status, 200);
  const sms = (await (await fetch(`${server.url}/_desk/sms?to=9999900001`)).json()) as unknown[];
  assert.equal(sms.length, 1);
});

test('only this computer is listened to', async () => {
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  await assert.rejects(startSandbox({ host: '0.0.0.0' as '127.0.0.1' }), /this computer only/);
  for (const host of ['localhost', 'localhost:4174', '127.0.0.1', '[::1]:80']) {
    assert.equal((await send('/_desk/people', 'GET', { host })).status, 200, host);
  }
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example:4174',
    '192.168.0.2',
    '0.0.0.0',
  ]) {
    for (const path of ['/_desk/people', '/abdm/v1/registration/pincode/834001']) {
      const { status, text } = await send(path, 'GET', { host });
      assert.equal(status, 403, host);
      assert.deepEqual(JSON.parse(text), { code: 403, error: 'The sandbox answers this computer only' });
    }
  }
});

test('a page of somewhere else is refused, and none is let in by CORS', async () => {
  for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example']) {
    assert.equal((await send('/_desk/reset', 'POST', { origin })).status, 403, origin);
  }
  for (const method of ['GET', 'OPTIONS']) {
    const answer = await send('/_desk/people', method, { origin: 'http://localhost:4173' });
    assert(!Object.keys(answer.headers).some((name) => name.startsWith('access-control-')));
  }
});

test('malformed and oversized bodies are refused', async () => {
  const authorization = await login();
  const path = '/abdm/na/v1/registration/aadhaar/init';
  const malformed = await send(path, 'POST', { authorization }, '{"aadhaar_number": ');
  assert.deepEqual(
    [malformed.status, JSON.parse(malformed.text)],
    [
      400,
      {
        code: 400,
        error: 'Bad Request, invalid request',
        source_error: { code: 'ABDM-1006', message: 'Bad Request, invalid request Body' },
      },
    ],
  );
  const large = JSON.stringify({ aadhaar_number: '1'.repeat(64 * 1024) });
  for (const headers of [
    { authorization, 'content-length': String(large.length) },
    { authorization, 'transfer-encoding': 'chunked' },
  ]) {
    const { status, text } = await send(path, 'POST', headers, large);
    assert.deepEqual([status, JSON.parse(text)], [413, { code: 413, error: 'Request body is too large' }]);
  }
  assert.equal((await send('/_desk/clock', 'POST', {}, large)).status, 413);
});

test('a port that is taken is told, and the database is free again', async () => {
  const port = Number(new URL(server.url).port);
  await assert.rejects(startSandbox({ port }), /EADDRINUSE/);
});
