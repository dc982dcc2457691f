import type { IncomingMessage, ServerResponse } from 'node:http';
import { createNodeHandler, isUnder, targetOf } from './node-handler.js';
import type { AbdmProxy } from './proxy.js';

export { egressFetch, type EgressOptions } from './node-egress.js';

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

/** Makes a listener for Node's `http.createServer`. For Express and Fastify there are adapters of their own. */
export function nodeListener(proxy: AbdmProxy, { trustProxy = 0 }: NodeListenerOptions = {}): NodeListener {
  const handle = createNodeHandler(proxy, (request) => addressOf(request, trustProxy));
  return async (request, response, next) => {
    if (next && !isUnder(targetOf(request), proxy.basePath)) next();
    else await handle(request, response);
  };
}

function addressOf({ socket, headers }: IncomingMessage, trustProxy: number): string | undefined {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const trusted = trustProxy > 0 ? forwarded.at(-trustProxy)?.trim() : undefined;
  return trusted === undefined || trusted === '' ? socket.remoteAddress : trusted;
}
