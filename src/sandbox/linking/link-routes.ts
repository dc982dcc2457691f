import type { Hono } from 'hono';
import { patientInSession } from '../patient-calls.js';
import { readBody } from '../requests.js';
import type { Services } from '../services.js';
import { discover, discoverRequest } from './discovery.js';
import { confirmLink, confirmRequest, initLink, initRequest } from './link.js';

const base = '/abdm/v1/care-contexts/discover';

/** Adds discovering visits at a facility and linking them, one by one (NHA cases P2 1.5 to 1.7). */
export function registerLink(app: Hono, services: Services): void {
  const { database } = services;
  app.post(base, async (context) => {
    const patient = patientInSession(services, context);
    return context.json(await discover(services, patient, await readBody(context, discoverRequest)));
  });
  app.post(`${base}/link/init`, async (context) => {
    const patient = patientInSession(services, context);
    const body = await readBody(context, initRequest);
    return context.json(database.atomically(() => initLink(services, patient, body)));
  });
  app.post(`${base}/link/confirm`, async (context) => {
    const patient = patientInSession(services, context);
    const body = await readBody(context, confirmRequest);
    return context.json(database.atomically(() => confirmLink(services, patient, body)));
  });
}
