import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { errorKinds } from '../../../src/abdm/errors.js';
import { notices } from '../../../src/abdm/notices.js';
import { memoryStore, type Metrics, type ProxyOptions } from '../../../src/proxy/index.js';
import { routeNames } from '../../../src/proxy/log-fields.js';
import { webhookResults } from '../../../src/proxy/metrics.js';
import { serveMetrics } from '../../../src/proxy/metrics-server.js';
import { prometheusMetrics } from '../../../src/proxy/prometheus.js';
import { upstreamHostStates } from '../../../src/proxy/upstreams/upstream.js';
import { aadhaarNumber, refused, testPortal } from '../portal.js';

const status = /^(?:[1-5]\d\d|none)$/;
const closed: Readonly<Record<string, readonly string[] | RegExp>> = {
  route: [...routeNames, 'none'],
  kind: [...Object.keys(errorKinds), 'none'],
  status,
  path: ['/abdm/v1/profile', 'other'],
  result: webhookResults,
  state: upstreamHostStates,
  le: /^[\d.]+$|^\+Inf$/,
};

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

async function samplesOf(metrics: { text(): Promise<string> }): Promise<Sample[]> {
  const lines = (await metrics.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, name = '', labels = '', value = ''] =
      /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? assert.fail(line);
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', text = '']) => [key, text]);
    return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) };
  });
}

function valueOf(
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  return samples
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([key, value]) => sample.labels[key] === value))
    .reduce((sum, { value }) => sum + value, 0);
}

function watchedPortal(options: Partial<ProxyOptions> = {}) {
  const metrics = prometheusMetrics();
  return { metrics, ...testPortal({ metrics, ...options }) };
}

test('what happens is counted, and every label is of a closed list', async () => {
  let isFailing = false;
  let isFull = false;
  const store = memoryStore();
  const failing: typeof store = {
    ...store,
    async get(key) {
      if (isFailing) throw new Error(`no answer for ${key}`);
      return store.get(key);
    },
  };
  const { metrics, browser, upstream, proxy } = watchedPortal({
    store: failing,
    webhookSecret: 'a secret of the webhooks',
    audit: () => {
      if (isFull) throw new Error('the disk is full');
    },
  });
  upstream.hosts = () => [
    { host: 'api.example', state: 'resting' },
    { host: 'auth.example', state: 'up' },
  ];
  const read = upstream.profile.read.bind(upstream.profile);
  upstream.profile.read = async (caller) => {
    caller.report({ path: '/abdm/v1/profile', status: 200, durationMs: 40 });
    caller.report({ path: `/abdm/v1/profile/${aadhaarNumber}`, durationMs: 40 });
    return read(caller);
  };

  await browser.signedIn();
  assert.equal((await browser.get('/v1/profile')).status, 200);
  await browser.sendLoginOtp();
  refused(await browser.sendLoginOtp(), 429, 'otp-too-soon');
  assert.equal((await browser.get('/v1/asha.verma@abdm')).status, 404);
  assert.equal((await browser.get('/metrics')).status, 404);
  assert.equal((await browser.post('/webhooks', {})).status, 403);
  isFull = true;
  const { version } = notices['data-processing'];
  const agreed = { notice: 'data-processing', version: version ?? '7', language: 'hi' };
  refused(await browser.post('/v1/agreements', agreed), 503, 'internal');
  isFailing = true;
  await browser.sendLoginOtp(3);
  isFailing = false;

  const samples = await samplesOf(metrics);
  for (const { name, labels } of samples) {
    for (const [label, value] of Object.entries(labels)) {
      const list = closed[label] ?? assert.fail(`${name} has a label ${label}`);
      assert(
        list instanceof RegExp ? list.test(value) : list.includes(value),
        `${name}: ${label}="${value}"`,
      );
    }
  }
  const count = (name: string, labels?: Readonly<Record<string, string>>): number =>
    valueOf(samples, name, labels);
  const profile = { route: 'readProfile', status: '200', kind: 'none' };
  assert.equal(count('abdm_requests_total', profile), 1);
  assert.equal(count('abdm_request_duration_seconds_count', { route: 'readProfile' }), 1);
  assert.equal(count('abdm_requests_total', { route: 'none', status: '404' }), 2);
  assert.equal(count('abdm_upstream_calls_total', { path: '/abdm/v1/profile', status: '200' }), 1);
  assert.equal(count('abdm_upstream_calls_total', { path: 'other', status: 'none' }), 1);
  assert.equal(count('abdm_otp_sends_refused_total', { kind: 'otp-too-soon' }), 1);
  assert.equal(count('abdm_webhooks_total', { result: 'refused' }), 1);
  assert(count('abdm_store_failures_total') > 0);
  assert(count('abdm_audit_failures_total') > 0);
  assert.equal(count('abdm_upstream_hosts', { state: 'resting' }), 1);
  assert.equal(count('abdm_upstream_hosts', { state: 'up' }), 1);
  assert.equal(count('abdm_open_streams'), 0);
  proxy.close();
});

test('a keeper of figures that fails fails no request', async () => {
  const fail = (): never => {
    throw new Error('no place');
  };
  const metrics: Metrics = {
    request: fail,
    upstreamCall: fail,
    otpRefused: fail,
    webhook: fail,
    storeFailed: fail,
    auditFailed: fail,
    reads: fail,
  };
  await testPortal({ metrics }).browser.signedIn();
});

test('figures are answered on a port of their own, those of the process among them', async () => {
  const metrics = prometheusMetrics({ ofProcess: true });
  const server = await serveMetrics(metrics, { port: 0, host: '127.0.0.1' });
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    assert.equal(answer.headers.get('Content-Type'), metrics.contentType);
    const text = await answer.text();
    assert(text.includes('abdm_open_streams 0') && text.includes('nodejs_eventloop_lag_seconds'));
    for (const [path, method] of [
      ['/', 'GET'],
      ['/metrics', 'POST'],
    ] as const)
      assert.equal((await fetch(`http://127.0.0.1:${port}${path}`, { method })).status, 404);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
