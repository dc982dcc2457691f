import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { abdmConnect, type AbdmConnect, type Patience, UpstreamError } from '../../../src/proxy/index.js';
import {
  callEverything,
  connectError,
  httpAnswer,
  publishedAnswer,
  type Reply,
  scriptedConnect,
} from '../connect-script.js';
import type { Sent } from '../sent.js';

const restSeconds = 10;

beforeEach(() => mock.timers.enable({ apis: ['Date', 'setTimeout'], now: 1_000_000 }));
afterEach(() => mock.timers.reset());

/** Lets what waits for timers go on until it is settled. */
async function settled<Value>(work: Promise<Value>): Promise<PromiseSettledResult<Value>> {
  let result: PromiseSettledResult<Value> | undefined;
  void Promise.allSettled([work]).then(([settledWork]) => (result = settledWork));
  for (let turns = 0; turns < 1000 && !result; turns += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    mock.timers.tick(10);
  }
  return result ?? assert.fail('it never ended');
}

async function failureOf(work: Promise<unknown>): Promise<UpstreamError> {
  const result = await settled(work);
  assert(result.status === 'rejected' && result.reason instanceof UpstreamError);
  return result.reason;
}

/** ABDM Connect over a scripted `fetch`, on the clock of the timers. */
async function troubled(
  answer: (sent: Sent) => Reply | Promise<Reply>,
  patience: Partial<Patience> = {},
): Promise<ReturnType<typeof scriptedConnect> & { upstream: AbdmConnect }> {
  let isFirst = true;
  const script = scriptedConnect((sent) => (isFirst ? { logged_in: true } : answer(sent)), {
    now: Date.now,
    patience,
  });
  // Part of it is loaded with the first call, which takes time that no clock of a test knows.
  await script.upstream.session.isOpen(script.caller);
  isFirst = false;
  script.sent.length = 0;
  return script as typeof script & { upstream: AbdmConnect };
}

const state = (upstream: AbdmConnect): string | undefined => upstream.hosts()[0]?.state;

