// What the proxy costs: requests per second and 99th percentile of one process against two bare reverse proxies in the same runtime,
// on the same upstream, in turns; memory over many requests; many open streams. npm run bench -- proxy [seconds] [requests] [streams]
import autocannon from 'autocannon';
import { type ChildProcess, fork } from 'node:child_process';
import { once, setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { type Answer, origin, type Question } from './support/proxy-child.js';

const [seconds = 5, requests = 200_000, streams = 2_000] = process.argv.slice(2).map(Number);
const turns = 3;
const connections = 16;
const firstMobile = 9999900001;
const goal = { throughput: 0.6, p99: 1.5 };

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

async function run(role: string, upstreamUrl = ''): Promise<Running> {
  const child = fork(join(import.meta.dirname, 'support/proxy-child.ts'), [role, upstreamUrl], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
  });
  const [{ port }] = (await once(child, 'message')) as [Answer];
  return { child, url: `http://127.0.0.1:${port}` };
}

async function ask(child: ChildProcess, question: Question): Promise<Answer> {
  child.send(question);
  const [answer] = (await once(child, 'message')) as [Answer];
  return answer;
}

/** Signs in with a mobile number, and gives the cookie. The pause between two OTPs goes by the number. */
async function signIn(url: string, mobile: number): Promise<string> {
  let cookie = '';
  const post = async (path: string, data: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/abdm${path}`, {
      method: 'POST',
      headers: { Origin: origin, 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify(data),
    });
    cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const identifier = { kind: 'mobile', value: String(mobile) };
  const { transaction } = await post('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  await post('/v1/login/verify', { transaction, otp: '123456' });
  return cookie;
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
const inMegabytes = (bytes: number): number => rounded(bytes / 1024 / 1024, 1);

interface Target {
  readonly url: string;
  readonly headers: Record<string, string>;
}

async function load({ url, headers }: Target, how: object): Promise<autocannon.Result> {
  const result = await autocannon({ url, headers, connections, ...how });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result;
}

interface Speed {
  readonly perSecond: number;
  readonly p99: number;
}

const medianOf = (all: readonly Speed[]): Speed => ({
  perSecond: rounded(median(all.map(({ perSecond }) => perSecond)), 0),
  p99: median(all.map(({ p99 }) => p99)),
});

const upstream = await run('upstream');
const proxy = await run('proxy', upstream.url);
const bare = await run('bare', upstream.url);
const bareFetch = await run('bareFetch', upstream.url);
try {
  const cookie = await signIn(proxy.url, firstMobile);
  const targets = {
    proxy: { url: `${proxy.url}/abdm/v1/care-contexts/providers`, headers: { Cookie: cookie } },
    bareFetch: {
      url: `${bareFetch.url}/care-contexts/providers`,
      headers: { Authorization: 'Bearer bench' },
    },
    bare: { url: `${bare.url}/care-contexts/providers`, headers: { Authorization: 'Bearer bench' } },
  };
  const names = ['proxy', 'bareFetch', 'bare'] as const;
  const speeds: Record<keyof typeof targets, Speed[]> = { proxy: [], bareFetch: [], bare: [] };
  for (const name of names) await load(targets[name], { duration: 3 });
  for (let turn = 0; turn < turns; turn += 1)
    for (const name of names) {
      const { requests: done, latency } = await load(targets[name], { duration: seconds });
      speeds[name].push({ perSecond: done.average, p99: latency.p99 });
    }

  const memory: Answer['memory'][] = [];
  const steps = 5;
  for (let step = 0; step < steps; step += 1) {
    memory.push((await ask(proxy.child, 'memory')).memory);
    await load(targets.proxy, { amount: Math.ceil(requests / steps) });
  }
  memory.push((await ask(proxy.child, 'memory')).memory);

  const open = await openStreams();
  const own = medianOf(speeds.proxy);
  const ratiosTo = (other: Speed): object => ({
    bare: other,
    throughput: rounded(own.perSecond / other.perSecond),
    p99: rounded(own.p99 / other.p99),
  });
  const heaps = memory.map((point) => point?.heap ?? NaN);
  console.log(
    JSON.stringify({
      name: 'proxy',
      proxy: own,
      // Beside a Fetch handler that passes on, in the same adapter; and beside streams of Node that are piped.
      toFetchHandler: ratiosTo(medianOf(speeds.bareFetch)),
      toPipe: ratiosTo(medianOf(speeds.bare)),
      goal,
      memory: {
        requests,
        heapMb: heaps.map(inMegabytes),
        residentMb: memory.map((point) => inMegabytes(point?.resident ?? NaN)),
        // The first point is before anything was compiled and cached.
        growth: rounded((heaps.at(-1) ?? NaN) / (heaps[1] ?? NaN)),
      },
      streams: open,
    }),
  );
} finally {
  for (const { child } of [proxy, bare, bareFetch, upstream]) child.kill();
}

/** Opens streams of one patient in many browsers, tells one change, and counts who heard of it. */
async function openStreams(): Promise<object> {
  const before = (await ask(proxy.child, 'memory')).memory;
  const cookies: string[] = [];
  // A browser has six at most.
  const browsers = Math.ceil(streams / 6);
  for (let browser = 1; browser <= browsers; browser += 1)
    cookies.push(await signIn(proxy.url, firstMobile + browser));
  const end = new AbortController();
  setMaxListeners(0, end.signal);
  let opened = 0;
  let heard = 0;
  const readers = Array.from({ length: streams }, async (_, index) => {
    const response = await fetch(`${proxy.url}/abdm/v1/changes`, {
      method: 'POST',
      headers: {
        Origin: origin,
        'Content-Type': 'application/json',
        Cookie: cookies[index % cookies.length] ?? '',
      },
      body: '{}',
      signal: end.signal,
    });
    if (!response.ok || !response.body) throw new Error(`a stream answered ${response.status}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = await reader.read(); !text.done; text = await reader.read())
      if (text.value.includes('records')) heard += 1;
      else opened += 1;
  }).map((reading) =>
    reading.catch((error: unknown) => {
      if (!end.signal.aborted) throw error;
    }),
  );
  await until(() => opened >= streams);
  const during = (await ask(proxy.child, 'memory')).memory;
  const start = performance.now();
  await ask(proxy.child, 'change');
  await until(() => heard >= streams);
  const toAllMs = rounded(performance.now() - start, 0);
  end.abort();
  await Promise.all(readers);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const after = (await ask(proxy.child, 'memory')).memory;
  return {
    opened,
    heard,
    toAllMs,
    heapKbPerStream: rounded(((during?.heap ?? NaN) - (before?.heap ?? NaN)) / 1024 / streams, 1),
    heapMbAfter: inMegabytes(after?.heap ?? NaN),
    heapMbBefore: inMegabytes(before?.heap ?? NaN),
  };
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('the streams did not come');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
