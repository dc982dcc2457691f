import type { CareContextStatus } from '../abdm/care-contexts.js';
import type { HiType } from '../abdm/hi-types.js';
import type { Services } from './services.js';

/** A visit that somebody made before the sandbox began. */
export interface SeedVisit {
  /** An ABHA address of theirs, without the part from `@` on. */
  readonly who: string;
  readonly hipId: string;
  readonly display: string;
  readonly hiType: HiType;
  readonly daysAgo: number;
  /** Not linked with the ABHA yet. */
  readonly isUnlinked?: true;
  /** What became of its data; `DataProcessed` if left out. */
  readonly outcome?: CareContextStatus;
  /** So many of them, with a number behind each display. */
  readonly count?: number;
}

/** A seeded visit of somebody, as the tables of the seed write it: a status where it is linked, `false` where it is not. */
export type SeedVisitRow = readonly [
  facility: { readonly id: string },
  display: string,
  hiType: HiType,
  daysAgo: number,
  link?: CareContextStatus | false,
  count?: number,
];

/** The seeded visits of a table by ABHA address. */
export function visitsOf(table: Readonly<Record<string, readonly SeedVisitRow[]>>): readonly SeedVisit[] {
  return Object.entries(table).flatMap(([who, rows]) =>
    rows.map(([{ id }, display, hiType, daysAgo, link, count]) => ({
      who,
      hipId: id,
      display,
      hiType,
      daysAgo,
      ...(link === false && { isUnlinked: true as const }),
      ...(link && { outcome: link }),
      ...(count !== undefined && { count }),
    })),
  );
}

const day = 24 * 60 * 60 * 1000;

/** Writes seeded visits; their ids count from a number. */
export function seedVisits(services: Services, seeded: readonly SeedVisit[], firstNumber: number): void {
  const { abhas, visits, clock } = services;
  for (const [index, { who, hipId, display, hiType, daysAgo, isUnlinked, ...more }] of seeded.entries()) {
    const address = `${who}@${abhas.domain}`;
    const personId = abhas.find(address)?.personId;
    if (personId === undefined) throw new Error(`nobody has the address ${address}`);
    const visited_at = clock.now() - daysAgo * day;
    const visit = {
      id: `visit-${String(firstNumber + index).padStart(4, '0')}`,
      hip_id: hipId,
      person_id: personId,
      display,
      hi_type: hiType,
      visited_at,
      linked_at: isUnlinked ? null : visited_at,
      outcome: more.outcome ?? 'DataProcessed',
    } as const;
    if (more.count === undefined) visits.add(visit);
    else visits.addSeries(visit, more.count);
  }
}
