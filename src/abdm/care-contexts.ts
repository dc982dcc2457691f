/**
 * How a linked care context stands with its facility: what the upstream has asked for and got.
 *
 * Source: the upstream's description of linked care contexts.
 */
export const careContextStatuses = [
  'ConsentRaised',
  'ConsentGranted',
  'ConsentError',
  'DataRequested',
  'DataReceived',
  'DataProcessing',
  'DataProcessed',
  'InvalidDataReceived',
  'NoDataAvailable',
] as const;

/** How a linked care context stands with its facility. */
export type CareContextStatus = (typeof careContextStatuses)[number];

/** Letters of a facility's name before the upstream searches for it. */
export const shortestFacilityName = 3;

/** Longest part of a facility's name that is searched for. */
export const longestFacilityName = 100;

/** Seconds that a facility has to answer a discovery (NHA's user-initiated linking). */
export const discoverySeconds = 10;

/** Longest id that a facility gives its patients, as they type it. */
export const longestPatientReference = 100;

/** What can be wrong with a typed part of a facility's name. */
export type FacilityNameProblem = 'too-short' | 'too-long';

/** What is wrong with a part of a facility's name, or `undefined` when nothing is. The upstream counts characters. */
export function facilityNameProblem(text: string): FacilityNameProblem | undefined {
  const name = text.trim();
  if (name.length > longestFacilityName) return 'too-long';
  return Array.from(name).length < shortestFacilityName ? 'too-short' : undefined;
}

/** Whether a text can be a facility's own id of a patient: a registration number, e-mail address or telephone number. */
export function isPatientReference(text: string): boolean {
  const clean = text.trim();
  return clean.length > 0 && clean.length <= longestPatientReference && !/[\u0000-\u001f\u007f]/.test(clean);
}
