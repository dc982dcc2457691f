import { isHipId } from './hip-id.js';

/** A counter of a facility at which patients register. */
export interface Counter {
  readonly hipId: string;
  readonly counterId: string;
}

/** Seconds that a facility has to answer a shared profile with a token (NHA's scan and share). */
export const tokenWaitSeconds = 30;

/** Seconds that a token is valid where the facility does not say how long (NHA case P2 19.8). */
export const tokenLifeSeconds = 30 * 60;

/**
 * Whether a value may be a facility's id of a counter: 1 to 20 letters and digits. NHA's own examples have spaces inside,
 * others dashes and underscores.
 */
export function isCounterId(value: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9 _-]{0,18}[A-Za-z0-9])?$/.test(value);
}

/** Whether two ids may name a counter together; a facility's id is never its counter's (NHA's rules for counter QR codes). */
export function isCounter({ hipId, counterId }: Counter): boolean {
  return isHipId(hipId) && isCounterId(counterId) && hipId.toLowerCase() !== counterId.toLowerCase();
}
