import type { Attachment } from 'fhir/r4';
import { jpegOf, scanPdf, textPdf } from './attachments/attachment.js';
import { ecgStrip, scannedPage } from './attachments/pictures.js';
import { file } from './clinical.js';
import { inWords, snomed } from './concepts.js';
import type { RecordContent, RecordKind } from './content.js';

const type = snomed('419891008', 'Record artifact');

const ecg: RecordContent = {
  doctor: { name: 'Dr. Harleen Bedi', qualification: 'MBBS, MD (Medicine)', registration: 'PMC-0000111' },
  write(document) {
    document.section('Health documents', type, [
      file(
        document,
        inWords('ECG'),
        [
          jpegOf('ECG, lead II', document.time, ecgStrip()),
          textPdf('ECG, report', document.time, [
            'ELECTROCARDIOGRAM',
            '',
            'Sinus rhythm, 72 per minute. PR, QRS and QT as usual.',
          ]),
        ],
        'ECG with its report',
      ),
      file(
        document,
        snomed('373942005', 'Discharge summary', 'പഴയ ഡിസ്ചാർജ് കാർഡ് (old discharge card)'),
        [
          textPdf(
            'Discharge card of 2011',
            document.time,
            ['DISCHARGE CARD', '', 'Admitted for typhoid fever, five days.'],
            ['Second page', '', 'Ceftriaxone, then cefixime. Well at discharge.'],
          ),
        ],
        'Brought by the patient',
      ),
    ]);
  },
};

const page = (number: number): readonly string[] => [
  `CASE PAPER, PAGE ${number} OF 2`,
  ...Array.from({ length: 14 }, (_, line) =>
    line % 6 === 5 ? '' : `${line + 1}. Seen on the round. Slept well, takes food. Same medicines.`,
  ),
];

// Drawing them takes a second.
let papers: Attachment | undefined;

function casePaper(creation: string): Attachment {
  papers ??= scanPdf(
    'Case papers, two pages',
    creation,
    [1, 2].map((number) => scannedPage(page(number), 20)),
  );
  return { ...papers, creation };
}

const casePapers: RecordContent = {
  doctor: { name: 'Dr. Madhav Tendulkar', qualification: 'MBBS, MS (Surgery)', registration: 'MMC-0000112' },
  write(document) {
    document.section('स्कैन किए हुए काग़ज़ (scanned papers)', type, [
      file(document, type, [casePaper(document.time)], 'Case papers of the stay, scanned'),
    ]);
  },
};

/** Papers and pictures without structured content; the second one is large. */
export const healthDocuments: RecordKind = {
  form: { profile: 'HealthDocumentRecord', type, encounter: 'AMB', title: 'Health document' },
  contents: [ecg, casePapers],
};