test('what only reads is sent three times, everything else once', async () => {
  const { upstream, sent, caller } = await troubled(() => new Response('', { status: 503 }), {
    failures: 1_000_000,
  });
  const called = new Proxy(upstream, {
    get: (target, part: keyof AbdmConnect) =>
      new Proxy(target[part], {
        get:
          (methods, name) =>
          (...given: unknown[]) =>
            settled((Reflect.get(methods, name) as (...args: unknown[]) => Promise<unknown>)(...given)),
      }),
  });
  await callEverything(called, caller);
  const times = new Map<string, number>();
  for (const { method, url } of sent) {
    const name = `${method} ${url.pathname}`;
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  assert(times.size > 30);
  for (const [name, count] of times) {
    const isRead = name.startsWith('GET ') || /\/(?:phr\/check|login\/methods)$/.test(name);
    // Several calls of the list may have the same path.
    if (isRead) assert.equal(count % 3, 0, name);
    else assert(count < 3 || name.endsWith('/login/init'), `${name}: ${count}`);
  }
  assert.equal(times.get('POST /abdm/v1/consents/approve'), 1);
});

test('a read that fails for a moment only succeeds', async () => {
  const failures = [connectError(500), new TypeError('fetch failed')];
  const { upstream, sent, caller } = await troubled(() => {
    const failure = failures.shift();
    if (failure instanceof Error) throw failure;
    return failure ?? { logged_in: true };
  });
  const result = await settled(upstream.session.isOpen(caller));
  assert.deepEqual([result.status, sent.length], ['fulfilled', 3]);
});

test('a read is not repeated when upstream says to wait, refuses, or took all the time', async () => {
  const busy = (): Response => new Response('', { status: 503, headers: { 'Retry-After': '30' } });
  const late = (): Promise<Reply> => Promise.reject(new DOMException('late', 'TimeoutError'));
  const cases: [() => Reply | Promise<Reply>, string, number | undefined][] = [
    [busy, 'upstream-unavailable', 30],
    [() => connectError(400), 'invalid-request', undefined],
    [() => connectError(500, 'ABDM-1112'), 'aadhaar-not-found', undefined],
    [late, 'upstream-timeout', undefined],
  ];
  for (const [answer, kind, waitSeconds] of cases) {
    const { upstream, sent, caller } = await troubled(answer);
    const failure = await failureOf(upstream.session.isOpen(caller));
    assert.deepEqual([failure.kind, failure.waitSeconds, sent.length], [kind, waitSeconds, 1]);
  }
});

test('the time of a read counts its repetitions', async () => {
  const { upstream, sent, caller } = await troubled(async () => {
    mock.timers.tick(8_000);
    return connectError(502);
  });
  assert.equal((await failureOf(upstream.session.isOpen(caller))).kind, 'upstream-unavailable');
  assert.equal(sent.length, 2);
});

test('a host that fails five times in a row is left alone, tried with one call, and taken back', async () => {
  let reply = (): Reply | Promise<Reply> => connectError(500);
  const { upstream, sent, caller } = await troubled(() => reply(), { retries: 0 });
  const ask = (): Promise<boolean> => upstream.session.isOpen(caller);
  for (let times = 0; times < 5; times += 1) await failureOf(ask());
  assert.equal(state(upstream), 'resting');
  const refused = await failureOf(ask());
  assert.deepEqual([refused.kind, refused.nothingDone, sent.length], ['upstream-unavailable', true, 5]);
  assert((refused.waitSeconds ?? 0) > restSeconds - 1 && (refused.waitSeconds ?? 0) <= restSeconds);

  mock.timers.tick(restSeconds * 1000);
  assert.equal(state(upstream), 'up');
  let end = (_: Reply): void => undefined;
  reply = () => new Promise((resolve) => (end = resolve));
  const trial = ask();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([state(upstream), sent.length], ['trying', 6]);
  assert.equal((await failureOf(ask())).waitSeconds, 2);
  assert.equal(sent.length, 6);
  end(connectError(500));
  await failureOf(trial);
  assert.equal(state(upstream), 'resting');

  mock.timers.tick(restSeconds * 1000);
  reply = () => ({ logged_in: true });
  assert.equal((await settled(ask())).status, 'fulfilled');
  assert.equal((await settled(ask())).status, 'fulfilled');
  assert.deepEqual([state(upstream), sent.length], ['up', 8]);
});

test('refusals, known codes, slow facilities and browsers that went away never cost a host its calls', async () => {
  const gone = AbortSignal.abort();
  const late = (): Promise<Reply> => Promise.reject(new DOMException('late', 'TimeoutError'));
  const { upstream, caller } = await troubled(({ url }) => {
    if (url.pathname.endsWith('/discover')) return late();
    if (url.pathname.endsWith('/providers')) return Promise.reject(new DOMException('gone', 'AbortError'));
    return url.pathname.endsWith('/status') ? connectError(429) : connectError(500, 'ABDM-1112');
  });
  for (let times = 0; times < 6; times += 1) {
    await failureOf(upstream.linking.discover('IN0001', undefined, caller));
    await failureOf(upstream.providers.search('City', { ...caller, signal: gone }));
    await failureOf(upstream.session.isOpen(caller));
    await failureOf(upstream.registration.sendAadhaarOtp('100000000015', caller));
  }
  assert.equal(state(upstream), 'up');
});

test('a trial that the browser broke off has shown nothing', async () => {
  let reply = (): Reply | Promise<Reply> => connectError(500);
  const { upstream, caller } = await troubled(() => reply(), { retries: 0, failures: 1 });
  await failureOf(upstream.session.isOpen(caller));
  mock.timers.tick(restSeconds * 1000);
  const browser = new AbortController();
  reply = () => {
    browser.abort();
    return Promise.reject(new DOMException('gone', 'AbortError'));
  };
  await failureOf(upstream.providers.search('City', { ...caller, signal: browser.signal }));
  assert.equal(state(upstream), 'resting');
});

test('a host has a bounded number of places; slow facilities take none from others', async () => {
  const ends: (() => void)[] = [];
  const { upstream, sent, caller } = await troubled(
    (call) => new Promise<Reply>((resolve) => ends.push(() => resolve(publishedAnswer(call)))),
    { atOnce: 2, waiting: 1, retries: 0 },
  );
  const slow = [0, 1].map(() => upstream.linking.discover('IN0001', undefined, caller));
  const calls = [0, 1, 2].map(() => upstream.session.isOpen(caller));
  /** Lets calls go out until there are so many, and a while longer. */
  const turns = async (count: number): Promise<void> => {
    for (let left = 1000; left > 0; left -= 1) {
      if (sent.length >= count) left = Math.min(left, 20);
      await new Promise((resolve) => setImmediate(resolve));
      mock.timers.tick(5);
    }
    assert.equal(sent.length, count);
  };
  await turns(4);
  const refused = await failureOf(upstream.session.isOpen(caller));
  assert.deepEqual(
    [refused.kind, refused.waitSeconds, refused.nothingDone],
    ['upstream-unavailable', 2, true],
  );
  assert.equal(state(upstream), 'up');
  for (const end of ends.splice(0)) end();
  await turns(5);
  for (const end of ends) end();
  assert.deepEqual(await Promise.all(calls), [true, true, true]);
  await Promise.allSettled(slow);
});

test('the host of the tokens rests by itself, and says for how long', async () => {
  const hosts: string[] = [];
  const upstream = abdmConnect({
    baseUrl: 'https://api.example',
    authBaseUrl: 'https://auth.example',
    recordsBaseUrl: 'https://records.example',
    clientId: 'client-1',
    clientSecret: 'client-secret-1',
    fetch: async (url) => {
      hosts.push(new URL(url).host);
      return httpAnswer(new Response('', { status: 502 }));
    },
    patience: { failures: 2 },
  });
  const caller = { requestId: 'r', report: () => undefined };
  for (let times = 0; times < 2; times += 1) await assert.rejects(upstream.session.isOpen(caller));
  const refused = await failureOf(upstream.session.isOpen(caller));
  assert.equal(refused.kind, 'upstream-unavailable');
  assert((refused.waitSeconds ?? 0) > restSeconds - 1);
  assert.deepEqual(hosts, ['auth.example', 'auth.example']);
  assert.deepEqual(upstream.hosts(), [{ host: 'auth.example', state: 'resting' }]);
});

test('records come from a host of their own', async () => {
  const { upstream, sent, caller } = scriptedConnect(() => ({}), {
    recordsBaseUrl: 'https://records.example/',
  });
  await assert.rejects(upstream.session.isOpen(caller), UpstreamError);
  const record = { hipId: 'IN0001', careContextId: 'visit-1', abhaAddress: 'asha@abdm' };
  await assert.rejects(upstream.records.read(record, caller, new AbortController().signal), UpstreamError);
  assert.deepEqual(
    sent.map(({ url }) => url.host),
    ['api.example', 'records.example'],
  );
});

test('a trial that never ends, as one of a worker that was broken off, holds nobody up for ever', async () => {
  let reply = (): Reply | Promise<Reply> => connectError(500);
  const { upstream, sent, caller } = await troubled(() => reply(), { retries: 0, failures: 1 });
  await failureOf(upstream.session.isOpen(caller));
  mock.timers.tick(restSeconds * 1000);
  reply = () => new Promise(() => undefined);
  void upstream.session.isOpen(caller).catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(state(upstream), 'trying');
  reply = () => ({ logged_in: true });
  await failureOf(upstream.session.isOpen(caller));
  mock.timers.tick(16_000);
  assert.equal((await settled(upstream.session.isOpen(caller))).status, 'fulfilled');
  assert.deepEqual([state(upstream), sent.length], ['up', 3]);
});
