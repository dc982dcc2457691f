import type { Locator } from 'playwright-core';
import { common as commonEn } from '../../src/locales/en/common.js';
import { failures as failuresEn } from '../../src/locales/en/failures.js';
import { knownFacilities } from '../../src/sandbox/facilities/registry.js';
import { type RecordsPage, recordWords, type RecordsVisit } from './records-page.js';

/** What `<record-viewer>` says around a record. */
export const viewerWords = { ...recordWords.en.viewer, common: commonEn, failures: failuresEn } as const;

/** Has two records of every kind. */
export const vasudha = 'vasudha.kulkarni@abdm';

/** A record in the list, and some of what its facility has written in it. */
export interface Kept {
  readonly facility: keyof typeof knownFacilities;
  readonly display: string;
  readonly says: readonly string[];
}

/** One record of every kind, as the sandbox writes it for {@link vasudha}. */
export const everyKind = {
  OPConsultation: {
    facility: 'bengaluru',
    display: 'Diabetes review',
    says: [
      'Dr. K. Ilangovan',
      'After a fall from a scooter; can walk, stairs hurt',
      'Ibuprofen 400 mg',
      '98.4 °F',
    ],
  },
  Prescription: {
    facility: 'lucknow',
    display: 'बुख़ार की दवा',
    says: ['Atorvastatin 20 mg', 'রাতে শোবার আগে খাবেন', 'once a week', 'Prescription, photographed'],
  },
  DiagnosticReport: {
    facility: 'chennai',
    display: 'எக்ஸ்-ரே அறிக்கை',
    says: ['Haemoglobin', '9.8 g/dL', '12 to 15 g/dL', '412 mg/dL', 'Very high'],
  },
  DischargeSummary: {
    facility: 'bengaluruEye',
    display: 'ಕಣ್ಣಿನ ಪೊರೆ ಶಸ್ತ್ರಚಿಕಿತ್ಸೆ',
    says: [
      'Dengue fever without warning signs',
      'NS1 antigen found on the first day',
      'House dust',
      'Very low',
    ],
  },
  ImmunizationRecord: {
    facility: 'kochi',
    display: 'വാക്സിനേഷൻ',
    says: ['COVID-19 vaccine', 'CV-4121', 'Influenza vaccine', 'Vaccination certificate'],
  },
  WellnessRecord: {
    facility: 'pune',
    display: 'Annual check-up',
    says: ['122 mmHg', '7,420', 'Never smoked tobacco', 'अच्छा; कभी-कभी थकान'],
  },
  HealthDocumentRecord: {
    facility: 'amritsar',
    display: 'ECG and old papers',
    says: ['ECG, lead II', 'ECG, report', 'Discharge card of 2011', 'Brought by the patient'],
  },
  Invoice: {
    facility: 'bengaluru',
    display: 'Pharmacy bill',
    says: ['Crepe bandage', '₹1,998.00', '₹3,209.16', 'Paid by UPI'],
  },
} as const satisfies Record<string, Kept>;

/** A record of 2 MB. */
export const scans: Kept = {
  facility: 'pune',
  display: 'Case papers, scanned',
  says: ['Case papers, two pages'],
};

/** Somebody who reads records that are opened from the list. */
export class RecordReader {
  readonly patient: RecordsPage;

  constructor({ patient }: Pick<RecordsVisit, 'patient'>) {
    this.patient = patient;
  }

  get viewer(): Locator {
    return this.patient.element.locator('record-viewer');
  }

  /** The record itself, without what stands around it. */
  get document(): Locator {
    return this.viewer.locator('[part="document"]');
  }

  get title(): Locator {
    return this.viewer.locator('#title');
  }

  button(name: string): Locator {
    return this.viewer.getByRole('button', { name, exact: true });
  }

  /** The row's button that opens a record; its facility is unfolded if it is not. */
  async row({ facility, display }: Pick<Kept, 'facility' | 'display'>): Promise<Locator> {
    const { name } = knownFacilities[facility];
    const row = this.patient.visitsAt(name).filter({ hasText: display });
    const head = this.patient.facility(name).locator('summary').first();
    if ((await row.count()) === 0) await head.click();
    return row.getByRole('button');
  }

  /** Opens a record from the list, without waiting for it. */
  async opens(kept: Pick<Kept, 'facility' | 'display'>): Promise<void> {
    await (await this.row(kept)).click();
  }

  /** Waits until the whole of a record is on the page. */
  async reads({ display }: Pick<Kept, 'display'>): Promise<void> {
    await this.title.getByText(display, { exact: true }).waitFor();
    await this.button(this.patient.said.viewer.print).waitFor();
  }

  async closes(): Promise<void> {
    await this.button(this.patient.said.viewer.close).click();
    await this.viewer.waitFor({ state: 'detached' });
  }
}
