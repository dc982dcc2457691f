import type { ErrorKind } from '../abdm/errors.js';
import type { Route } from '../contract/route.js';
import { routes } from '../contract/routes.js';
import { traceOf } from './log.js';
import { logForms } from './log-fields.js';
import type { Settings } from './options.js';
import { beginTrace } from './tracing.js';
import type { CallReport } from './upstreams/upstream.js';

/** What is seen of one request from outside: its log lines, figures and trace. */
export interface Observation {
  readonly requestId: string;
  /** Names the route, once it is known. */
  route: string | undefined;
  /** Does the work inside the request's trace. */
  within<Result>(work: () => Result): Result;
  upstreamCall(call: CallReport): void;
  /** Something failed that nobody expected. */
  failed(error: unknown): void;
  ended(status: number, kind?: ErrorKind): void;
}

/** Watches requests. */
export interface Observer {
  begin(request: Request, requestId: string): Observation;
}

const otpKinds: readonly ErrorKind[] = ['otp-too-soon', 'otp-too-many', 'otp-locked'];
const sendsOtp = (name: string): boolean =>
  (routes as Readonly<Record<string, Route>>)[name]?.sendsOtp === true;

/** Makes the one who watches. */
export function createObserver({ logger, metrics, now, trustTraceContext }: Settings): Observer {
  return {
    begin(request, requestId) {
      const startedAt = now();
      const trace = beginTrace(request, { requestId, isTrusted: trustTraceContext, now: startedAt });
      const said = (): { requestId: string; route?: string } => ({
        requestId,
        ...(seen.route !== undefined && { route: seen.route }),
      });
      const seen: Observation = {
        requestId,
        route: undefined,
        within: (work) => trace.within(work),
        upstreamCall(call) {
          const { path, status, durationMs } = call;
          const known = status === undefined ? {} : { upstreamStatus: status };
          logger.info({ ...said(), upstreamPath: path, ...known, durationMs }, 'upstream call');
          // An upstream of somebody's own may report what is no template.
          const told = logForms.upstreamPath(path) ? call : { ...call, path: 'other' };
          metrics.upstreamCall(told);
          trace.upstreamCall(told, now());
        },
        failed(error) {
          logger.error({ ...said(), ...traceOf(error) }, 'unexpected error');
        },
        ended(status, kind) {
          const durationMs = now() - startedAt;
          logger.info({ ...said(), status, ...(kind && { kind }), durationMs }, 'request');
          const route = seen.route ?? 'none';
          metrics.request({ route, status, kind: kind ?? 'none', durationMs });
          if (kind && otpKinds.includes(kind) && sendsOtp(route)) metrics.otpRefused(kind);
          trace.ended({ route, status, ...(kind && { kind }) }, now());
        },
      };
      return seen;
    },
  };
}
