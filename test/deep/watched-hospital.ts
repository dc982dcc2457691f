import assert from 'node:assert/strict';
import { pino } from 'pino';
import { trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { abdmConnect, createAbdmProxy, type Hooks } from '../../src/proxy/index.js';
import { hookNames } from '../../src/proxy/log-fields.js';
import { prometheusMetrics } from '../../src/proxy/prometheus.js';
import { defaultClient, startSandbox } from '../../src/sandbox/index.js';
import { webhookSecret } from '../proxy/live/streams.js';
import { type Answer, Browser, origin, secret } from '../proxy/portal.js';
import { Identifiers } from './identifiers.js';
import { overheardFetch, takeText, wordsOfEverybody } from './overheard.js';

/** The portal's own id of the person, and the network address of the browser. */
export const portalUserId = 'portal-user-7781';
export const networkAddress = '192.0.2.77';

/** A proxy on a sandbox, of which everything that is written is kept, and everything that anybody says. */
export async function openWatchedHospital() {
  const identifiers = new Identifiers(wordsOfEverybody);
  const lines: string[] = [];
  const exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
  );
  const metrics = prometheusMetrics();
  const sandbox = await startSandbox({ facilityPace: 0 });
  const host = `localhost:${new URL(sandbox.url).port}`;
  const requestIds = new Set<string>();
  let ahead = 0;
  let failingHooks = false;

  // A hook is told everything; one that fails quotes it.
  const hook = (event: object): void => {
    const { requestId: _id, ...told } = event as { requestId: string };
    identifiers.take(told, 'hook');
    if (failingHooks) throw new TypeError(`no room for ${JSON.stringify(told)}`);
  };
  const hooks = Object.fromEntries(
    hookNames.filter((name) => name !== 'onAgreement').map((name) => [name, hook]),
  ) as Hooks;

  const proxy = createAbdmProxy({
    upstream: abdmConnect({
      baseUrl: `http://${host}`,
      clientId: defaultClient.id,
      clientSecret: defaultClient.secret,
      hipId: 'IN0910000001',
      fetch: overheardFetch(identifiers),
    }),
    secret,
    webhookSecret,
    origins: [origin],
    face: { hosts: [host] },
    identify: () => ({ userId: portalUserId }),
    hooks,
    limits: { otpPerBrowser: 1000, otpPerAddress: 1000, lookUpsPerBrowser: 1000, lookUpsPerAddress: 1000 },
    now: () => Date.now() + ahead,
    logger: pino({}, { write: (line: string) => void lines.push(line) }),
    metrics,
    trustTraceContext: true,
  });
  identifiers.take([portalUserId, networkAddress, defaultClient, secret, webhookSecret], 'settings');

  class WatchedBrowser extends Browser {
    override address = networkAddress;

    override async send<Body = Record<string, unknown>>(
      method: string,
      path: string,
      body: string | undefined,
      headers: Record<string, string> = {},
    ): Promise<Answer<Body>> {
      takeText(identifiers, body, `asked ${path}`);
      const answer = await super.send<Body>(method, path, body, headers);
      requestIds.add(answer.headers.get('X-Request-Id') ?? '');
      const { requestId: _id, ...rest } = (answer.body ?? {}) as { requestId?: string; error?: object };
      if (!rest.error) identifiers.take(rest, `answer of ${path}`);
      identifiers.take([this.cookie, this.cookie.split('=')[1], this.epoch], 'cookie');
      return answer;
    }
  }

  return {
    sandbox,
    proxy,
    identifiers,
    browser: () => new WatchedBrowser(proxy),
    /** Notes the id of a request that no watched browser sent. */
    sawAnswer: (response: Response) => requestIds.add(response.headers.get('X-Request-Id') ?? ''),
    now: () => Date.now() + ahead,
    /** Lets time go by, for the proxy and for upstream. */
    wait(seconds: number): void {
      ahead += seconds * 1000;
      sandbox.desk.advanceClock(seconds);
    },
    otpTo: (mobile: string): string => {
      const { otp, text } = sandbox.desk.sms(mobile)[0] ?? assert.fail(`no OTP to ${mobile}`);
      identifiers.take([otp, text, mobile], 'message');
      return otp;
    },
    failHooks(fails: boolean): void {
      failingHooks = fails;
    },
    /** Log lines as they were written, but for the ids of requests, times and the process. */
    logged(): string[] {
      return lines.map((line) => withoutRequestIds(withoutProcess(line), requestIds));
    },
    async figures(): Promise<string> {
      return (await metrics.text()).replace(/ [\d.e+]+$/gm, '');
    },
    spans(): string[] {
      return exporter
        .getFinishedSpans()
        .map(({ name, attributes, events, status, links }) =>
          withoutRequestIds(JSON.stringify({ name, attributes, events, status, links }), requestIds),
        );
    },
    async close(): Promise<void> {
      proxy.close();
      trace.disable();
      await sandbox.close();
    },
  };
}

/** What {@link openWatchedHospital} opens. */
export type WatchedHospital = Awaited<ReturnType<typeof openWatchedHospital>>;

function withoutProcess(line: string): string {
  const {
    time: _time,
    pid: _pid,
    hostname: _host,
    durationMs: _ms,
    ...rest
  } = JSON.parse(line) as Record<string, unknown>;
  return JSON.stringify(rest);
}

function withoutRequestIds(text: string, known: ReadonlySet<string>): string {
  return text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (known.has(id) ? '' : id));
}
