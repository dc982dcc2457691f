import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { after, beforeEach, test } from 'node:test';
import {
  type Context,
  type ContextManager,
  context,
  createContextKey,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { createAbdmProxy, type ProxyOptions } from '../../../src/proxy/index.js';
import { scriptedConnect } from '../connect-script.js';
import { Browser, origin, secret, testPortal } from '../portal.js';

const exporter = new InMemorySpanExporter();

class AsyncContexts implements ContextManager {
  readonly #storage = new AsyncLocalStorage<Context>();
  active(): Context {
    return this.#storage.getStore() ?? ROOT_CONTEXT;
  }
  with<Args extends unknown[], Work extends (...args: Args) => ReturnType<Work>>(
    inside: Context,
    work: Work,
    thisArg?: ThisParameterType<Work>,
    ...args: Args
  ): ReturnType<Work> {
    return this.#storage.run(inside, () => work.apply(thisArg, args));
  }
  bind<Work>(_context: Context, work: Work): Work {
    return work;
  }
  enable(): this {
    return this;
  }
  disable(): this {
    return this;
  }
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parentId = '00f067aa0ba902b7';
const traceparent = `00-${traceId}-${parentId}-01`;

trace.setGlobalTracerProvider(
  new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
);
context.setGlobalContextManager(new AsyncContexts());
propagation.setGlobalPropagator({
  fields: () => ['traceparent'],
  inject: (_context, carrier, setter) => setter.set(carrier, 'traceparent', traceparent),
  extract(around, carrier, getter) {
    const [, given = '', parent = ''] = String(getter.get(carrier, 'traceparent') ?? '').split('-');
    const isGiven = given !== '' && parent !== '';
    const spanContext = { traceId: given, spanId: parent, traceFlags: TraceFlags.SAMPLED, isRemote: true };
    return isGiven ? trace.setSpanContext(around, spanContext) : around;
  },
});
after(() => {
  trace.disable();
  context.disable();
  propagation.disable();
});
beforeEach(() => exporter.reset());

function connected(options: Partial<ProxyOptions> = {}) {
  let wasSuppressed: unknown;
  const connect = scriptedConnect(({ url }) => {
    const key = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');
    wasSuppressed = context.active().getValue(key);
    if (!url.pathname.includes('pincode')) return new Response('{}', { status: 500 });
    return { state_code: '9', state_name: 'Uttar Pradesh', dist_code: '162', dist_name: 'Lucknow' };
  });
  const { upstream, clock } = connect;
  const proxy = createAbdmProxy({ upstream, secret, origins: [origin], now: clock.now, ...options });
  return { ...connect, browser: new Browser(proxy), wasSuppressed: () => wasSuppressed };
}

test('a request and its calls to upstream are spans of one trace, described from the list alone', async () => {
  const { browser } = connected();
  const { headers } = await browser.get('/v1/pincodes/226001');
  const spans = exporter.getFinishedSpans();
  const [request] = spans.slice(-1);
  const calls = spans.slice(0, -1);
  assert(request && calls.length > 0);
  assert.equal(request.name, 'abdm findPincode');
  assert.equal(request.kind, SpanKind.SERVER);
  assert.deepEqual(request.attributes, {
    'abdm.request_id': headers.get('X-Request-Id'),
    'abdm.route': 'findPincode',
    'http.response.status_code': 200,
  });
  for (const call of calls) {
    assert.equal(call.kind, SpanKind.CLIENT);
    assert.equal(call.parentSpanContext?.spanId, request.spanContext().spanId);
    assert.equal(call.spanContext().traceId, request.spanContext().traceId);
    assert.deepEqual(Object.keys(call.attributes), ['url.template', 'http.response.status_code']);
  }
  assert.equal(calls.at(-1)?.attributes['url.template'], '/abdm/v1/registration/pincode/{pincode}');
});

test('a failure has its kind and no message', async () => {
  const { browser } = connected();
  await browser.post('/v1/login/methods', { abhaAddress: 'asha@abdm' });
  const request = exporter.getFinishedSpans().at(-1);
  assert.equal(request?.attributes['error.type'], 'upstream-unavailable');
  assert.deepEqual(request?.status, { code: SpanStatusCode.ERROR });
  assert.deepEqual(request?.events, []);
});

test('a request says to which trace it belongs only where the portal trusts it', async () => {
  const given = { traceparent };
  await connected().browser.get('/v1/session', given);
  await connected({ trustTraceContext: true }).browser.get('/v1/session', given);
  const [strange, trusted] = exporter.getFinishedSpans().filter(({ kind }) => kind === SpanKind.SERVER);
  assert.notEqual(strange?.spanContext().traceId, traceId);
  assert.equal(strange?.parentSpanContext, undefined);
  assert.equal(trusted?.spanContext().traceId, traceId);
  assert.equal(trusted?.parentSpanContext?.spanId, parentId);
});

test('upstream learns nothing of the trace, and other instruments nothing of upstream', async () => {
  const { browser, sent, wasSuppressed } = connected({ trustTraceContext: true });
  await browser.get('/v1/pincodes/226001', { traceparent });
  assert.equal(sent.length, 1);
  assert.deepEqual(
    [...(sent[0]?.headers.keys() ?? [])].filter((name) => /trace|baggage|b3/.test(name)),
    [],
  );
  assert.equal(wasSuppressed(), true);
});

test('what the portal does for a request is inside its span', async () => {
  let inside: string | undefined;
  const { browser } = testPortal({
    hooks: { onAgreement: () => void (inside = trace.getActiveSpan()?.spanContext().spanId) },
  });
  await browser.agree();
  const request = exporter.getFinishedSpans().find(({ name }) => name === 'abdm recordAgreement');
  assert.equal(inside, request?.spanContext().spanId);
});
