import { allergy, condition, file, followUp, order, plan, procedure } from './clinical.js';
import { textPdf } from './attachments/attachment.js';
import { inWords, snomed } from './concepts.js';
import type { RecordContent, RecordKind } from './content.js';
import { afterFood, prescribe, routes, timings } from './medicines.js';
import { observe } from './observations.js';

const type = snomed('373942005', 'Discharge summary');
const sections = {
  complaints: snomed('422843007', 'Chief complaint section'),
  examination: snomed('425044008', 'Physical exam section'),
  allergies: snomed('722446000', 'Allergy record'),
  history: snomed('1003642006', 'Past medical history section'),
  investigations: snomed('721981007', 'Diagnostic studies report'),
  procedures: snomed('1003640003', 'History of past procedure section'),
  medicines: snomed('1003606003', 'Medication history section'),
  plan: snomed('734163000', 'Care plan'),
} as const;

const dengue: RecordContent = {
  doctor: {
    name: 'Dr. Vivek Nimbalkar',
    qualification: 'MBBS, DNB (Internal Medicine)',
    registration: 'MMC-0000107',
  },
  write(document) {
    document.section('Chief complaints', sections.complaints, [
      condition(document, snomed('386661006', 'Fever', 'तेज़ बुख़ार, चार दिन से'), { isOver: true }),
      condition(document, snomed('25064002', 'Headache', 'Headache behind the eyes'), { isOver: true }),
    ]);
    document.section('Diagnosis', sections.history, [
      condition(document, snomed('38362002', 'Dengue', 'Dengue fever without warning signs'), {
        isOver: true,
        note: [{ text: 'NS1 antigen found on the first day' }],
      }),
    ]);
    document.section('Allergies', sections.allergies, [allergy(document, inWords('House dust'), 'Sneezing')]);
    document.section('Physical examination', sections.examination, [
      observe(
        document,
        {
          category: 'vital-signs',
          code: ['8310-5', 'Body temperature'],
          name: 'Temperature on admission',
          value: [103.1, '°F', '[degF]'],
          limits: { low: 97, high: 99 },
        },
        'ObservationVitalSigns',
      ),
      observe(
        document,
        {
          category: 'vital-signs',
          code: ['8480-6', 'Systolic blood pressure'],
          value: [104, 'mmHg', 'mm[Hg]'],
          limits: { low: 90, high: 140 },
        },
        'ObservationVitalSigns',
      ),
    ]);
    document.section('Investigations', sections.investigations, [
      observe(document, {
        category: 'laboratory',
        code: ['777-3', 'Platelets [#/volume] in Blood by Automated count'],
        name: 'Platelets, lowest',
        value: [48, 'thousand/µL', '10*3/uL'],
        limits: { low: 150, high: 410, criticalLow: 50 },
      }),
      observe(document, {
        category: 'laboratory',
        code: ['777-3', 'Platelets [#/volume] in Blood by Automated count'],
        name: 'Platelets, at discharge',
        value: [121, 'thousand/µL', '10*3/uL'],
        limits: { low: 150, high: 410, criticalLow: 50 },
      }),
      observe(document, { category: 'laboratory', code: 'Dengue NS1 antigen', value: inWords('Found') }),
    ]);
    document.section('Medicines at home', sections.medicines, [
      prescribe(document, {
        drug: snomed('387517004', 'Paracetamol', 'Paracetamol 500 mg'),
        dose: [1, 'tablet'],
        timing: timings.everySixHours,
        days: 3,
        text: 'Only when there is fever',
        route: routes.oral,
      }),
    ]);
    document.section('Care plan', sections.plan, [
      plan(document, 'At home', 'Rest and plenty to drink', [
        'दिन में तीन लीटर पानी, नारियल पानी या ओआरएस पिएँ',
        'No aspirin, no ibuprofen for two weeks',
        'Come at once for bleeding, pain in the belly, or black stools',
      ]),
      followUp(document, 3, 'Platelets and review'),
    ]);
  },
};

const cataract: RecordContent = {
  doctor: {
    name: 'Dr. Shruthi Bhat',
    qualification: 'MBBS, MS (Ophthalmology)',
    registration: 'KMC-0000108',
  },
  write(document) {
    const operation = procedure(
      document,
      snomed('54885007', 'Extraction of cataract', 'Phacoemulsification with a foldable lens, right eye'),
      {
        bodySite: [snomed('81745001', 'Structure of eye proper', 'Right eye')],
        outcome: inWords('Without complications'),
        note: [{ text: 'Lens of +21.5 dioptres, serial number on the card' }],
      },
    );
    document.section('Chief complaints', sections.complaints, [
      condition(document, inWords('ಬಲಗಣ್ಣಿನಲ್ಲಿ ಮಂಜು (blurred sight in the right eye)'), {
        onsetString: 'Since a year',
      }),
    ]);
    document.section('Diagnosis', sections.history, [
      condition(document, snomed('193570009', 'Cataract', 'Cataract of the right eye, grade 3'), {
        isOver: true,
      }),
    ]);
    document.section('Investigations', sections.investigations, [
      observe(document, { category: 'exam', code: 'Sight, right eye, before', value: '6/60' }),
      observe(document, { category: 'exam', code: 'Sight, right eye, at discharge', value: '6/9' }),
      observe(document, {
        category: 'exam',
        code: ['56844-4', 'Intraocular pressure of Eye'],
        value: [17, 'mmHg', 'mm[Hg]'],
        limits: { low: 10, high: 21 },
      }),
    ]);
    document.section('Procedures', sections.procedures, [operation]);
    document.section('Medicines at home', sections.medicines, [
      prescribe(document, {
        drug: inWords('Moxifloxacin 0.5% eye drops'),
        dose: [1, 'drop'],
        timing: { frequency: 6, period: 1, periodUnit: 'd' },
        days: 7,
        route: routes.eye,
        instruction: 'ಹನಿ ಹಾಕುವ ಮೊದಲು ಕೈ ತೊಳೆಯಿರಿ',
      }),
      prescribe(document, {
        drug: inWords('Prednisolone 1% eye drops'),
        dose: [1, 'drop'],
        timing: { frequency: 4, period: 1, periodUnit: 'd' },
        days: 28,
        route: routes.eye,
        text: '4 times a day in the first week, once less in every week',
      }),
      prescribe(document, {
        drug: snomed('387517004', 'Paracetamol', 'Paracetamol 500 mg'),
        dose: [1, 'tablet'],
        timing: timings.twiceDaily,
        days: 2,
        route: routes.oral,
        food: afterFood,
      }),
    ]);
    document.section('Care plan', sections.plan, [
      plan(document, 'After the operation', 'Keep water and hands away from the eye', [
        'ಒಂದು ವಾರ ತಲೆಗೆ ಸ್ನಾನ ಮಾಡಬೇಡಿ',
        'Dark glasses in the sun',
      ]),
      order(document, inWords('New glasses after six weeks')),
      followUp(document, 1, 'First look at the eye'),
    ]);
    document.section('Documents', type, [
      file(document, type, [
        textPdf('Discharge card', document.time, [
          'DISCHARGE CARD',
          '',
          `Patient: ${document.visit.patient.name}`,
          'Right eye operated. Drops as written.',
          'In case of pain or redness come at once, day or night.',
        ]),
      ]),
    ]);
  },
};

/** What happened in a stay, and what is to be done after it. */
export const dischargeSummaries: RecordKind = {
  form: { profile: 'DischargeSummaryRecord', type, encounter: 'IMP', title: 'Discharge summary' },
  contents: [dengue, cataract],
};
