import type { HiType } from '../../abdm/hi-types.js';
import type { Purpose } from '../../abdm/purposes.js';

/** What ABDM calls the purposes of a request (NHA's consent manager). */
export const purposeTexts: Readonly<Record<Purpose, string>> = {
  CAREMGT: 'Care Management',
  BTG: 'Break the Glass',
  PUBHLTH: 'Public Health',
  HPAYMT: 'Healthcare Payment',
  DSRCH: 'Disease Specific Healthcare Research',
  PATRQT: 'Self Requested',
};

/** What ABDM calls the kinds of records. */
export const hiTypeTexts: Readonly<Record<HiType, string>> = {
  OPConsultation: 'OP Consultation',
  Prescription: 'Prescription',
  DiagnosticReport: 'Diagnostic Report',
  DischargeSummary: 'Discharge Summary',
  ImmunizationRecord: 'Immunization Record',
  WellnessRecord: 'Wellness Record',
  HealthDocumentRecord: 'Health Document Record',
  Invoice: 'Invoice',
};
