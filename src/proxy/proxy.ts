import { METHOD_NAME_ALL } from 'hono/router';
import { TrieRouter } from 'hono/router/trie-router';
import { tryDecodeURIComponent } from 'hono/utils/url';
import type { Route } from '../contract/route.js';
import { type RouteName, routes } from '../contract/routes.js';
import { type Answer, failureAnswer, responseOf } from './answer.js';
import { Failure } from './failure.js';
import { handlers } from './handlers/index.js';
import { createObserver } from './observer.js';
import { type ProxyOptions, readOptions } from './options.js';
import { type Arrival, handle } from './pipeline.js';
import { pathOf, requestIdOf } from './request.js';
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

/** What answers the requests of a route. */
type Way = (arrival: Pick<Arrival, 'request' | 'seen' | 'address' | 'inPath'>) => Promise<Answer>;

type Respond = (request: Request, client: Client) => Promise<Answer>;
const responding = new WeakMap<AbdmProxy, Respond>();

/** The proxy's answer, without a `Response` made of it where there is a choice. */
export async function respond(
  proxy: AbdmProxy,
  request: Request,
  client: Client,
): Promise<Answer | Response> {
  return responding.get(proxy)?.(request, client) ?? proxy.fetch(request, client);
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
  const table = Object.entries(routes) as [RouteName, Route][];
  const observer = createObserver(settings);
  settings.metrics.reads({
    openStreams: () => services.changeStreams.size,
    upstreamHosts: () => settings.upstream.hosts?.().map(({ state }) => state) ?? [],
  });

  const router = new TrieRouter<Way>();
  for (const [name, route] of table)
    router.add(route.method, routerPath(settings.basePath, route), (arrival) =>
      handle({ ...arrival, route, handler: handlers[name] }, services),
    );
  for (const path of new Set(table.map(([, route]) => route.path))) {
    const allow = table.filter(([, route]) => route.path === path).map(([, { method }]) => method);
    router.add(METHOD_NAME_ALL, routerPath(settings.basePath, { path }), () => {
      throw new Failure('invalid-request', { status: 405, allow: allow.join(', ') });
    });
  }
  router.add('POST', settings.basePath + webhookPath, ({ request, seen }) =>
    takeWebhook(request, seen, services),
  );

  const answerTo: Respond = async (request, { address }) => {
    const seen = observer.begin(request, requestIdOf(request));
    try {
      const [[found]] = router.match(request.method, pathOf(request));
      if (!found) throw new Failure('invalid-request', { status: 404 });
      const [way, encoded] = found as [Way, Record<string, string>];
      const inPath = Object.fromEntries(
        Object.entries(encoded).map(([name, value]) => [name, tryDecodeURIComponent(value)]),
      );
      return await seen.within(() => way({ request, seen, address, inPath }));
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('internal');
      if (failure !== error) seen.failed(error);
      const answer = failureAnswer(failure, { requestId: seen.requestId });
      seen.ended(answer.status, failure.kind);
      return answer;
    }
  };

  const proxy: AbdmProxy = {
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
      return responseOf(await answerTo(request, client));
    },
  };
  responding.set(proxy, answerTo);
  return proxy;
}

function routerPath(basePath: string, { path }: Pick<Route, 'path'>): string {
  return basePath + path.replace(/\{(\w+)\}/g, ':$1');
}
