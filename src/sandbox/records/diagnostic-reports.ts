import type { DiagnosticReport, ImagingStudy, Reference, Specimen } from 'fhir/r4';
import { jpegOf, textPdf } from './attachments/attachment.js';
import { chestXray } from './attachments/pictures.js';
import { file } from './clinical.js';
import { coded, coding, inWords, loinc, snomed } from './concepts.js';
import type { RecordContent, RecordKind } from './content.js';
import type { RecordDocument } from './document.js';
import { bloodTests } from './blood-tests.js';
import { observe } from './observations.js';
import { uuidOf } from './uuid.js';

const type = snomed('721981007', 'Diagnostic studies report');

const blood: RecordContent = {
  doctor: { name: 'Dr. Prachi Kulkarni', qualification: 'MBBS, MD (Pathology)', registration: 'MMC-0000105' },
  write(document) {
    const sample: Specimen = {
      resourceType: 'Specimen',
      identifier: [{ system: 'https://laboratory.example/samples', value: `S-${document.visit.id}` }],
      status: 'available',
      type: snomed('119297000', 'Blood specimen', 'Blood, from a vein'),
      subject: document.patient,
      receivedTime: document.time,
      collection: {
        collectedDateTime: document.time,
        fastingStatusCodeableConcept: inWords('Fasting, 10 hours'),
      },
    };
    const specimen = document.add(sample, 'Blood, fasting');
    const results = bloodTests.map((test) => observe(document, { category: 'laboratory', ...test }));
    const report = addReport(
      document,
      'DiagnosticReportLab',
      'Blood count, sugar, kidney, liver and lipids',
      {
        category: [coded('diagnosticService', 'LAB', 'Laboratory')],
        code: loinc('11502-2', 'Laboratory report', 'Blood count, sugar, kidney, liver and lipids'),
        specimen: [specimen],
        result: results,
        conclusion:
          'Anaemia with small red cells; poorly controlled diabetes; high potassium, told to the ward by telephone. रिपोर्ट अपने डॉक्टर को दिखाएँ।',
        conclusionCode: [snomed('44054006', 'Diabetes mellitus type 2')],
      },
    );
    document.section('Laboratory report', type, [report]);
  },
};

const xray: RecordContent = {
  doctor: {
    name: 'Dr. Lakshmi Narasimhan',
    qualification: 'MBBS, MD (Radiodiagnosis)',
    registration: 'TNMC-0000106',
  },
  write(document) {
    const study: ImagingStudy = {
      resourceType: 'ImagingStudy',
      status: 'available',
      modality: [coding('snomed', '168537006', 'Plain radiography')],
      subject: document.patient,
      started: document.time,
      numberOfSeries: 1,
      numberOfInstances: 1,
      description: 'X-ray of the chest, one view',
      series: [
        {
          uid: `2.25.${BigInt(`0x${uuidOf(document.visit.id).replaceAll('-', '')}`)}`,
          modality: coding('snomed', '168537006', 'Plain radiography'),
          bodySite: coding('snomed', '51185008', 'Thoracic structure'),
          numberOfInstances: 1,
        },
      ],
    };
    const conclusion = 'No consolidation. Heart at the upper limit of its usual size.';
    const report = addReport(document, 'DiagnosticReportImaging', 'X-ray of the chest', {
      category: [coded('diagnosticService', 'RAD', 'Radiology')],
      code: loinc('36643-5', 'XR Chest 2 Views', 'மார்பு எக்ஸ்-ரே (X-ray of the chest)'),
      imagingStudy: [document.add(study, 'X-ray of the chest, one view')],
      result: [
        observe(document, { code: 'Lungs', value: 'Clear on both sides, no effusion' }),
        observe(document, {
          code: 'Cardiothoracic ratio',
          value: [0.51, '1'],
          limits: { high: 0.5 },
        }),
      ],
      conclusion,
      presentedForm: [
        textPdf(
          'X-ray of the chest, report',
          document.time,
          ['X-RAY OF THE CHEST (PA VIEW)', '', `Patient: ${document.visit.patient.name}`, '', 'Findings:'],
          ['Conclusion:', '', conclusion],
        ),
      ],
    });
    document.section('Imaging report', type, [
      report,
      file(document, type, [jpegOf('X-ray of the chest', document.time, chestXray())], 'The picture'),
    ]);
  },
};

function addReport(
  document: RecordDocument,
  profile: string,
  summary: string,
  report: Omit<DiagnosticReport, 'resourceType' | 'status'>,
): Reference {
  const whole: DiagnosticReport = {
    resourceType: 'DiagnosticReport',
    identifier: [{ system: 'https://laboratory.example/reports', value: `R-${document.visit.id}` }],
    status: 'final',
    ...report,
    subject: document.patient,
    encounter: document.encounter,
    effectiveDateTime: document.time,
    issued: document.time,
    performer: [document.facility],
    resultsInterpreter: [document.doctor],
  };
  return document.add(whole, summary, profile);
}

/** Results of a laboratory or of an imaging department. */
export const diagnosticReports: RecordKind = {
  form: { profile: 'DiagnosticReportRecord', type, encounter: 'AMB', title: 'Diagnostic report' },
  contents: [blood, xray],
};
