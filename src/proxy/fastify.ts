import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { checkMount } from './mount.js';
import { createNodeHandler, type NodeRequest } from './node-handler.js';
import type { AbdmProxy } from './proxy.js';

/** What the plugin needs of a Fastify request. */
export interface FastifyRequestLike {
  readonly raw: IncomingMessage;
  /** The browser's address, as Fastify's `trustProxy` says. */
  readonly ip: string;
  readonly originalUrl: string;
  readonly body?: unknown;
}

/** What the plugin needs of a Fastify reply. */
export interface FastifyReplyLike {
  readonly raw: ServerResponse;
  getHeaders(): OutgoingHttpHeaders | Readonly<Record<string, number | string | string[] | undefined>>;
  hijack(): unknown;
}

/** What the plugin needs of a Fastify instance. */
export interface FastifyLike {
  readonly prefix: string;
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: '*',
    options: object,
    parser: (request: never, payload: never, done: (error: null, body?: undefined) => void) => void,
  ): unknown;
  all(
    path: string,
    handler: (request: FastifyRequestLike, reply: FastifyReplyLike) => Promise<void>,
  ): unknown;
}

/** Options of {@link abdmFastify}. */
export interface AbdmFastifyOptions {
  readonly proxy: AbdmProxy;
}

/**
 * Plugin for `app.register(abdmFastify, { proxy })`, also with a `prefix`. Hooks and decorators of the app hold for its routes,
 * too, and their headers go out; the body parsers in it are the plugin's own.
 *
 * @throws Error when the prefix is one under which no request of the proxy can come
 */
export async function abdmFastify(app: FastifyLike, { proxy }: AbdmFastifyOptions): Promise<void> {
  const addresses = new WeakMap<IncomingMessage, string>();
  const handle = createNodeHandler(proxy, (request) => addresses.get(request));
  checkMount(app.prefix, proxy.basePath);
  const path = proxy.basePath.slice(app.prefix.replace(/\/+$/, '').length);

  // The proxy reads bodies itself: signatures of webhooks are over the bytes.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', {}, (_request, _payload, done) => done(null));

  const answer = async (request: FastifyRequestLike, reply: FastifyReplyLike): Promise<void> => {
    const { raw, originalUrl, body } = request;
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    addresses.set(raw, request.ip);
    await handle(Object.assign(raw, { originalUrl, body } as Partial<NodeRequest>), reply.raw);
  };
  app.all(path === '' ? '/' : path, answer);
  app.all(`${path}/*`, answer);
}
