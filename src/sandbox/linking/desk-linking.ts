import { randomUUID } from 'node:crypto';
import type { CareContextStatus } from '../../abdm/care-contexts.js';
import type { HiType } from '../../abdm/hi-types.js';
import { isoTime } from '../clock.js';
import { refuse } from '../errors.js';
import { behaviourStories, behavingFacilities, type Behaviour } from '../facilities/behaviours.js';
import { facilityById } from '../facilities/registry.js';
import type { Person } from '../people.js';
import type { Services } from '../services.js';
import { isLinked } from '../visits.js';
import { patientsAt } from './facility-patients.js';
import { statusOf } from './record-status.js';

/** A facility that answers in its own way. */
export interface DeskFacility {
  readonly hip_id: string;
  readonly name: string;
  readonly city: string;
  readonly state: string;
  readonly behaviour: Behaviour;
  readonly story: string;
}

/** A visit of somebody, with what its facility calls them. */
export interface DeskVisit {
  readonly care_context_id: string;
  readonly hip_id: string;
  /** `null` for a facility that left the registry. */
  readonly hip_name: string | null;
  readonly patient_ref_id: string;
  readonly display: string;
  readonly hi_type: HiType;
  readonly visited_at: string;
  readonly linked: boolean;
  /** `null` while it is not linked. */
  readonly status: CareContextStatus | null;
}

/** Visits that somebody makes. */
export interface NewVisits {
  readonly abhaAddress: string;
  readonly hipId: string;
  readonly display: string;
  /** `OPConsultation` if left out. */
  readonly hiType?: HiType | undefined;
  readonly daysAgo?: number | undefined;
  readonly isLinked?: boolean | undefined;
  /** So many, with a number behind each display; one without a number if left out. */
  readonly count?: number | undefined;
}

/** What the desk does with visits. */
export interface LinkingDesk {
  /** The facilities that answer in their own way; all others are `normal`. */
  facilities(): DeskFacility[];
  /**
   * All visits of somebody, the newest first.
   *
   * @throws Refusal `abha-not-found`
   */
  visits(abhaAddress: string): DeskVisit[];
  /**
   * Gives somebody more visits, the newest first where there are many; gives how many.
   *
   * @throws Refusal `abha-not-found`, `hip-unknown`
   */
  addVisits(visits: NewVisits): number;
  /**
   * Links a visit as if another app had.
   *
   * @throws Refusal `abha-not-found`, `care-context-not-found`, `already-linked`
   */
  linkElsewhere(abhaAddress: string, careContextId: string): void;
}

const day = 24 * 60 * 60 * 1000;

/** Makes that part of the desk. */
export function createLinkingDesk(services: Services): LinkingDesk {
  const { database, abhas, people, visits, clock } = services;
  const personBy = (abhaAddress: string): Person => {
    const known = abhas.find(abhaAddress);
    if (!known) throw refuse('abha-not-found');
    return people.byId(known.personId);
  };
  return {
    facilities: () =>
      Object.values(behavingFacilities).map(({ id, name, city, state, behaviour }) => ({
        hip_id: id,
        name,
        city,
        state,
        behaviour,
        story: behaviourStories[behaviour],
      })),
    visits(abhaAddress) {
      const person = personBy(abhaAddress);
      const all = visits.ofPerson(person.id);
      const references = new Map(
        [...new Set(all.map(({ hip_id }) => hip_id))]
          .flatMap((hipId) => patientsAt(services, person, hipId))
          .flatMap(({ reference, visits: made }) => made.map(({ id }) => [id, reference] as const)),
      );
      return all.map((visit) => ({
        care_context_id: visit.id,
        hip_id: visit.hip_id,
        hip_name: facilityById(visit.hip_id)?.name ?? null,
        patient_ref_id: references.get(visit.id) ?? '',
        display: visit.display,
        hi_type: visit.hi_type,
        visited_at: isoTime(visit.visited_at),
        linked: isLinked(visit),
        status: isLinked(visit) ? statusOf(visit, clock.now()) : null,
      }));
    },
    addVisits: ({ abhaAddress, hipId, display, hiType, daysAgo = 0, isLinked: linked, count }) =>
      database.atomically(() => {
        if (!facilityById(hipId)) throw refuse('hip-unknown');
        const visited_at = clock.now() - Math.round(daysAgo * day);
        const visit = {
          id: `visit-${randomUUID()}`,
          hip_id: hipId,
          person_id: personBy(abhaAddress).id,
          display,
          hi_type: hiType ?? 'OPConsultation',
          visited_at,
          linked_at: linked ? visited_at : null,
          outcome: 'DataProcessed' as const,
        };
        if (count === undefined) visits.add(visit);
        else visits.addSeries(visit, count);
        return count ?? 1;
      }),
    linkElsewhere: (abhaAddress, careContextId) =>
      database.atomically(() => {
        const visit = visits.ofPerson(personBy(abhaAddress).id).find(({ id }) => id === careContextId);
        if (!visit) throw refuse('care-context-not-found');
        if (isLinked(visit)) throw refuse('already-linked');
        visits.link(visit);
      }),
  };
}
