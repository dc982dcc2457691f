import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ChangeKind } from '../../src/abdm/changes.js';
import type { AbdmProxy } from '../../src/proxy/index.js';
import { defaultClient, type SandboxServer, startSandbox } from '../../src/sandbox/index.js';
import { notice, openStream, sendWebhook, signed } from '../proxy/live/streams.js';
import { Browser, origin, type OtpAnswer, refused } from '../proxy/portal.js';
import { type Balancer, openBalancer, servedBy } from '../support/balancer.js';
import { type ProxyProcess, startProxyProcess } from '../support/proxy-process.js';
import { openRedis, type RedisServer } from '../support/redis-server.js';
import { until } from '../support/until.js';

let redis: RedisServer;
let sandbox: SandboxServer;
let balancer: Balancer;
let one: ProxyProcess;
let two: ProxyProcess;

const secretOfWebhooks = 'a-secret-of-the-webhooks-of-the-tests';
const mobile = '9999900040';
const start = (): Promise<ProxyProcess> =>
  startProxyProcess({
    REDIS_URL: redis.url,
    ABDM_UPSTREAM_URL: sandbox.url,
    ABDM_CLIENT_ID: defaultClient.id,
    ABDM_CLIENT_SECRET: defaultClient.secret,
    ABDM_ORIGINS: origin,
    ABDM_SECRET: 'a-secret-of-the-tests-without-blanks-and-long-enough',
    ABDM_WEBHOOK_SECRET: secretOfWebhooks,
    // A connection that comes in the moment in which a server stops listening is reset: the balancer must know before.
    ABDM_DRAIN_SECONDS: '1',
  });

before(async () => {
  redis = await openRedis();
  sandbox = await startSandbox({ facilityPace: 0 });
  [one, two] = await Promise.all([start(), start()]);
  balancer = await openBalancer();
  balancer.use(one.url, two.url);
});
after(async () => {
  // A failed test leaves its browsers behind.
  await Promise.allSettled([...browsing].map((end) => end()));
  await balancer?.[Symbol.asyncDispose]();
  await Promise.all([one?.stop('SIGKILL'), two?.stop('SIGKILL')]);
  await sandbox?.close();
  await redis?.[Symbol.asyncDispose]();
});

/** Sends requests to one place, whatever host they name. */
const to =
  (place: () => string) =>
  (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(place() + pathname + search, request));
  };
const at = (place: () => string): Browser =>
  new Browser({ basePath: '/abdm', fetch: to(place) } as AbdmProxy);
const balanced = (): Browser => at(() => balancer.url);

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const lastOtp = (): string => sandbox.desk.sms(mobile)[0]?.otp ?? assert.fail('no OTP');

