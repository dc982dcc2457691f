import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { after, before, test } from 'node:test';
import { TLSSocket } from 'node:tls';
import { abdmConnect, OptionsError, type Upstream, UpstreamError } from '../../../src/proxy/index.js';
import { readEnvironment } from '../../../src/proxy/environment.js';
import type { Fetch } from '../../../src/proxy/upstreams/abdm-connect/wire.js';
import { egressFetch, type EgressOptions } from '../../../src/proxy/node.js';
import { type Authority, makeAuthority } from './certificates.js';

interface Seen {
  readonly host: string;
  readonly path: string;
  /** Name in the client's certificate. */
  readonly client: string | undefined;
}

const names = { api: 'api.cloud.test', auth: 'auth.cloud.test', records: 'records.cloud.test' } as const;
const ports = new Map<string, number>();
const servers: Server[] = [];
const seen: Seen[] = [];
/** What the egress proxy was asked for, with what it was told of who asks. */
const tunnels: { readonly target: string; readonly authorization: string | undefined }[] = [];
let authority: Authority;
let egress = '';

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const answers: Readonly<Record<string, object>> = {
  '/connect-auth/v1/account/login': { access_token: 'token-1', expires_in: 1800 },
  '/abdm/v1/session/status': { logged_in: true },
};

/** A host of the private cloud, which asks for a certificate of its own authority. */
async function startHost(name: string): Promise<void> {
  const { cert, key } = authority.issue(name);
  const options = { cert, key, ca: authority.cert, requestCert: true, rejectUnauthorized: true };
  const server = createTlsServer(options, (request, response) => {
    const path = new URL(request.url ?? '', 'https://x').pathname;
    const client = request.socket instanceof TLSSocket && request.socket.getPeerCertificate().subject?.CN;
    seen.push({ host: name, path, client: typeof client === 'string' ? client : undefined });
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(answers[path] ?? {}));
  });
  ports.set(name, await listen(server));
}

/** A proxy that knows where the hosts of the cloud are; nobody else does. */
async function startEgress(): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', ({ url = '', headers }, socket) => {
    tunnels.push({ target: url, authorization: headers['proxy-authorization'] });
    const port = ports.get(url.replace(/:\d+$/, ''));
    if (port === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const there = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    for (const end of [there, socket]) end.on('error', () => end.destroy());
  });
  return `http://portal:hush@127.0.0.1:${await listen(server)}`;
}

before(async () => {
  authority = makeAuthority('Authority of the cloud');
  await Promise.all(Object.values(names).map(startHost));
  egress = await startEgress();
});
after(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  authority.remove();
});

function upstreamBy(options: EgressOptions): Upstream {
  return abdmConnect({
    baseUrl: `https://${names.api}`,
    authBaseUrl: `https://${names.auth}`,
    recordsBaseUrl: `https://${names.records}`,
    clientId: 'client-1',
    clientSecret: 'client-secret-1',
    fetch: egressFetch(options),
    patience: { retries: 0, failures: 1_000_000 },
  });
}

const caller = { requestId: 'r', report: () => undefined };

test('own authority, mutual TLS and egress proxy together, to three hosts', async () => {
  const { cert, key } = authority.issue('portal');
  const upstream = upstreamBy({ ca: authority.cert, cert, key, proxy: egress });
  assert.equal(await upstream.session.isOpen(caller), true);
  const record = { hipId: 'IN0001', careContextId: 'visit-1', abhaAddress: 'asha@abdm' };
  await assert.rejects(upstream.records.read(record, caller, new AbortController().signal), UpstreamError);
  const { api, auth, records } = names;
  assert.deepEqual(
    seen.map(({ host, client }) => [host, client]),
    [auth, api, records].map((host) => [host, 'portal']),
  );
  assert.deepEqual(
    new Set(tunnels.map(({ target }) => target)),
    new Set([auth, api, records].map((host) => `${host}:443`)),
  );
  const password = `Basic ${Buffer.from('portal:hush').toString('base64')}`;
  assert(tunnels.every(({ authorization }) => authorization === password));
});

test("without the authority, with a stranger's, without a certificate, or without the proxy nothing is reached", async () => {
  const { cert, key } = authority.issue('portal');
  const stranger = makeAuthority('Somebody else');
  const ca = authority.cert;
  const wrong: EgressOptions[] = [
    { cert, key, proxy: egress },
    { ca: stranger.cert, cert, key, proxy: egress },
    { ca, proxy: egress },
    { ca, ...stranger.issue('portal'), proxy: egress },
    { ca, cert, key },
    { ca, cert, key, proxy: egress, noProxy: '.cloud.test' },
  ];
  seen.length = 0;
  for (const options of wrong) {
    const { cert: ownCert, key: ownKey, ...others } = options;
    const pair = ownCert !== undefined && ownKey !== undefined ? { cert: ownCert, key: ownKey } : {};
    await assert.rejects(upstreamBy({ ...others, ...pair }).session.isOpen(caller), (error: unknown) => {
      assert(error instanceof UpstreamError);
      assert.equal(error.kind, 'upstream-unavailable');
      return true;
    });
  }
  stranger.remove();
  assert.deepEqual(seen, []);
});

