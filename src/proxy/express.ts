import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkMount } from './mount.js';
import { createNodeHandler, isUnder, targetOf } from './node-handler.js';
import type { AbdmProxy } from './proxy.js';

/** What Express knows of a request beside Node. */
export interface ExpressRequest extends IncomingMessage {
  /** The browser's address, as Express' `trust proxy` says. */
  readonly ip?: string | undefined;
  /** Path under which the middleware is mounted. */
  readonly baseUrl?: string;
}

/** Middleware of Express 4 and 5. */
export type ExpressMiddleware = (
  request: ExpressRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * Makes middleware for `app.use(abdmExpress(proxy))`. Requests outside the proxy's base go on to the next one; so does an
 * error when it is mounted where no request of the proxy can come.
 */
export function abdmExpress(proxy: AbdmProxy): ExpressMiddleware {
  const handle = createNodeHandler(
    proxy,
    (request: ExpressRequest) => request.ip ?? request.socket.remoteAddress,
  );
  return (request, response, next) => {
    try {
      checkMount(request.baseUrl ?? '', proxy.basePath);
    } catch (error) {
      next(error);
      return;
    }
    if (isUnder(targetOf(request), proxy.basePath)) handle(request, response).catch(next);
    else next();
  };
}
