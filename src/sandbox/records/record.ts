import type { Bundle } from 'fhir/r4';
import type { HiType } from '../../abdm/hi-types.js';
import type { RecordKind } from './content.js';
import { diagnosticReports } from './diagnostic-reports.js';
import { dischargeSummaries } from './discharge-summaries.js';
import { RecordDocument } from './document.js';
import { healthDocuments } from './health-documents.js';
import { immunizationRecords } from './immunization-records.js';
import { invoices } from './invoices.js';
import { opConsultations } from './op-consultations.js';
import { prescriptions } from './prescriptions.js';
import type { RecordVisit } from './visit.js';
import { wellnessRecords } from './wellness-records.js';

/** What facilities may have written, by kind of record. */
export const recordKinds: Readonly<Record<HiType, RecordKind>> = {
  OPConsultation: opConsultations,
  Prescription: prescriptions,
  DiagnosticReport: diagnosticReports,
  DischargeSummary: dischargeSummaries,
  ImmunizationRecord: immunizationRecords,
  WellnessRecord: wellnessRecords,
  HealthDocumentRecord: healthDocuments,
  Invoice: invoices,
};

/**
 * The record of a visit as a FHIR R4 document bundle.
 *
 * @param choice - which of the contents of its kind; by the visit's id if left out, so that it is always the same
 */
export function recordOf(visit: RecordVisit, choice = sumOf(visit.id)): Bundle {
  const { form, contents } = recordKinds[visit.hiType];
  const content = contents[choice % contents.length] ?? contents[0];
  const document = new RecordDocument(plain(visit), form, content.doctor);
  content.write(document);
  return document.bundle();
}

// FHIR's texts, and the XHTML made of them, know neither control characters nor any white space but these.
const plainText = (text: string): string =>
  text.replace(/[^\S \r\n\t]|(?![\r\n\t])\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '\ufffd');

function plain(visit: RecordVisit): RecordVisit {
  const { display, facility, patient } = visit;
  return {
    ...visit,
    display: plainText(display),
    facility: { ...facility, name: plainText(facility.name) },
    patient: { ...patient, name: plainText(patient.name) },
  };
}

// Ids that count on take the contents by turns.
const sumOf = (id: string): number =>
  Array.from(id, (letter) => letter.charCodeAt(0)).reduce((a, b) => a + b, 0);