test('this machine is called without the egress proxy', async () => {
  const port = await listen(createServer((_request, response) => response.end('here')));
  tunnels.length = 0;
  const answer = await egressFetch({ proxy: egress })(`http://127.0.0.1:${port}/`, asked());
  assert.deepEqual([await answer.text(), tunnels.length], ['here', 0]);
});

const asked = (signal = new AbortController().signal): Parameters<Fetch>[1] => ({
  method: 'GET',
  headers: {},
  redirect: 'manual',
  signal,
});

test('no redirect is followed; header fields are read as of a Response', async () => {
  const port = await listen(
    createServer((_request, response) => {
      response.writeHead(302, { Location: 'http://evil.example/', 'Retry-After': '7' }).end('moved');
    }),
  );
  const answer = await egressFetch()(`http://127.0.0.1:${port}/`, asked());
  assert.deepEqual([answer.status, answer.ok, await answer.text()], [302, false, 'moved']);
  assert.deepEqual(
    [answer.headers.get('retry-after'), answer.headers.get('X'), answer.headers.has('Location')],
    ['7', null, true],
  );
});

test('a body can be read as it arrives, and left', async () => {
  let isLeft = false;
  const port = await listen(
    createServer((_request, response) => {
      response.on('close', () => (isLeft = true));
      response.write('first');
    }),
  );
  const answer = await egressFetch()(`http://127.0.0.1:${port}/`, asked());
  assert.equal(answer.body, answer.body);
  const reader = answer.body!.getReader();
  assert.equal(new TextDecoder().decode((await reader.read()).value), 'first');
  await reader.cancel();
  while (!isLeft) await new Promise((resolve) => setTimeout(resolve, 5));
});

test('what was given up says so; what reached nobody says why, as fetch does', async () => {
  const port = await listen(createServer(() => undefined));
  const end = new AbortController();
  const given = egressFetch()(`http://127.0.0.1:${port}/`, asked(end.signal));
  end.abort(new DOMException('gone', 'AbortError'));
  await assert.rejects(given, { name: 'AbortError', message: 'gone' });
  const nobody = egressFetch()('http://127.0.0.1:1/', asked());
  await assert.rejects(nobody, ({ cause }: Error) => (cause as { code?: string }).code === 'ECONNREFUSED');
});

test('half a pair and a proxy that is no URL are mistakes', () => {
  const found = (options: EgressOptions): number => {
    try {
      egressFetch(options);
    } catch (error) {
      return error instanceof OptionsError ? error.mistakes.length : -1;
    }
    return 0;
  };
  assert.equal(found({ cert: 'x' }), 1);
  assert.equal(found({ key: 'x', proxy: 'proxy' }), 2);
});

test('the environment names the files, and every mistake in them', () => {
  const { certFile, keyFile, cert, key } = authority.issue('portal-2');
  const other = authority.issue('portal-3');
  const files = {
    ABDM_CA_FILE: authority.certFile,
    ABDM_CLIENT_CERT_FILE: certFile,
    ABDM_CLIENT_KEY_FILE: keyFile,
    HTTPS_PROXY: 'http://proxy.example:3128',
    NO_PROXY: '.hospital.example',
  };
  assert.deepEqual(readEnvironment(files).egress, {
    ca: authority.cert,
    cert,
    key,
    proxy: 'http://proxy.example:3128',
    noProxy: '.hospital.example',
  });
  const own = { ...files, ABDM_EGRESS_PROXY: 'http://own.example:3128' };
  assert.equal(readEnvironment(own).egress?.proxy, 'http://own.example:3128');
  assert.equal(readEnvironment({ NO_PROXY: 'x' }).egress, undefined);

  const mistakesOf = (environment: Record<string, string>): string[] => {
    try {
      readEnvironment(environment);
    } catch (error) {
      assert(error instanceof OptionsError);
      return error.mistakes.map((mistake) => mistake.split(':')[0] ?? '');
    }
    return [];
  };
  assert.deepEqual(mistakesOf({ ABDM_CLIENT_CERT_FILE: certFile }), ['ABDM_CLIENT_KEY_FILE']);
  assert.deepEqual(mistakesOf({ ABDM_CLIENT_KEY_FILE: keyFile }), ['ABDM_CLIENT_CERT_FILE']);
  assert.deepEqual(mistakesOf({ ...files, ABDM_CLIENT_KEY_FILE: other.keyFile }), ['ABDM_CLIENT_KEY_FILE']);
  const wrong = {
    ABDM_CA_FILE: keyFile,
    ABDM_CLIENT_CERT_FILE: '/nowhere/portal.pem',
    ABDM_CLIENT_KEY_FILE: certFile,
    ABDM_EGRESS_PROXY: 'proxy.example',
    ABDM_RECORDS_URL: 'records.example',
  };
  assert.deepEqual(new Set(mistakesOf(wrong)), new Set(Object.keys(wrong)));
});
