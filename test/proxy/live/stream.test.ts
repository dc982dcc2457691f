import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { ProxyOptions } from '../../../src/proxy/index.js';
import type { ChangeLog } from '../../../src/proxy/live/change-log.js';
import { memoryChangeLog } from '../../../src/proxy/live/memory-change-log.js';
import { nodeListener } from '../../../src/proxy/node.js';
import { until } from '../../support/until.js';
import { Browser, origin, patientNumber, refused, testPortal } from '../portal.js';
import { notice, openStream, sendWebhook, signed, webhookSecret } from './streams.js';

/** A log that counts who waits. */
function countedLog(now: () => number): ChangeLog & { readonly waiting: number } {
  const log = memoryChangeLog({ now });
  let waiting = 0;
  return {
    ...log,
    get waiting() {
      return waiting;
    },
    async watch(patient, listener) {
      const unwatch = await log.watch(patient, listener);
      waiting += 1;
      return () => {
        waiting -= 1;
        unwatch();
      };
    },
  };
}

const log = countedLog(Date.now);
const portal = (options: Partial<ProxyOptions> = {}): ReturnType<typeof testPortal> =>
  testPortal({ webhookSecret, changes: log, now: Date.now, ...options });
const { proxy, upstream } = portal({
  identify: ({ headers }) => ({ userId: headers.get('Portal-User') ?? 'one' }),
});

let server: Server;
const overHttp = (request: Request): Promise<Response> => {
  const { port } = server.address() as AddressInfo;
  return fetch(new Request(`http://127.0.0.1:${port}${new URL(request.url).pathname}`, request));
};
const tell = async (data: object, event = 'abha.link_care_context'): Promise<number> => {
  const body = notice(event, data);
  return (await sendWebhook(overHttp, body, signed(body, Date.now()))).status;
};
// An OTP can be sent to a mobile number once a minute.
let mobiles = 100;
async function signedIn(number: number, { withId = true } = {}): Promise<Browser> {
  const { patientId, ...signIn } = patientNumber(number);
  upstream.script.login = () => ({ next: 'done', ...signIn, ...(withId && { patientId }) });
  const browser = new Browser(proxy);
  assert.equal((await browser.login(mobiles++)).status, 200);
  return browser;
}

