import { setTimeout as wait } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import { isDeskPath, isMeantBy } from './routes.js';

/** A failure to come. */
export interface Fault {
  /** Exact, or with `*` at its end. */
  readonly path: string;
  readonly method?: string | undefined;
  /** 200 when only a body is given. Without status and body the call is answered as usual, after the delay. */
  readonly status?: number | undefined;
  /** A text is sent as it is (HTML, half a JSON document), `null` as nothing at all, anything else as JSON. */
  readonly body?: unknown;
  readonly delay_ms?: number | undefined;
  /** The usual answer, cut after so many bytes; counts for nothing beside a status or body. */
  readonly keep_bytes?: number | undefined;
  /** How many calls fail; one if left out. */
  readonly times?: number | undefined;
}

/** The failures that the desk has ordered; a restart forgets them. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  readonly middleware: MiddlewareHandler;
}

const emptyStatuses: readonly number[] = [204, 205, 304];

/** Makes the list of failures. */
export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  const next = (method: string, path: string): Fault | undefined => {
    const entry = waiting.find(
      ({ fault }) => isMeantBy(fault.path, path) && (fault.method?.toUpperCase() ?? method) === method,
    );
    if (!entry) return undefined;
    entry.left -= 1;
    waiting = waiting.filter(({ left }) => left > 0);
    return entry.fault;
  };
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    clear: () => {
      waiting = [];
    },
    async middleware(context, goOn) {
      const { path, method } = context.req;
      const fault = isDeskPath(path) ? undefined : next(method, path);
      if (fault?.delay_ms) await wait(fault.delay_ms);
      if (fault && (fault.status !== undefined || fault.body !== undefined)) return failure(fault);
      await goOn();
      if (fault?.keep_bytes !== undefined && context.res.body !== null) {
        const whole = await context.res.arrayBuffer();
        context.res = new Response(whole.slice(0, fault.keep_bytes), context.res);
      }
      return undefined;
    },
  };
}

function failure({ status = 200, body }: Fault): Response {
  if (body === null || emptyStatuses.includes(status)) return new Response(null, { status });
  if (typeof body === 'string') {
    const type = body.trimStart().startsWith('<') ? 'text/html; charset=utf-8' : 'application/json';
    return new Response(body, { status, headers: { 'content-type': type } });
  }
  return Response.json(body ?? { code: status, error: 'Something went wrong' }, { status });
}
