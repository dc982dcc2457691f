import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { changeLifeSeconds } from '../../src/proxy/live/change-log.js';
import { redisState, type RedisState } from '../../src/proxy/redis/index.js';
import { behavesLikeAChangeLog } from '../proxy/live/change-log-behaviour.js';
import { Browser, keptLog, refused, testPortal } from '../proxy/portal.js';
import { behavesLikeAStore } from '../proxy/store-behaviour.js';
import { openRedis, type RedisServer } from '../support/redis-server.js';
import { until } from '../support/until.js';

let server: RedisServer;
const open: RedisState[] = [];
let prefixes = 0;

before(async () => {
  server = await openRedis();
});
after(async () => {
  for (const state of open) await state.close();
  await server[Symbol.asyncDispose]();
});

function stateOf({ url }: RedisServer, logger = keptLog()): RedisState {
  const state = redisState(url, { logger, prefix: `test${(prefixes += 1)}:` });
  open.push(state);
  return state;
}

const rest = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

behavesLikeAStore('in Redis', () => ({ store: stateOf(server).store, wait: rest }));
behavesLikeAChangeLog('in Redis', () => stateOf(server).changes);

test('two proxies hear of what the other appends, each change once and in order', async () => {
  const prefix = 'shared:';
  const [one, other] = [redisState(server.url, { prefix }), redisState(server.url, { prefix })];
  open.push(one, other);
  let calls = 0;
  const stop = await other.changes.watch('a', () => (calls += 1));
  const { position } = await other.changes.after('a', undefined);
  const kinds = Array.from(
    { length: 60 },
    (_, index) => (['requests', 'records', 'profile'] as const)[index % 3]!,
  );
  for (const kind of kinds) await one.changes.append('a', kind);
  await until(() => calls === kinds.length);
  const told: string[] = [];
  let from = position;
  for (let turn = 0; turn < 3; turn += 1) {
    const { changes, position: next } = await other.changes.after('a', from);
    told.push(...changes.map(({ kind }) => kind));
    from = next;
  }
  assert.deepEqual(told, kinds);
  stop();
});

test('what is kept has an end, all of it', async () => {
  await using own = await openRedis();
  const { store, changes } = stateOf(own);
  const { browser } = testPortal({ store, changes, now: Date.now });
  await browser.login();
  await changes.append('a', 'requests');
  const prefix = `test${prefixes}:`;
  for (const key of (await own.command('KEYS', '*')) as string[]) {
    if (key === `${prefix}changes:since`) continue;
    const left = Number(await own.command('PTTL', key));
    assert(left > 0 && left <= 400 * 24 * 60 * 60 * 1000, `${key} ${left}`);
  }
  const left = Number(await own.command('PTTL', `${prefix}changes:a`));
  assert(left > 0 && left <= changeLifeSeconds * 1000);
});

test('nobody can be recognised in Redis', async () => {
  await using own = await openRedis();
  const { store, changes } = stateOf(own);
  const portal = testPortal({
    store,
    changes,
    now: Date.now,
    identify: () => ({ userId: 'portal-user-17' }),
  });
  await portal.browser.login();
  await portal.browser.get('/v1/profile');
  await portal.browser.sendOtp();
  await portal.proxy.signOutUser('portal-user-17');
  const everything = await own.everything();
  assert(
    everything.includes('profile:') && everything.includes('otp-sent:') && everything.includes('signed-out:'),
  );
  for (const told of ['portal-user', 'patient', 'Patient', '999990000', '192.0.2', '10000000', 'upstream-'])
    assert(!everything.includes(told), `${told}:\n${everything}`);
});