async function sendOtp(browser: Browser): Promise<string> {
  const identifier = { kind: 'mobile', value: mobile };
  const sent = await browser.post<OtpAnswer>('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  assert.equal(sent.status, 200, sent.text);
  return sent.body.transaction;
}

/** Somebody signed in: each of the two steps by whichever proxy it meets. */
async function signedIn(): Promise<Browser> {
  sandbox.desk.reset();
  await redis.command('FLUSHALL');
  const browser = balanced();
  const transaction = await sendOtp(browser);
  const verified = await browser.post<{
    next: string;
    transaction: string;
    accounts: { abhaAddress: string }[];
  }>('/v1/login/verify', { transaction, otp: lastOtp() });
  assert.equal(verified.status, 200, verified.text);
  if (verified.body.next !== 'done') {
    const [account] = verified.body.accounts;
    const chosen = { transaction: verified.body.transaction, abhaAddress: account?.abhaAddress };
    const end = await browser.post('/v1/login/account', chosen);
    assert.equal(end.status, 200, end.text);
  }
  return browser;
}

const addressOf = async (browser: Browser): Promise<string> =>
  (await browser.session()).patients[0]?.abhaAddress ?? assert.fail('nobody is signed in');

/** Ends of all that goes on until it is told to stop. */
const browsing = new Set<() => Promise<unknown>>();

/** Browsers that ask without end until they are told to stop; each answer with the server that gave it. */
function load(browser: Browser, width: number): { end(): Promise<{ by: string | null; status: number }[]> } {
  const answers: { by: string | null; status: number }[] = [];
  let isOver = false;
  const lanes = Array.from({ length: width }, async () => {
    while (!isOver) {
      const { status, headers } = await at(() => balancer.url).get('/v1/session', { Cookie: browser.cookie });
      answers.push({ by: headers.get(servedBy), status });
    }
  });
  const end = async (): Promise<typeof answers> => {
    isOver = true;
    await Promise.all(lanes);
    return answers;
  };
  browsing.add(end);
  return { end };
}

/** A page that listens, and goes on behind what it has heard whenever its stream ends. */
function listen(browser: Browser): {
  readonly told: ChangeKind[];
  readonly ends: number;
  stop(): Promise<void>;
} {
  const told: ChangeKind[] = [];
  let position: string | undefined;
  let ends = 0;
  let isOver = false;
  let leave = async (): Promise<void> => undefined;
  const lane = (async () => {
    while (!isOver) {
      try {
        const stream = await openStream(browser, {
          ...(position !== undefined && { position }),
          fetch: browser.proxy.fetch,
        });
        ({ leave } = stream);
        // It may have been told to stop before there was anything to leave.
        if (isOver) await leave();
        if (stream.response.status !== 200) throw new Error(String(stream.response.status));
        for (let line = await stream.next(); line; line = await stream.next()) {
          // The first line tells only where it begins.
          if (position !== undefined) told.push(...line.changed);
          ({ position } = line);
        }
      } catch {
        await rest(50);
      }
      ends += 1;
    }
  })();
  const stop = async (): Promise<void> => {
    isOver = true;
    await leave();
    await lane;
  };
  browsing.add(stop);
  return {
    told,
    get ends() {
      return ends;
    },
    stop,
  };
}

/** Tells a change as upstream does: again and again until it is taken. */
async function tell(kind: 'records' | 'profile', abhaAddress: string): Promise<void> {
  const event = kind === 'records' ? 'abha.link_care_context' : 'abha.created';
  const body = notice(event, { abha_address: abhaAddress });
  for (;;) {
    const { status } = await sendWebhook(
      to(() => balancer.url),
      body,
      signed(body, Date.now(), secretOfWebhooks),
    );
    if (status === 200) return;
    await rest(1_000);
  }
}

test('OTPs and limits are counted together', async () => {
  await redis.command('FLUSHALL');
  sandbox.desk.reset();
  await sendOtp(at(() => one.url));
  const identifier = { kind: 'mobile', value: mobile };
  const second = await at(() => two.url).post('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  assert.equal(refused(second, 429, 'otp-too-soon').otp?.sendsLeft, 2);
  assert.equal(sandbox.desk.sms(mobile).length, 1);
  const asked = await Promise.all(
    Array.from({ length: 12 }, () => balanced().post('/v1/login/otp', { identifier, otpSystem: 'abdm' })),
  );
  assert(asked.every(({ status }) => status === 429));
  assert.equal(sandbox.desk.sms(mobile).length, 1);
});

test('a transaction is used once, whichever proxies it comes to at the same time', async () => {
  await redis.command('FLUSHALL');
  sandbox.desk.reset();
  const browser = at(() => one.url);
  const transaction = await sendOtp(browser);
  const otp = lastOtp();
  const copies = [one, two, one, two].map(({ url }) => {
    const copy = at(() => url);
    copy.cookie = browser.cookie;
    return copy;
  });
  const answers = await Promise.all(
    copies.map((copy) => copy.post('/v1/login/verify', { transaction, otp })),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  const again = await copies[1]!.post('/v1/login/verify', { transaction, otp });
  assert(again.status >= 400, again.text);
});

test('a sign-out at one proxy counts at the other, and a copy of the cookie is worth nothing', async () => {
  const browser = await signedIn();
  const [there, copy] = [at(() => one.url), at(() => two.url)];
  there.cookie = copy.cookie = browser.cookie;
  assert.equal((await copy.get('/v1/profile')).status, 200);
  assert.equal((await there.post('/v1/session/sign-out', {})).status, 200);
  refused(await copy.get('/v1/profile'), 401, 'sign-in-required');
});

test('a webhook that one proxy took in is refused by the other when it is replayed', async () => {
  const body = notice('abha.link_care_context', { abha_address: 'nobody@abdm' });
  const signature = signed(body, Date.now(), secretOfWebhooks);
  assert.equal(
    (
      await sendWebhook(
        to(() => one.url),
        body,
        signature,
      )
    ).status,
    200,
  );
  assert.equal(
    (
      await sendWebhook(
        to(() => two.url),
        body,
        signature,
      )
    ).status,
    409,
  );
});

test('wrong consent PINs are counted together: eight at once are five tries, and then it is locked at both', async () => {
  const browser = await signedIn();
  assert.equal((await browser.post('/v1/consent-pin', { pin: '4821' })).status, 200);
  const copies = [one, two].map(({ url }) => {
    const copy = at(() => url);
    copy.cookie = browser.cookie;
    return copy;
  });
  const kinds = await Promise.all(
    [...copies, ...copies, ...copies, ...copies].map(async (copy) => {
      const { body } = await copy.post<{ error?: { kind: string } }>('/v1/consent-pin/verify', {
        pin: '0000',
      });
      return body.error?.kind;
    }),
  );
  assert.deepEqual(kinds.toSorted(), [
    ...Array.from({ length: 4 }, () => 'pin-locked'),
    ...Array.from({ length: 4 }, () => 'pin-wrong'),
  ]);
  for (const copy of copies)
    refused(await copy.post('/v1/consent-pin/verify', { pin: '4821' }), 429, 'pin-locked');
});

test('nobody can be recognised in Redis', async () => {
  const browser = await signedIn();
  const address = await addressOf(browser);
  await browser.get('/v1/profile');
  const everything = await redis.everything();
  assert(everything.length > 0);
  for (const told of [address, address.split('@')[0]!, mobile, '127.0.0.1', '::1', lastOtp()])
    assert(!everything.includes(told), `${told}:\n${everything}`);
});

test('a proxy is killed under load: the other loses nothing, and streams go on there', async () => {
  const browser = await signedIn();
  const address = await addressOf(browser);
  const pages = [listen(browser), listen(browser), listen(browser)];
  const asking = load(browser, 4);
  const sent: ChangeKind[] = [];
  const killed = one.url;
  await rest(500);
  let killing: Promise<unknown> | undefined;
  for (let number = 0; number < 20; number += 1) {
    const kind = number % 2 === 0 ? 'records' : 'profile';
    if (number === 8) killing = one.stop('SIGKILL');
    await tell(kind, address);
    sent.push(kind);
    await until(() => pages.every(({ told }) => told.length >= sent.length));
  }
  await killing;
  const answers = await asking.end();
  for (const page of pages) await page.stop();
  const lost = answers.filter(({ status }) => status !== 200);
  assert.deepEqual(
    [...new Set(lost.map(({ by }) => by))].filter((by) => by !== killed),
    [],
    JSON.stringify(lost),
  );
  assert(lost.length <= 4, 'only what was under way at the killed one');
  assert(answers.some(({ by }) => by === two.url) && answers.some(({ by }) => by === killed));
  for (const { told } of pages) assert.deepEqual(told, sent);
});

test('a proxy is told to stop under load: no request fails, and streams go on at the other', async () => {
  one = await start();
  balancer.use(one.url, two.url);
  const browser = await signedIn();
  const address = await addressOf(browser);
  const pages = [listen(browser), listen(browser), listen(browser)];
  const asking = load(browser, 4);
  const sent: ChangeKind[] = [];
  await rest(500);
  let stopping: Promise<number | null> | undefined;
  for (let number = 0; number < 20; number += 1) {
    const kind = number % 2 === 0 ? 'records' : 'profile';
    if (number === 8) stopping = two.stop('SIGTERM');
    await tell(kind, address);
    sent.push(kind);
    await until(() => pages.every(({ told }) => told.length >= sent.length));
  }
  const from = performance.now();
  assert.equal(await stopping, 0);
  assert(performance.now() - from < 5_000, 'nothing held it up');
  assert(
    pages.every(({ ends }) => ends <= 1),
    'its streams end once, when nothing new comes to it',
  );
  const answers = await asking.end();
  for (const page of pages) await page.stop();
  assert.deepEqual(
    answers.filter(({ status }) => status !== 200),
    [],
  );
  assert(answers.some(({ by }) => by === two.url) && answers.some(({ by }) => by === one.url));
  for (const { told } of pages) assert.deepEqual(told, sent);
});

test('Redis goes away and comes back: a clear refusal meanwhile, no restart', async () => {
  const browser = await signedIn();
  redis.pause();
  const start = performance.now();
  const refusedAnswer = await browser.get('/v1/session');
  refused(refusedAnswer, 503, 'upstream-unavailable');
  assert(Number(refusedAnswer.headers.get('Retry-After')) > 0);
  assert(performance.now() - start < 3_000);
  redis.goOn();
  await until(async () => (await browser.get('/v1/session')).status === 200);
  const lines = one.output().split('\n');
  assert.equal(lines.filter((line) => line.includes('Redis does not answer')).length, 1);
});
