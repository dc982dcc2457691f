import type { Context, Hono } from 'hono';
import type { CareContextStatus } from '../../abdm/care-contexts.js';
import { isoTime } from '../clock.js';
import { refuse } from '../errors.js';
import { facilityById } from '../facilities/registry.js';
import { statusOf } from '../linking/record-status.js';
import { patientInSession, personOf } from '../patient-calls.js';
import { fullName, type Person } from '../people.js';
import type { Services } from '../services.js';
import { isLinked, type Visit } from '../visits.js';
import type { RecordState } from './desk-records.js';
import { recordOf } from './record.js';
import type { RecordVisit } from './visit.js';

/** Adds reading the record of a linked visit. */
export function registerRecords(app: Hono, services: Services): void {
  app.get('/health/api/v1/fhir/retrieve', (context) => {
    const person = personOf(services, patientInSession(services, context));
    const { visit, address } = asked(services, context, person);
    const now = services.clock.now();
    const { state, answer } = services.deskRecords.find(visit.id) ?? {
      state: states[statusOf(visit, now)] ?? 'not-ready',
      answer: null,
    };
    if (state === 'no-consent') throw refuse('record-without-consent');
    if (state === 'missing') throw refuse('record-not-found');
    if (state === 'not-ready') return context.json(nothing(now), 404);
    const body = answer ?? JSON.stringify(recordOf(recordVisit(services, visit, person, address)));
    return context.body(body, 200, { 'content-type': 'application/json' });
  });
}

/** How a record stands while the upstream asks for its data; nothing has come in any other status. */
const states: Partial<Record<CareContextStatus, RecordState>> = {
  DataProcessed: 'ready',
  ConsentError: 'no-consent',
};

/** The visit that a call asks for, if it is linked and of that person. */
function asked(
  { visits, abhas }: Services,
  context: Context,
  person: Person,
): { visit: Visit; address: string } {
  const { identifier, hip_id: hipId, health_id: healthId } = context.req.query();
  if (!identifier || !hipId || !healthId) throw refuse('bad-request');
  const holder = abhas.find(healthId);
  const [visit] = visits.byIds([identifier]);
  const isTheirs = holder?.personId === person.id && visit?.person_id === person.id;
  if (!isTheirs || visit.hip_id !== hipId || !isLinked(visit)) throw refuse('record-not-found');
  return { visit, address: holder.address };
}

/** The answer for a record of which there is nothing yet. */
const nothing = (now: number): object => ({
  resourceType: 'Bundle',
  type: 'document',
  meta: { lastUpdated: isoTime(now) },
});

function recordVisit({ abhas }: Services, visit: Visit, person: Person, abhaAddress: string): RecordVisit {
  const { hip_id: id, display, hi_type: hiType, visited_at: at } = visit;
  const abha = abhas.ofPerson(person.id);
  const mobile = abha?.mobile ?? person.mobile;
  return {
    id: visit.id,
    display,
    hiType,
    at,
    facility: facilityById(id) ?? { id, name: id },
    patient: {
      name: fullName(person),
      gender: person.gender,
      born: birthDateOf(person),
      abhaAddress,
      ...(abha && { abhaNumber: abha.number }),
      ...(mobile !== null && { mobile }),
      ...(person.address !== null && { address: `${person.address}, ${person.pincode}` }),
    },
  };
}

function birthDateOf({ year_of_birth: year, month_of_birth: month, day_of_birth: day }: Person): string {
  const known = [year, ...(month === null ? [] : [month, ...(day === null ? [] : [day])])];
  return known.map((part) => String(part).padStart(2, '0')).join('-');
}
