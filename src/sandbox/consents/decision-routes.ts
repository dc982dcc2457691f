import type { Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { isDenialReason } from '../../abdm/consent.js';
import { refuse } from '../errors.js';
import { patientInSession } from '../patient-calls.js';
import type { Patient } from '../patients.js';
import { readBody } from '../requests.js';
import type { Services } from '../services.js';
import { approve, approveRequest } from './approval.js';
import { openConsent } from './open-consent.js';
import type { ConsentRequest } from './request.js';
import { revoke } from './revocation.js';

const base = '/abdm/v1/consents';

const denyRequest = z.object({ id: z.string(), reason: z.optional(z.string()) });
const revokeRequest = z.object({ consent_artefacts: z.array(z.string()).check(z.minLength(1)) });

/** Adds what a patient decides: to grant, to deny, to take back. */
export function registerDecisions(app: Hono, services: Services): void {
  const { database } = services;
  app.post(`${base}/approve`, async (context) => {
    const patient = patientInSession(services, context);
    const body = await readBody(context, approveRequest);
    return done(
      context,
      database.atomically(() => approve(services, patient, body)),
    );
  });
  app.post(`${base}/deny`, async (context) => {
    const patient = patientInSession(services, context);
    const body = await readBody(context, denyRequest);
    return done(
      context,
      database.atomically(() => deny(services, patient, body)),
    );
  });
  app.post(`${base}/revoke`, async (context) => {
    const patient = patientInSession(services, context);
    const { consent_artefacts } = await readBody(context, revokeRequest);
    database.atomically(() => revoke(services, patient, consent_artefacts));
    return context.body(null, 204);
  });
}

/** `204` as published; upstream sometimes sends a body, which `204` cannot have. */
function done(context: Context, request: ConsentRequest): Response {
  return request.has_slips ? context.json({ id: request.id, success: true }) : context.body(null, 204);
}

function deny(
  services: Services,
  patient: Patient,
  { id, reason = '' }: z.output<typeof denyRequest>,
): ConsentRequest {
  const request = openConsent(services, patient, id);
  if (!isDenialReason(reason)) throw refuse('details-invalid');
  services.requests.decide(request, { status: 'denied', denial_reason: reason });
  return request;
}
