import type { ErrorKind } from '../abdm/errors.js';
import type { CallReport, UpstreamHostState } from './upstreams/upstream.js';

/** A request that was answered. */
export interface AnsweredRequest {
  /** Name of the contract's route, `webhook`, or `none` for what found no route. */
  readonly route: string;
  readonly status: number;
  readonly kind: ErrorKind | 'none';
  readonly durationMs: number;
}

/** What became of a webhook. */
export const webhookResults = ['taken', 'refused', 'repeated', 'unreadable', 'failed', 'closed'] as const;

/** What became of a webhook: `refused` for a signature that is wrong or late, `failed` when upstream has to tell it again. */
export type WebhookResult = (typeof webhookResults)[number];

/** What is read when somebody looks. */
export interface Readings {
  /** Open streams of this process. */
  openStreams(): number;
  /** How it stands with each upstream host that was called. */
  upstreamHosts(): readonly UpstreamHostState[];
}

/**
 * Where figures go, for example `prometheusMetrics()`. Everything that is told is of a closed list or a number: nothing
 * names a patient, a facility or a browser.
 */
export interface Metrics {
  request(request: AnsweredRequest): void;
  upstreamCall(call: CallReport): void;
  /** An OTP was asked for and not sent. */
  otpRefused(kind: ErrorKind): void;
  webhook(result: WebhookResult): void;
  /** The store did not do what it was asked for. */
  storeFailed(): void;
  /** The audit trail could not keep an entry, yet or at all. */
  auditFailed(): void;
  /** Gives what is read whenever somebody looks. */
  reads(readings: Readings): void;
}

/** Figures that nobody keeps. */
export const noMetrics: Metrics = {
  request: () => undefined,
  upstreamCall: () => undefined,
  otpRefused: () => undefined,
  webhook: () => undefined,
  storeFailed: () => undefined,
  auditFailed: () => undefined,
  reads: () => undefined,
};

/** Figures whose keeper may fail: that must not fail a request. */
export function quietMetrics(metrics: Metrics): Metrics {
  const quiet =
    <Args extends unknown[]>(tell: (...args: Args) => void) =>
    (...args: Args): void => {
      try {
        tell.apply(metrics, args);
      } catch {
        // A figure is lost.
      }
    };
  return {
    request: quiet(metrics.request),
    upstreamCall: quiet(metrics.upstreamCall),
    otpRefused: quiet(metrics.otpRefused),
    webhook: quiet(metrics.webhook),
    storeFailed: quiet(metrics.storeFailed),
    auditFailed: quiet(metrics.auditFailed),
    reads: quiet(metrics.reads),
  };
}
