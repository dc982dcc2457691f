import type { MiddlewareHandler } from 'hono';
import { isoTime, type Clock } from './clock.js';
import { isDeskPath, isMeantBy } from './routes.js';

/** A call that the sandbox received, without anything that was in it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly at: string;
  /** The patient and facility that the call named in its headers. */
  readonly headers: Readonly<Partial<Record<'x-pt-id' | 'x-hip-id', string>>>;
}

/** The calls received, oldest first; a restart forgets them. */
export interface Calls {
  list(path?: string): Call[];
  clear(): void;
  readonly middleware: MiddlewareHandler;
}

const kept = 10_000;
const keptHeaders = ['x-pt-id', 'x-hip-id'] as const;

/** Makes the list of calls. */
export function createCalls(clock: Clock): Calls {
  let received: Call[] = [];
  return {
    list: (path) => received.filter((call) => path === undefined || isMeantBy(path, call.path)),
    clear: () => {
      received = [];
    },
    async middleware(context, next) {
      const at = isoTime(clock.now());
      await next();
      const { method, path } = context.req;
      if (isDeskPath(path)) return;
      const named = keptHeaders.flatMap((name) => {
        const value = context.req.header(name);
        return value === undefined ? [] : [[name, value] as const];
      });
      received.push({ method, path, status: context.res.status, at, headers: Object.fromEntries(named) });
      if (received.length > kept) received = received.slice(-kept);
    },
  };
}