for (const [name, lose, bring] of [
  ['killed', (redis: RedisServer) => redis.kill(), (redis: RedisServer) => redis.start()],
  ['paused', async (redis: RedisServer) => redis.pause(), async (redis: RedisServer) => redis.goOn()],
] as const) {
  test(`while Redis is ${name} requests are refused at once, and go on when it is back`, async () => {
    await using own = await openRedis();
    const log = keptLog();
    const state = stateOf(own, log);
    const { proxy, browser, upstream } = testPortal({ ...state, now: Date.now });
    await browser.login();
    const { cookie } = browser;
    assert.equal((await browser.get('/v1/profile')).status, 200);
    assert.equal(await state.isReady(), true);

    await lose(own);
    const sent = upstream.calls.length;
    // Who comes first waits a second; those after it wait no more.
    assert((await seconds(() => browser.get('/v1/profile'))) < 2);
    for (let turn = 0; turn < 20; turn += 1) {
      for (const ask of [
        () => browser.get('/v1/profile'),
        () => browser.get('/v1/session'),
        () => new Browser(proxy).sendLoginOtp(2),
        () => browser.post('/v1/session/sign-out', {}),
      ]) {
        const start = performance.now();
        const answer = await ask();
        refused(answer, 503, 'upstream-unavailable');
        assert(Number(answer.headers.get('Retry-After')) > 0);
        assert(performance.now() - start < 500);
        assert.equal(answer.headers.get('Set-Cookie'), null);
      }
    }
    assert.equal(upstream.calls.length, sent, 'nothing goes to upstream uncounted');
    assert.equal(await state.isReady(), false);
    const told = (): string[] => log.lines.map(({ message }) => message);
    assert.deepEqual(told(), ['Redis does not answer']);

    await bring(own);
    await until(() => state.isReady());
    browser.cookie = cookie;
    await until(async () => (await browser.get('/v1/session')).status === 200);
    assert.deepEqual(told(), ['Redis does not answer', 'Redis answers again']);
    const heard = new Promise<void>((resolve) => void state.changes.watch('a', resolve));
    await until(async () => {
      await state.changes.append('a', 'records');
      return Promise.race([heard.then(() => true), rest(0.05).then(() => false)]);
    });
  });
}

test('a slow Redis costs a request no more than a second', async () => {
  await using own = await openRedis();
  const state = stateOf(own);
  const { browser } = testPortal({ ...state, now: Date.now });
  await browser.login();
  await own.command('CLIENT', 'PAUSE', '3000', 'ALL');
  assert(
    (await seconds(async () => refused(await browser.get('/v1/session'), 503, 'upstream-unavailable'))) < 2,
  );
  await until(async () => (await browser.get('/v1/session')).status === 200);
});

test('a Redis that is not there at the start is waited for, and found', async () => {
  await using own = await openRedis();
  await own.kill();
  const log = keptLog();
  const state = stateOf(own, log);
  const { browser } = testPortal({ ...state, now: Date.now });
  assert(
    (await seconds(async () => refused(await browser.get('/v1/session'), 503, 'upstream-unavailable'))) < 2,
  );
  await own.start();
  await until(async () => (await browser.get('/v1/session')).status === 200);
});

test('a Redis without room refuses, and says so once', async () => {
  await using own = await openRedis();
  const log = keptLog();
  const state = stateOf(own, log);
  const { browser, proxy } = testPortal({ ...state, now: Date.now });
  await browser.login();
  await own.command('CONFIG', 'SET', 'maxmemory', '1');
  for (let turn = 0; turn < 3; turn += 1)
    refused(await new Browser(proxy).sendLoginOtp(2), 503, 'upstream-unavailable');
  assert.deepEqual(
    log.lines.map(({ message, fields }) => [message, fields.errorName]),
    [['Redis refuses a command', 'OOM']],
  );
  await own.command('CONFIG', 'SET', 'maxmemory', '0');
  assert.equal((await new Browser(proxy).sendLoginOtp(2)).status, 200);
});

test('a Redis that lost its memory tells every stream to read anew', async () => {
  await using own = await openRedis();
  const { changes } = stateOf(own);
  await changes.append('a', 'requests');
  const { position } = await changes.after('a', undefined);
  await changes.append('a', 'records');
  await own.kill();
  await own.start();
  await rest(0.01);
  let looked = await changes.after('a', position).catch(() => undefined);
  while (!looked) {
    await rest(0.05);
    looked = await changes.after('a', position).catch(() => undefined);
  }
  assert.equal(looked.isWhole, false);
  assert.equal((await changes.after('a', looked.position)).isWhole, true);
});
