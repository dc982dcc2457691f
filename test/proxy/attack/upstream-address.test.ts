import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Route } from '../../../src/contract/route.js';
import { routes } from '../../../src/contract/routes.js';
import { abdmConnect, createAbdmProxy } from '../../../src/proxy/index.js';
import { Browser, origin, patientNumber, secret, testPortal } from '../portal.js';

const host = 'https://api.example';

/** What would lead elsewhere if it went into an address as it is. */
const hostile = [
  '../../connect-auth/v1/account/login',
  '..%2f..%2fconnect-auth',
  '//evil.example/x',
  'https://evil.example/x',
  '@evil.example',
  'x@evil.example:443/',
  'x?admin=1',
  'x#fragment',
  'x;y=1',
  '\\evil.example',
  '%2e%2e%2f',
  'x\r\nX-Pt-Id: 1',
  'x\u0000y',
  '.',
  '..',
  'IN0710000001/../../v2',
  '２２６００１',
];

/** Fields that the adapter puts into addresses, headers or bodies. */
const fields = [
  'hipId',
  'id',
  'careContextId',
  'counterId',
  'patientReference',
  'abhaAddress',
  'pincode',
  'name',
  'kind',
  'status',
];

test('no parameter of any route changes the host or the shape of an address at upstream', async () => {
  const asked: { readonly url: URL; readonly headers: Headers }[] = [];
  const connect = abdmConnect({
    baseUrl: host,
    clientId: 'client',
    clientSecret: 'secret-of-client',
    hipId: 'IN0001',
    fetch: async (address, { headers }) => {
      const url = new URL(address);
      if (url.pathname.startsWith('/connect-auth/'))
        return Response.json({ access_token: 'token', expires_in: 1800 });
      asked.push({ url, headers: new Headers(headers) });
      return Response.json({ code: 404, error: 'not found' }, { status: 404 });
    },
  });
  // Signing in is scripted: what counts is what a signed-in page can bring upstream to be asked.
  const { upstream } = testPortal();
  upstream.script.login = () => ({ next: 'done', ...patientNumber(1) });
  const proxy = createAbdmProxy({
    upstream: { ...connect, login: upstream.login },
    secret,
    origins: [origin],
    limits: { otpPerAddress: 10_000, lookUpsPerBrowser: 100_000, lookUpsPerAddress: 100_000 },
  });
  const browser = new Browser(proxy);
  let signIns = 1;
  await browser.login(signIns);

  for (const route of Object.values(routes) as Route[])
    for (const text of hostile) {
      const inPath = route.path.replace(/\{\w+\}/g, () => encodeURIComponent(text));
      const request = Object.fromEntries(
        Object.entries(shapeOf(route)).map(([key]) => [key, fields.includes(key) ? text : plausible[key]]),
      );
      const answer = await browser
        .send(route.method, inPath, route.method === 'GET' ? undefined : JSON.stringify(request))
        .catch((error: unknown) => {
          // `Request` itself refuses what is no address.
          assert.ok(error instanceof TypeError, String(error));
        });
      if (answer)
        assert.ok(answer.status < 500 || answer.status === 503, `${route.name} ${text}: ${answer.text}`);
      if (browser.cookie === '') await browser.login((signIns += 1));
    }

  assert.ok(asked.length > 50, `${asked.length} calls were made`);
  for (const { url, headers } of asked) {
    assert.equal(url.origin, host);
    assert.equal(url.username + url.password + url.hash, '');
    assert.match(url.pathname, /^\/(?:abdm|health)(?:\/[\w.@%~:+ -]+)+$/, url.href);
    assert.ok(!/%2f|%5c|\/\.{1,2}(?:\/|$)|%00|%0d|%0a/i.test(url.pathname), url.href);
    assert.equal(headers.get('X-Pt-Id') ?? 'upstream-patient-1', 'upstream-patient-1');
  }
});

const plausible: Readonly<Record<string, unknown>> = {
  transaction: 'a.b.c.d.e',
  otp: '123456',
  etag: 'x',
  changes: {},
  reason: 'other',
  enabled: true,
  pin: '1234',
  newPin: '4321',
  entries: [],
  hipIds: [],
};

function shapeOf({ request }: Route): Readonly<Record<string, unknown>> {
  const { shape, def } = request as unknown as {
    shape?: Readonly<Record<string, unknown>>;
    def: { options?: readonly { shape: Readonly<Record<string, unknown>> }[] };
  };
  return shape ?? def.options?.[0]?.shape ?? {};
}

test('a redirect of upstream is not followed, with or without credentials', async () => {
  const hosts: string[] = [];
  const connect = abdmConnect({
    baseUrl: host,
    clientId: 'client',
    clientSecret: 'secret-of-client',
    fetch: async (address, { redirect }) => {
      const url = new URL(address);
      hosts.push(url.host);
      assert.equal(redirect, 'manual', 'redirects are followed');
      if (url.pathname.startsWith('/connect-auth/'))
        return Response.json({ access_token: 'token', expires_in: 1800 });
      return new Response(null, { status: 302, headers: { Location: 'https://evil.example/steal' } });
    },
  });
  const proxy = createAbdmProxy({ upstream: connect, secret, origins: [origin] });
  const answer = await new Browser(proxy).post('/v1/providers/search', { name: 'Lake' });
  assert.ok(answer.status >= 500 && answer.status < 505, answer.text);
  assert.ok(!answer.text.includes('evil.example') && !answer.headers.has('Location'));
  assert.deepEqual([...new Set(hosts)], ['api.example']);
});
