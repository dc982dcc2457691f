import { Hono } from 'hono';
import type { Route } from '../contract/route.js';
import { type RouteName, routes } from '../contract/routes.js';
import { failureAnswer } from './answer.js';
import { Failure } from './failure.js';
import { handlers } from './handlers/index.js';
import { createObserver, type Observation } from './observer.js';
import { type ProxyOptions, readOptions } from './options.js';
import { handle } from './pipeline.js';
import { checkUrl, requestIdOf } from './request.js';
import { createServices } from './services.js';
import { takeWebhook, webhookPath } from './webhooks/endpoint.js';

/** What the runtime knows about a browser. */
export interface Client {
  /** Network address, for limits; without it they count by browser only. */
  readonly address?: string;
}

/** The backend half of the kit: answers the elements' requests. */
export interface AbdmProxy {
  /** Path under which the proxy answers. */
  readonly basePath: string;
  /** Answers a request; never throws. */
  fetch(request: Request, client?: Client): Promise<Response>;
  /**
   * Signs all patients of a browser out, for good: to be called when the portal's own user signs out.
   *
   * @param request - any request of that browser
   * @returns the `Set-Cookie` header to append to the portal's answer
   */
  signOut(request: Request): Promise<Headers>;
  /** Signs all patients of a portal user out, in every browser; sign-ins after this call are not touched. */
  signOutUser(userId: string): Promise<void>;
  /** Ends all streams, so that the server can stop: browsers go on with another process, or this one's successor. */
  close(): void;
}

interface Environment {
  Bindings: { readonly seen: Observation; readonly address: string | undefined };
}

/**
 * Makes the proxy: a Fetch handler for Node and for worker-style runtimes. It holds all secrets and sessions; a page
 * sees neither tokens nor upstream ids.
 *
 * @throws OptionsError that names everything that is wrong with the options
 */
export function createAbdmProxy(options: ProxyOptions): AbdmProxy {
  const settings = readOptions(options);
  const services = createServices(settings);
  const app = new Hono<Environment>();
  const table = Object.entries(routes) as [RouteName, Route][];
  const observer = createObserver(settings);
  settings.metrics.reads({
    openStreams: () => services.changeStreams.size,
    upstreamHosts: () => settings.upstream.hosts?.().map(({ state }) => state) ?? [],
  });

  for (const [name, route] of table) {
    app.on(route.method, honoPath(settings.basePath, route), ({ req, env }) =>
      handle({ request: req.raw, ...env, route, inPath: req.param(), handler: handlers[name] }, services),
    );
  }
  for (const path of new Set(table.map(([, route]) => route.path))) {
    const allow = table.filter(([, route]) => route.path === path).map(([, { method }]) => method);
    app.all(honoPath(settings.basePath, { path }), () => {
      throw new Failure('invalid-request', { status: 405, allow: allow.join(', ') });
    });
  }
  app.post(settings.basePath + webhookPath, ({ req, env }) => takeWebhook(req.raw, env.seen, services));
  app.notFound(() => {
    throw new Failure('invalid-request', { status: 404 });
  });
  app.onError((error) => {
    throw error;
  });

  return {
    basePath: settings.basePath,
    async signOut(request) {
      return new Headers({ 'Set-Cookie': await services.bindings.end(request) });
    },
    async signOutUser(userId) {
      await services.revocations.endAllOf(userId);
    },
    close() {
      services.changeStreams.close();
      void services.audit.close();
    },
    async fetch(request, client = {}) {
      const seen = observer.begin(request, requestIdOf(request));
      try {
        checkUrl(request);
        // Hono would answer HEAD by running the GET.
        if (request.method === 'HEAD') throw new Failure('invalid-request', { status: 405 });
        return await seen.within(() => app.fetch(request, { seen, address: client.address }));
      } catch (error) {
        const failure = error instanceof Failure ? error : new Failure('internal');
        if (failure !== error) seen.failed(error);
        const response = failureAnswer(failure, { requestId: seen.requestId });
        seen.ended(response.status, failure.kind);
        return response;
      }
    },
  };
}

function honoPath(basePath: string, { path }: Pick<Route, 'path'>): string {
  return basePath + path.replace(/\{(\w+)\}/g, ':$1');
}
