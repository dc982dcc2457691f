import type { Hono } from 'hono';
import type { Services } from '../services.js';
import { registerAsking } from './asking-routes.js';
import { registerAutoApproval } from './auto-approval.js';
import { registerDecisions } from './decision-routes.js';
import { registerConsentPin } from './pin-routes.js';
import { registerRequests } from './request-routes.js';

/** Adds requests of hospitals, what patients decide of them, and what the hospitals see then. */
export function registerConsents(app: Hono, services: Services): void {
  registerRequests(app, services);
  registerDecisions(app, services);
  registerAutoApproval(app, services);
  registerConsentPin(app, services);
  registerAsking(app, services);
}
