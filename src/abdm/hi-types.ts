/** Kinds of health records that ABDM knows (NHA's consent manager). */
export const hiTypes = [
  'OPConsultation',
  'Prescription',
  'DiagnosticReport',
  'DischargeSummary',
  'ImmunizationRecord',
  'WellnessRecord',
  'HealthDocumentRecord',
  'Invoice',
] as const;

/** A kind of health record. */
export type HiType = (typeof hiTypes)[number];

/** Whether a text is the code of a kind of record that ABDM knows; upstream may send others. */
export const isHiType = (code: string): code is HiType => hiTypes.some((known) => known === code);