before(async () => {
  const listener = nodeListener(proxy);
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
after(() => {
  server.close();
  server.closeAllConnections();
});

test('over HTTP: a line at once, one for every change of this patient, and none of another’s', async () => {
  const stream = await openStream(await signedIn(1), { fetch: overHttp });
  const { headers } = stream.response;
  assert.equal(headers.get('Content-Type'), 'application/x-ndjson');
  assert.equal(headers.get('Cache-Control'), 'no-store, no-transform');
  assert.equal(headers.get('X-Accel-Buffering'), 'no');
  assert.equal(headers.get('Set-Cookie'), null);
  assert.deepEqual((await stream.next())?.changed, []);
  assert.equal(await tell({ abha_address: 'patient2@abdm' }), 200);
  assert.equal(await tell({ abha_address: 'patient1@abdm' }), 200);
  assert.deepEqual((await stream.next())?.changed, ['records']);
  await stream.leave();
});

test('finds the patient by whatever a webhook names: id, address, both, or a request that was listed', async () => {
  for (const withId of [true, false]) {
    const browser = await signedIn(3, { withId });
    if (withId) await browser.get('/v1/requests/requested');
    const stream = await openStream(browser, { fetch: overHttp });
    await stream.next();
    const byAddress = { abha_address: 'PATIENT3@abdm' };
    const byId = { oid: 'upstream-patient-3' };
    const byRequest = { notification: { consentRequestId: 'request-1', status: 'GRANTED' } };
    for (const data of [byAddress, byId, { ...byAddress, ...byId }, byRequest]) {
      const event = 'notification' in data ? 'abha.consent_update' : 'abha.link_care_context';
      assert.equal(await tell(data, event), 200);
      const line = await stream.change();
      assert.deepEqual(
        line?.changed,
        ['notification' in data ? 'requests' : 'records'],
        JSON.stringify(data),
      );
    }
    await stream.leave();
  }
});

test('goes on behind a position, and says that all may have changed behind one that is lost', async () => {
  const browser = await signedIn(4);
  const first = await openStream(browser, { fetch: overHttp });
  const { position = '' } = (await first.next()) ?? {};
  await first.leave();
  await tell({ abha_address: 'patient4@abdm' });
  await tell(
    { abha_address: 'patient4@abdm', notification: { consentRequestId: 'r' } },
    'abha.consent_update',
  );
  const second = await openStream(browser, { fetch: overHttp, position });
  assert.deepEqual((await second.next())?.changed, ['requests', 'records']);
  await second.leave();
  const third = await openStream(browser, { fetch: overHttp, position: '1-1' });
  assert.deepEqual((await third.next())?.changed, ['requests', 'records', 'profile']);
  await third.leave();
});

test('ends at once when the patient signs out, another one signs in, or the portal ends it', async () => {
  const endings: ((browser: Browser) => Promise<unknown>)[] = [
    (browser) => browser.post('/v1/session/sign-out', {}),
    (browser) => browser.login(mobiles++),
    (browser) => proxy.signOut(new Request(`${origin}/sign-out`, { headers: { Cookie: browser.cookie } })),
    () => proxy.signOutUser('one'),
  ];
  for (const [index, end] of endings.entries()) {
    const browser = await signedIn(5);
    const stream = await openStream(browser, { fetch: overHttp });
    await stream.next();
    const started = performance.now();
    await end(browser);
    assert.equal(await stream.next(), undefined, String(index));
    // A heartbeat would come after fifteen seconds.
    assert(performance.now() - started < 10_000, String(index));
  }
});

test('leaves nothing behind when a browser goes, whatever way it goes', async () => {
  await until(() => log.waiting === 0);
  const browser = await signedIn(7);
  const stream = await openStream(browser, { fetch: overHttp });
  await stream.next();
  assert.equal(log.waiting, 1);
  await stream.leave();
  await until(() => log.waiting === 0);

  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `POST /abdm/v1/changes HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nCookie: ${browser.cookie}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
  );
  await until(() => log.waiting === 1);
  socket.destroy();
  await until(() => log.waiting === 0);
});

test('one browser has six streams at most: the oldest gives way', async () => {
  const browser = await signedIn(8);
  const streams = [];
  for (let number = 0; number < 7; number += 1) {
    const stream = await openStream(browser, { fetch: overHttp });
    await stream.next();
    streams.push(stream);
  }
  assert.equal(await streams[0]?.next(), undefined);
  assert.equal(log.waiting, 6);
  await tell({ abha_address: 'patient8@abdm' });
  for (const stream of streams.slice(1)) assert.deepEqual((await stream.next())?.changed, ['records']);
  for (const stream of streams.slice(1)) await stream.leave();
});

test('who reads slowly gets all that happened meanwhile in one line, behind at most one that was on its way', async () => {
  const stream = await openStream(await signedIn(9));
  await stream.next();
  for (let turn = 0; turn < 50; turn += 1) {
    await tell({ abha_address: 'patient9@abdm' });
    if (turn % 10 === 0) await tell({ abha_address: 'patient9@abdm' }, 'abha.created');
  }
  const told = new Set<string>();
  let lines = 0;
  for (; told.size < 2; lines += 1) for (const kind of (await stream.change())?.changed ?? []) told.add(kind);
  assert.deepEqual([...told].sort(), ['profile', 'records']);
  assert(lines <= 2, String(lines));
  await stream.leave();
});

test('needs a patient, a page of the portal, and a position that is one', async () => {
  refused(await new Browser(proxy).post('/v1/changes', {}), 401, 'sign-in-required');
  const browser = await signedIn(10);
  refused(
    await browser.post('/v1/changes', {}, { Origin: 'https://elsewhere.example' }),
    403,
    'origin-refused',
  );
  refused(await browser.post('/v1/changes', {}, { 'Abdm-Epoch': 'another' }), 409, 'patient-changed');
  for (const position of ['', 'x', '1'.repeat(41), 7, null])
    refused(await browser.post('/v1/changes', { position }), 400, 'invalid-request');
});

test('a portal without webhooks has no stream: its pages ask', async () => {
  const { browser } = testPortal();
  await browser.login();
  refused(await browser.post('/v1/changes', {}), 404, 'invalid-request');
});

test('listening does not keep a sign-in alive', async () => {
  const { browser, clock } = testPortal({
    webhookSecret,
    signInLife: { idleSeconds: 100, absoluteSeconds: 1000 },
  });
  await browser.login();
  clock.advance(60);
  const stream = await openStream(browser);
  assert.equal(stream.response.headers.get('Set-Cookie'), null);
  assert.deepEqual((await stream.next())?.changed, []);
  clock.advance(40);
  const ended = stream.next();
  await browser.proxy.signOutUser('somebody else');
  assert.equal(await ended, undefined);
  refused(await browser.post('/v1/changes', {}), 401, 'sign-in-required');
});

test('the server stops: all streams end, and a log that fails ends its streams only', async () => {
  const { browser, proxy: stopping } = portal();
  await browser.login();
  const stream = await openStream(browser);
  await stream.next();
  stopping.close();
  assert.equal(await stream.next(), undefined);

  const failing = portal({
    changes: { ...memoryChangeLog(), watch: () => Promise.reject(new Error('the log is down')) },
  });
  await failing.browser.login();
  const broken = await openStream(failing.browser);
  assert.equal(broken.response.status, 200);
  assert.equal(await broken.next(), undefined);
});
