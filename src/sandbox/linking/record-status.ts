import type { CareContextStatus } from '../../abdm/care-contexts.js';
import type { Visit } from '../visits.js';

/** What a care context goes through after it was linked: until how many seconds, and its status till then. */
const stages: readonly (readonly [untilSeconds: number, status: CareContextStatus])[] = [
  [3, 'ConsentRaised'],
  [8, 'DataRequested'],
];

/** How a linked visit stands with its facility: records of one that was just linked take some time (NHA case P2 1.9). */
export function statusOf({ linked_at, outcome }: Visit, now: number): CareContextStatus {
  const seconds = (now - (linked_at ?? now)) / 1000;
  return stages.find(([until]) => seconds < until)?.[1] ?? outcome;
}
