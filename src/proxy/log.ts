import { isFrame, type LogFields, logForms } from './log-fields.js';

/** Everything that log lines say beside their fields. */
export const logMessages = [
  'request',
  'upstream call',
  'unexpected error',
  'hook failed',
  'record broken off',
  'the page for the face is on no host of the list',
  'audit entry not kept yet',
  'audit entry lost',
  'Redis does not answer',
  'Redis answers again',
  'Redis refuses a command',
  'not ready',
  'ready again',
] as const;

/** What a log line says beside its fields. */
export type LogMessage = (typeof logMessages)[number];

/** Where log lines go. A pino logger fits as it is. */
export interface Logger {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** A logger to which nothing can be said but the known messages. */
export interface CheckedLogger extends Logger {
  info(fields: LogFields, message: LogMessage): void;
  warn(fields: LogFields, message: LogMessage): void;
  error(fields: LogFields, message: LogMessage): void;
}

/** A logger that keeps nothing. */
export const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Holds a logger to the list: what is no known field in its known form is left out, whatever the code passes. A logger
 * that fails does not fail the request.
 */
export function checkedLogger(logger: Logger): CheckedLogger {
  const checked = (level: keyof Logger) => (fields: LogFields, message: LogMessage) => {
    try {
      logger[level](checkedFields(fields), logMessages.includes(message) ? message : 'unexpected error');
    } catch {
      // Nobody is left to be told.
    }
  };
  return { info: checked('info'), warn: checked('warn'), error: checked('error') };
}

function checkedFields(fields: LogFields): LogFields {
  const given = Object.entries(fields) as [keyof LogFields, unknown][];
  return Object.fromEntries(
    given.filter(([name, value]) => Object.hasOwn(logForms, name) && logForms[name](value)),
  );
}

/** What may be logged of an error that nobody expected: its class and where it arose, not its message. */
export function traceOf(error: unknown): Pick<LogFields, 'errorName' | 'frames'> {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const { stack = '', message } = error;
  // The stack begins with the message, which may have lines that look like frames.
  const lines = stack.slice(message === '' ? 0 : stack.indexOf(message) + message.length).split('\n');
  const frames = lines.map((line) => line.trim()).filter(isFrame);
  return { errorName: error.constructor.name, frames: frames.slice(0, 5) };
}
