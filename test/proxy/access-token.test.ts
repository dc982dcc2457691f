import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../../src/proxy/failure.js';
import { abdmConnect, memoryStore, type Store, UpstreamError } from '../../src/proxy/index.js';
import type { TokenKeeping } from '../../src/proxy/upstreams/abdm-connect/shared-tokens.js';
import { connectError, httpAnswer, type Reply } from './connect-script.js';
import { secret, testClock } from './portal.js';

interface Call {
  readonly path: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

const login = '/connect-auth/v1/account/login';
const refresh = '/connect-auth/v1/account/refresh-token';

function account(
  answer: (call: Call, calls: Call[]) => Reply | Promise<Reply>,
  { clock = testClock(), keeping }: { clock?: ReturnType<typeof testClock>; keeping?: TokenKeeping } = {},
): {
  ask: () => Promise<boolean>;
  calls: Call[];
  paths: () => string[];
  clock: ReturnType<typeof testClock>;
} {
  const calls: Call[] = [];
  const upstream = abdmConnect({
    baseUrl: 'https://api.example',
    clientId: 'client-1',
    clientSecret: 'secret-1',
    now: clock.now,
    ...(keeping && { tokens: keeping }),
    fetch: async (url, init) => {
      const path = new URL(url).pathname;
      const body = JSON.parse(init.body as string) as Record<string, unknown>;
      const call = { path, headers: new Headers(init.headers), body };
      calls.push(call);
      return httpAnswer(await answer(call, calls));
    },
  });
  const caller = { requestId: 'r', report: () => undefined };
  return {
    ask: () => upstream.addresses.exists('asha@abdm', caller),
    calls,
    paths: () => calls.splice(0).map(({ path }) => path.replace(/^.*\//, '')),
    clock,
  };
}

const isToken = ({ path }: Call): boolean => path.startsWith('/connect-auth/');
const tokens = (name: string, more: object = {}): object => ({
  access_token: name,
  refresh_token: `${name}-refresh`,
  expires_in: 1800,
  refresh_expires_in: 86_400,
  ...more,
});

test('one login serves all calls until shortly before the token ends; then it is renewed', async () => {
  const { ask, calls, paths, clock } = account((call) => {
    if (!isToken(call)) return { exists: true };
    return call.path === login ? tokens('first') : tokens('second');
  });
  await ask();
  await ask();
  assert.deepEqual(calls[0]?.body, { client_id: 'client-1', client_secret: 'secret-1' });
  assert.deepEqual(paths(), ['login', 'check', 'check']);
  clock.advance(1800 - 61);
  await ask();
  assert.deepEqual(paths(), ['check']);
  clock.advance(1);
  await ask();
  const [renewal, call] = calls;
  assert.equal(renewal?.path, refresh);
  assert.equal(renewal.headers.get('Authorization'), 'Bearer first');
  assert.equal(renewal.headers.get('Client-Id'), 'client-1');
  assert.deepEqual(renewal.body, { access_token: 'first', refresh_token: 'first-refresh' });
  assert.equal(call?.headers.get('Authorization'), 'Bearer second');
});

test('a refused or useless renewal falls back to login', async () => {
  for (const reply of [connectError(401), connectError(500), new Response('<html>'), {}]) {
    const { ask, paths, clock } = account((call) => {
      if (!isToken(call)) return { exists: true };
      return call.path === login ? tokens('first') : reply;
    });
    await ask();
    clock.advance(1800);
    await ask();
    assert.deepEqual(paths(), ['login', 'check', 'refresh-token', 'login', 'check']);
  }
});

test('a refresh token that has ended is not tried', async () => {
  const { ask, paths, clock } = account((call) =>
    isToken(call) ? tokens('first', { refresh_expires_in: 3600 }) : { exists: true },
  );
  await ask();
  clock.advance(3600);
  await ask();
  assert.deepEqual(paths(), ['login', 'check', 'login', 'check']);
});

test('many calls at once make one login', async () => {
  const { ask, paths } = account(async (call) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return isToken(call) ? tokens('first') : { exists: true };
  });
  await Promise.all(Array.from({ length: 20 }, ask));
  assert.equal(paths().filter((path) => path === 'login').length, 1);
});

test('a token that is refused too early is replaced once, by one renewal for all', async () => {
  const { ask, paths } = account(async (call) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (isToken(call)) return call.path === login ? tokens('first') : tokens('second');
    return call.headers.get('Authorization') === 'Bearer first' ? connectError(401) : { exists: true };
  });
  assert.deepEqual(await Promise.all(Array.from({ length: 10 }, ask)), new Array(10).fill(true));
  const seen = paths();
  assert.deepEqual(
    [seen.filter((path) => path === 'login').length, seen.filter((path) => path === 'refresh-token').length],
    [1, 1],
  );
});

test('a second refusal is the end', async () => {
  const { ask, paths } = account((call) => (isToken(call) ? tokens('first') : connectError(401)));
  await assert.rejects(ask(), { kind: 'misconfigured' });
  assert.deepEqual(paths(), ['login', 'check', 'refresh-token', 'check']);
});

test('wrong credentials are not tried again and again', async () => {
  const { ask, paths, clock } = account(() => connectError(401));
  for (let times = 0; times < 3; times++) {
    await assert.rejects(ask(), (error) => error instanceof UpstreamError && error.kind === 'misconfigured');
  }
  assert.deepEqual(paths(), ['login']);
  clock.advance(30);
  await assert.rejects(ask(), { kind: 'misconfigured', nothingDone: true });
  assert.deepEqual(paths(), ['login']);
});

test('an authorization server that fails is unavailable, and the next call tries again', async () => {
  let reply: Reply = connectError(500);
  const { ask } = account((call) => (isToken(call) ? reply : { exists: true }));
  for (const odd of [
    connectError(500),
    connectError(429),
    {},
    { access_token: 'a\nb' },
    new Response('<html>'),
  ]) {
    reply = odd;
    await assert.rejects(ask(), { kind: 'upstream-unavailable', nothingDone: true });
  }
  reply = tokens('first', { expires_in: '1800' });
  assert.equal(await ask(), true);
});

test('processes that share a store log in once, renew once, and share what replaced a refused token', async () => {
  const clock = testClock();
  const kept: string[] = [];
  const inner = memoryStore({ now: clock.now });
  const store: Store = {
    ...inner,
    put: (key, value, seconds) => {
      kept.push(key, value);
      return inner.put(key, value, seconds);
    },
  };
  let good = 'token-0';
  let number = 0;
  const asked: string[] = [];
  const process = (): ReturnType<typeof account> =>
    account(
      async (call) => {
        if (!isToken(call)) {
          const isGood = call.headers.get('Authorization') === `Bearer ${good}`;
          return isGood ? { exists: true } : connectError(401);
        }
        asked.push(call.path);
        await new Promise((resolve) => setTimeout(resolve, 20));
        good = `token-${(number += 1)}`;
        return tokens(good);
      },
      { clock, keeping: { store, secret } },
    );
  const [one, other] = [process(), process()];
  await Promise.all([one.ask(), other.ask(), one.ask(), other.ask()]);
  assert.deepEqual(asked.splice(0), [login]);
  clock.advance(1790);
  await Promise.all([one.ask(), other.ask()]);
  assert.deepEqual(asked.splice(0), [refresh]);
  good = 'another one';
  await Promise.all([one.ask(), other.ask()]);
  assert.deepEqual(asked.splice(0), [refresh]);
  assert(kept.some((text) => text.startsWith('upstream-token:')));
  assert(!kept.some((text) => text.includes('token-1') || text.includes('client-1')));
});

test('while the store is away each process gets a token of its own', async () => {
  const away = async (): Promise<never> => {
    throw new Failure('upstream-unavailable');
  };
  const store: Store = {
    add: away,
    putIfAbsent: away,
    put: away,
    get: away,
    prolong: away,
    delete: away,
    deleteIf: away,
  };
  const { ask, paths } = account((call) => (isToken(call) ? tokens('first') : { exists: true }), {
    keeping: { store, secret },
  });
  assert.equal(await ask(), true);
  assert.deepEqual(paths(), ['login', 'check']);
});
