import type { Hono } from 'hono';
import type { CareContextStatus } from '../../abdm/care-contexts.js';
import { isoTime } from '../clock.js';
import { refuse } from '../errors.js';
import { facilityById } from '../facilities/registry.js';
import { patientInSession, personOf } from '../patient-calls.js';
import type { Services } from '../services.js';
import { isLinked } from '../visits.js';
import { statusOf } from './record-status.js';

/** `ProviderHipDetail` of the published API; upstream has no name for a facility that left the registry. */
export interface LinkedProviderAnswer {
  hip_id: string;
  hip_name: string | null;
}

/** `RecordsCareContext` of the published API. */
export interface LinkedAnswer {
  care_context_id: string;
  display: string;
  created_at: string;
  status: CareContextStatus;
}

/** Adds what is linked with a patient's ABHA: the facilities, and the visits to one of them. `null` stands for none. */
export function registerLinked(app: Hono, services: Services): void {
  const { visits, clock } = services;
  app.get('/abdm/v1/care-contexts/providers', (context) => {
    const person = personOf(services, patientInSession(services, context));
    const providers = visits
      .linkedFacilities(person.id)
      .map((hip_id): LinkedProviderAnswer => ({ hip_id, hip_name: facilityById(hip_id)?.name ?? null }));
    return context.json({ providers: nullForNone(providers) });
  });
  app.get('/abdm/v1/care-contexts/linked', (context) => {
    const person = personOf(services, patientInSession(services, context));
    const hipId = context.req.query('hip_id');
    if (!hipId) throw refuse('bad-request');
    const now = clock.now();
    const linked = visits
      .ofPersonAt(person.id, hipId)
      .filter(isLinked)
      .map((visit): LinkedAnswer => ({
        care_context_id: visit.id,
        display: visit.display,
        created_at: isoTime(visit.visited_at),
        status: statusOf(visit, now),
      }));
    return context.json({ care_contexts: nullForNone(linked) });
  });
}

function nullForNone<Item>(items: Item[]): Item[] | null {
  return items.length > 0 ? items : null;
}
