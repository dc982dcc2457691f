import { behavingFacilities } from '../facilities/behaviours.js';
import { knownFacilities, portalHospital } from '../facilities/registry.js';
import type { Services } from '../services.js';
import type { KnownCounter } from './counters.js';

const { bengaluru, lucknow } = knownFacilities;
const { slow, tooSlow, knowsNobody, nullForNone, longName } = behavingFacilities;

/** A counter for each behaviour, and some whose facilities or ids are hard to show. */
export const counterSeed: readonly KnownCounter[] = [
  { hipId: portalHospital.id, counterId: 'OPD1', behaviour: 'prompt' },
  { hipId: slow.id, counterId: 'OPD1', behaviour: 'slow' },
  { hipId: tooSlow.id, counterId: 'OPD1', behaviour: 'silent' },
  { hipId: knowsNobody.id, counterId: 'OPD1', behaviour: 'refusing' },
  { hipId: nullForNone.id, counterId: 'OPD1', behaviour: 'unsupported' },
  { hipId: bengaluru.id, counterId: 'REG01', behaviour: 'duplicate' },
  { hipId: lucknow.id, counterId: 'OPD cardio', behaviour: 'prompt' },
  { hipId: longName.id, counterId: 'Ground-floor_Desk-7B', behaviour: 'prompt' },
];

/** Writes the counters of the seed. */
export function seedCounters({ counters }: Services): void {
  for (const counter of counterSeed) counters.put(counter);
}
