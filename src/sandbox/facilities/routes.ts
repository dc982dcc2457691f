import type { Hono } from 'hono';
import { facilityNameProblem } from '../../abdm/care-contexts.js';
import { refuse } from '../errors.js';
import type { Facility } from './facility.js';
import { facilities, facilityById } from './registry.js';
import { createFacilitySearch } from './search.js';

/** `ProviderResponseType2` of the published API. */
export interface ProviderAnswer {
  hip_id: string;
  hip_name: string | null;
  city: string | null;
  state: string | null;
}

const search = createFacilitySearch(facilities);

/** Adds the registry of facilities: the search by name, which has no pages, and one facility. No patient is needed. */
export function registerFacilities(app: Hono): void {
  app.get('/abdm/v1/providers', (context) => {
    const name = context.req.query('name') ?? '';
    if (facilityNameProblem(name) === 'too-short') throw refuse('bad-request');
    const found = search.find(name).map(providerAnswer);
    return context.json(found.length > 0 ? found : null);
  });
  app.get('/abdm/v1/provider/:hip_id', (context) => {
    const facility = facilityById(context.req.param('hip_id'));
    if (!facility) throw refuse('hip-unknown');
    return context.json(providerAnswer(facility));
  });
}

function providerAnswer({ id, name, city, state }: Facility): ProviderAnswer {
  return { hip_id: id, hip_name: name, city, state };
}
