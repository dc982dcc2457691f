import type { Hono } from 'hono';
import type { Services } from '../services.js';
import { registerLink } from './link-routes.js';
import { registerLinked } from './linked-routes.js';

/** Adds what is linked with a patient's ABHA, and finding and linking more. */
export function registerLinking(app: Hono, services: Services): void {
  registerLinked(app, services);
  registerLink(app, services);
}
