import type { HiType } from '../../abdm/hi-types.js';
import type { Purpose } from '../../abdm/purposes.js';

const purposes: Readonly<Record<Purpose, string>> = {
  CAREMGT: 'To treat you',
  BTG: 'Emergency, when you could not be asked',
  PUBHLTH: 'Public health',
  HPAYMT: 'To pay for treatment, such as insurance',
  DSRCH: 'Research on a disease',
  PATRQT: 'You asked for it yourself',
};

const hiTypes: Readonly<Record<HiType, string>> = {
  OPConsultation: 'Doctor’s visit notes',
  Prescription: 'Prescriptions',
  DiagnosticReport: 'Test reports',
  DischargeSummary: 'Hospital discharge summaries',
  ImmunizationRecord: 'Vaccinations',
  WellnessRecord: 'Wellness records',
  HealthDocumentRecord: 'Other health documents',
  Invoice: 'Bills',
};

/** English words for requests. */
export const requests = {
  kinds: {
    consent: 'Consent request',
    subscription: 'Subscription request',
    authorization: 'Authorization request',
  },
  statuses: {
    requested: 'Waiting for your answer',
    granted: 'Granted',
    expired: 'Expired',
    denied: 'Denied',
    revoked: 'Taken back',
  },
  purposes,
  hiTypes,
  notTold: 'not told',
};

/** The messages of this module, for every language. */
export type RequestsMessages = typeof requests;
