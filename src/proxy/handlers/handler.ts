import type { Route, RequestOf, ResponseOf } from '../../contract/route.js';
import type { RouteName, routes } from '../../contract/routes.js';
import type { Call } from '../call.js';
import type { Streamed } from '../streamed.js';

/** Answers one route. The input is checked already; what it gives is cut to the route's answer. */
export type Handler<R extends Route> = (input: RequestOf<R>, call: Call) => Promise<ResponseOf<R>>;

/** Answers one route with bytes that are still on their way. */
export type StreamHandler<R extends Route> = (input: RequestOf<R>, call: Call) => Promise<Streamed>;

/** Handlers of the named routes. */
export type HandlersOf<Name extends RouteName> = {
  readonly [N in Name]: N extends 'readRecord' | 'watchChanges'
    ? StreamHandler<(typeof routes)[N]>
    : Handler<(typeof routes)[N]>;
};
