import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Metrics, Readings } from './metrics.js';
import { upstreamHostStates } from './upstreams/upstream.js';

/** Figures for Prometheus. */
export interface PrometheusMetrics extends Metrics {
  /** Media type of the text. */
  readonly contentType: string;
  /** All figures, in Prometheus' text format. To be answered where only your own monitoring can ask. */
  text(): Promise<string>;
}

const secondsBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60];

/**
 * Keeps figures for Prometheus in the memory of this process; Node only.
 *
 * @param options.ofProcess - adds those of the Node process: its memory, event loop and time
 */
export function prometheusMetrics({ ofProcess = false } = {}): PrometheusMetrics {
  const registers = [new Registry()];
  const [register] = registers as [Registry];
  if (ofProcess) collectDefaultMetrics({ register });
  const counter = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[] = [],
  ): Counter<Label> => new Counter({ name, help, labelNames, registers });
  const durations = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
  ): Histogram<Label> => new Histogram({ name, help, labelNames, registers, buckets: secondsBuckets });

  const requests = counter('abdm_requests_total', 'Requests answered', ['route', 'status', 'kind']);
  const requestSeconds = durations('abdm_request_duration_seconds', 'Time until the answer', ['route']);
  const calls = counter('abdm_upstream_calls_total', 'Calls to upstream', ['path', 'status']);
  const callSeconds = durations('abdm_upstream_call_duration_seconds', 'Time of a call to upstream', [
    'path',
  ]);
  const otpsRefused = counter('abdm_otp_sends_refused_total', 'OTPs asked for and not sent', ['kind']);
  const webhooks = counter('abdm_webhooks_total', 'Webhooks that came', ['result']);
  const storeFailures = counter('abdm_store_failures_total', 'Times that the store failed');
  const auditFailures = counter('abdm_audit_failures_total', 'Times that an audit entry was not kept');
  let readings: Readings = { openStreams: () => 0, upstreamHosts: () => [] };
  new Gauge({
    name: 'abdm_open_streams',
    help: 'Streams of changes that are open',
    registers,
    collect() {
      this.set(readings.openStreams());
    },
  });
  new Gauge({
    name: 'abdm_upstream_hosts',
    help: 'Upstream hosts by how it stands with them',
    labelNames: ['state'],
    registers,
    collect() {
      const states = readings.upstreamHosts();
      for (const state of upstreamHostStates)
        this.set({ state }, states.filter((known) => known === state).length);
    },
  });

  return {
    request({ route, status, kind, durationMs }) {
      requests.inc({ route, status: String(status), kind });
      requestSeconds.observe({ route }, durationMs / 1000);
    },
    upstreamCall({ path, status, durationMs }) {
      calls.inc({ path, status: String(status ?? 'none') });
      callSeconds.observe({ path }, durationMs / 1000);
    },
    otpRefused: (kind) => otpsRefused.inc({ kind }),
    webhook: (result) => webhooks.inc({ result }),
    storeFailed: () => storeFailures.inc(),
    auditFailed: () => auditFailures.inc(),
    reads: (given) => (readings = given),
    contentType: register.contentType,
    text: () => register.metrics(),
  };
}
