import {
  type Attributes,
  type Context,
  context,
  createContextKey,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { ErrorKind } from '../abdm/errors.js';
import type { CallReport } from './upstreams/upstream.js';

/** The trace of one request. */
export interface RequestTrace {
  /** Does the work inside the request's span. */
  within<Result>(work: () => Result): Result;
  /** Adds the span of a call that just ended. */
  upstreamCall(call: CallReport, now: number): void;
  ended(
    seen: { readonly route: string; readonly status: number; readonly kind?: ErrorKind },
    now: number,
  ): void;
}

const tracer = trace.getTracer('abdm-elements');
const headersOf = {
  keys: (headers: Headers): string[] => [...headers.keys()],
  get: (headers: Headers, name: string): string | undefined => headers.get(name) ?? undefined,
};
// The name under which OpenTelemetry's own packages know that nothing is to be traced.
const suppressed = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/**
 * Begins the trace of a request. Without an OpenTelemetry SDK in the process nothing is kept.
 *
 * @param isTrusted - whether the request may say to which trace it belongs
 * @param now - milliseconds since 1970
 */
export function beginTrace(
  { headers }: Request,
  {
    requestId,
    isTrusted,
    now,
  }: { readonly requestId: string; readonly isTrusted: boolean; readonly now: number },
): RequestTrace {
  const around = isTrusted ? propagation.extract(context.active(), headers, headersOf) : context.active();
  const attributes = { 'abdm.request_id': requestId };
  const span = tracer.startSpan(
    'abdm request',
    { kind: SpanKind.SERVER, startTime: new Date(now), attributes },
    around,
  );
  const inside: Context = trace.setSpan(around, span);

  return {
    within: (work) => context.with(inside, work),
    upstreamCall({ path, status, durationMs }, end) {
      const call = tracer.startSpan(
        'abdm upstream call',
        {
          kind: SpanKind.CLIENT,
          startTime: new Date(end - durationMs),
          attributes: { 'url.template': path },
        },
        inside,
      );
      if (status !== undefined) call.setAttribute('http.response.status_code', status);
      if (status === undefined || status >= 400) call.setStatus({ code: SpanStatusCode.ERROR });
      call.end(new Date(end));
    },
    ended({ route, status, kind }, end) {
      span.updateName(`abdm ${route}`);
      span.setAttributes({
        'abdm.route': route,
        'http.response.status_code': status,
        ...(kind !== undefined && { 'error.type': kind }),
      } satisfies Attributes);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(new Date(end));
    },
  };
}

/**
 * A `fetch` of which other instruments of the process make no span and into which they write no header: upstream's URLs
 * name patients, and its hosts are somebody else's.
 */
export function untraced<Asked extends unknown[], Answer>(
  fetch: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  return (...asked) => context.with(context.active().setValue(suppressed, true), () => fetch(...asked));
}
