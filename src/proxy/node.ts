import { getRequestListener } from '@hono/node-server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { failureAnswer } from './answer.js';
import { Failure } from './failure.js';
import type { AbdmProxy } from './proxy.js';
import { isAmbiguousPath } from './request.js';

/** Options of {@link nodeListener}. */
export interface NodeListenerOptions {
  /**
   * How many reverse proxies of your own stand before this server; 0 by default. The browser's address is then read from
   * `X-Forwarded-For`, as many places from its end: what stands further left anybody can have written.
   */
  readonly trustProxy?: number;
}

/** Answers a request of Node's `http` server. With `next`, requests outside the proxy's base go on to it. */
export type NodeListener = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: () => void,
) => Promise<void>;

// Express cuts the mount path off `url`.
type MountedRequest = IncomingMessage & { readonly originalUrl?: string };

/**
 * Makes a listener for Node's `http.createServer`, or for `app.use` of Express before anything that reads bodies.
 */
export function nodeListener(proxy: AbdmProxy, { trustProxy = 0 }: NodeListenerOptions = {}): NodeListener {
  const refuse = (): Response =>
    failureAnswer(new Failure('invalid-request'), { requestId: crypto.randomUUID() });

  const listener = getRequestListener(
    async (request, env) => {
      const incoming = env.incoming as MountedRequest;
      const target = incoming.originalUrl ?? incoming.url ?? '';
      // The URL in `request` has its dot segments resolved already.
      if (!target.startsWith('/') || isAmbiguousPath(target)) return refuse();
      const address = addressOf(incoming, trustProxy);
      return proxy.fetch(atTarget(request, incoming), address === undefined ? {} : { address });
    },
    { overrideGlobalObjects: false, errorHandler: refuse },
  );

  return async (request, response, next) => {
    const target = (request as MountedRequest).originalUrl ?? request.url ?? '';
    const isMine = target === proxy.basePath || target.startsWith(`${proxy.basePath}/`);
    if (next && !isMine) next();
    else await listener(request, response);
  };
}

function atTarget(request: Request, { originalUrl, url }: MountedRequest): Request {
  if (originalUrl === undefined || originalUrl === url) return request;
  return new Request(new URL(originalUrl, request.url), request);
}

function addressOf({ socket, headers }: IncomingMessage, trustProxy: number): string | undefined {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const trusted = trustProxy > 0 ? forwarded.at(-trustProxy)?.trim() : undefined;
  return trusted === undefined || trusted === '' ? socket.remoteAddress : trusted;
}
