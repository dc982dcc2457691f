import type { ErrorKind } from '../abdm/errors.js';

/** All that a log line may hold: nothing of the patient, no body, no query, no address. */
export interface LogFields {
  readonly requestId?: string;
  /** Name of the contract's route. */
  readonly route?: string;
  readonly status?: number;
  readonly kind?: ErrorKind;
  readonly durationMs?: number;
  /** Template of an upstream path, never the path itself. */
  readonly upstreamPath?: string;
  readonly upstreamStatus?: number;
  /** Name of the portal's hook that failed. */
  readonly hook?: string;
  /** Class of an unexpected error; its message might quote a patient's data. */
  readonly errorName?: string;
  /** Where an unexpected error arose. */
  readonly frames?: readonly string[];
}

/** Where log lines go. A pino logger fits as it is. */
export interface Logger {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** A logger that keeps nothing. */
export const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What may be logged of an error that nobody expected: its class and where it arose, not its message. */
export function traceOf(error: unknown): Pick<LogFields, 'errorName' | 'frames'> {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at \S.*:\d+:\d+\)?$/.test(line));
  return { errorName: error.constructor.name, frames: frames.slice(0, 5).map((line) => line.trim()) };
}
