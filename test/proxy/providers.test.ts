import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostProvidersFound, type Provider } from '../../src/contract/providers.js';
import { type Caller, UpstreamError } from '../../src/proxy/index.js';
import { type Answer, Browser, origin, refused, testPortal } from './portal.js';

interface Found {
  readonly providers: readonly Provider[];
  readonly more: boolean;
}

const search = (browser: Browser, name: unknown): Promise<Answer<Found>> =>
  browser.post<Found>('/v1/providers/search', { name });

test('facilities are found by a part of their name, by anybody (P2 1.2)', async () => {
  const { browser, upstream } = testPortal({ identify: () => ({ userId: 'user-a' }) });
  const { body } = await search(browser, '  lake ');
  assert.deepEqual(body, {
    providers: [{ hipId: 'HIP-1', name: 'lake Hospital', city: 'Udaipur' }],
    more: false,
  });
  const read = await browser.post<Provider>('/v1/providers/details', { hipId: 'HIP-1' });
  assert.deepEqual(read.body, {
    hipId: 'HIP-1',
    name: 'Lake Hospital',
    city: 'Udaipur',
    state: 'Rajasthan',
  });
  assert.deepEqual(upstream.calls, ['providers.search', 'providers.read']);
  assert.deepEqual(upstream.given, [['lake'], ['HIP-1']]);
});

test('which patient looks for a facility is not told upstream', async () => {
  const { browser, upstream } = testPortal();
  await browser.login();
  await search(browser, 'lake');
  await browser.post('/v1/providers/details', { hipId: 'HIP-1' });
  assert.deepEqual(
    upstream.callers.slice(-2).map((caller) => 'patientId' in caller),
    [false, false],
  );
});

test('a search that the browser gives up is given up, and is no failure in the log', async () => {
  const { proxy, upstream, log } = testPortal();
  const gone = new AbortController();
  upstream.script.linking.search = () =>
    new Promise((_, reject) => {
      const { signal } = upstream.callers.at(-1) as Caller;
      signal?.addEventListener('abort', () => reject(new UpstreamError('upstream-timeout')));
      gone.abort();
    });
  await proxy.fetch(
    new Request(`${origin}/abdm/v1/providers/search`, {
      method: 'POST',
      headers: { Origin: origin, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'lake' }),
      signal: gone.signal,
    }),
  );
  const { status, kind } = log.lines.at(-1)?.fields ?? {};
  assert.deepEqual([status, kind], [499, undefined]);
});

test('a search shows as many facilities as its answer may hold, and says whether there are more', async () => {
  const { browser, upstream } = testPortal();
  const facilities = (count: number): Provider[] =>
    Array.from({ length: count }, (_, index) => ({ hipId: `HIP-${index}`, name: `Hospital ${index}` }));
  for (const [count, shown, more] of [
    [0, 0, false],
    [mostProvidersFound, mostProvidersFound, false],
    [mostProvidersFound + 1, mostProvidersFound, true],
    [2413, mostProvidersFound, true],
  ] as const) {
    upstream.script.linking.search = () => facilities(count);
    const { body } = await search(browser, 'hospital');
    assert.deepEqual([body.providers.length, body.more], [shown, more]);
    assert.deepEqual(body.providers, facilities(count).slice(0, shown));
  }
});

test('names of fewer than three characters or of too many, and ids that there cannot be, are refused', async () => {
  const { browser, upstream } = testPortal();
  for (const name of ['', 'ab', '   ab   ', '\u{1d400}\u{1d401}', 'x'.repeat(101), 7, null, undefined]) {
    assert.equal(refused(await search(browser, name), 400, 'invalid-request').field, 'name');
  }
  for (const id of ['a b', 'a/b', 'x'.repeat(101), 'आ']) {
    refused(await browser.post('/v1/providers/details', { hipId: id }), 400, 'invalid-request');
  }
  refused(
    await browser.post('/v1/providers/search', { name: 'lake', hipId: 'HIP-1' }),
    400,
    'invalid-request',
  );
  assert.deepEqual(upstream.calls, []);
  for (const name of ['AIM', 'एम्स', 'x'.repeat(100)]) assert.equal((await search(browser, name)).status, 200);
});

test('a facility that ABDM does not know is not found', async () => {
  const { browser, upstream } = testPortal();
  upstream.script.linking.provider = () => {
    throw new UpstreamError('facility-not-found', { nothingDone: true });
  };
  assert.equal(
    refused(await browser.post('/v1/providers/details', { hipId: 'HIP-9' }), 404, 'facility-not-found')
      .nextStep,
    'edit',
  );
});

test('a browser may type on: 120 look-ups a minute, in a bucket of their own', async () => {
  const { browser, proxy, upstream, clock } = testPortal();
  for (let count = 0; count < 119; count += 1) assert.equal((await search(browser, 'lake')).status, 200);
  assert.equal((await browser.post('/v1/providers/details', { hipId: 'HIP-1' })).status, 200);
  const { retryAfterSeconds = 0 } = refused(await search(browser, 'lake'), 429, 'too-many-requests');
  assert(retryAfterSeconds > 0 && retryAfterSeconds <= 60);
  refused(await browser.post('/v1/providers/details', { hipId: 'HIP-1' }), 429, 'too-many-requests');
  assert.equal(upstream.calls.length, 120);
  assert.equal((await search(new Browser(proxy), 'lake')).status, 200);
  assert.equal((await browser.login()).status, 200);
  clock.advance(60);
  assert.equal((await search(browser, 'lake')).status, 200);
});
