import * as addresses from './addresses.js';
import * as agreements from './agreements.js';
import * as pincodes from './pincodes.js';
import * as registration from './registration.js';
import type { Route } from './route.js';

const { created: _created, registrationOutcome: _outcome, ...registrationRoutes } = registration;

/** The whole contract, by name. The browser never imports this table: each element takes only the routes it calls. */
export const routes = {
  ...agreements,
  ...registrationRoutes,
  ...addresses,
  ...pincodes,
} as const satisfies Record<string, Route>;

/** Name of a route. */
export type RouteName = keyof typeof routes;
