import { allergy, condition, file, followUp, order, plan, procedure, relative } from './clinical.js';
import { coded, inWords, loinc, snomed } from './concepts.js';
import { textPdf } from './attachments/attachment.js';
import type { RecordContent, RecordKind } from './content.js';
import { afterFood, prescribe, routes, timings } from './medicines.js';
import { observe } from './observations.js';

const sections = {
  complaints: snomed('422843007', 'Chief complaint section'),
  allergies: snomed('722446000', 'Allergy record'),
  history: snomed('371529009', 'History and physical report'),
  family: snomed('422432008', 'Family history section'),
  examination: snomed('425044008', 'Physical exam section'),
  tests: snomed('721963009', 'Order document'),
  medicines: snomed('721912009', 'Medication summary document'),
  procedures: snomed('371525003', 'Clinical procedure report'),
  referral: snomed('306206005', 'Referral to service'),
  followUp: snomed('390906007', 'Follow-up encounter'),
  others: snomed('404684003', 'Clinical finding'),
  file: snomed('371530004', 'Clinical consultation report'),
} as const;

const diabetesReview: RecordContent = {
  doctor: {
    name: 'Dr. Anjali Menon',
    qualification: 'MBBS, MD (General Medicine)',
    registration: 'KMC-0000101',
  },
  write(document) {
    document.section('Chief complaints', sections.complaints, [
      condition(document, inWords('ಕಾಲುಗಳಲ್ಲಿ ಜುಮ್ಮೆನಿಸುವಿಕೆ (tingling in both feet)'), {
        onsetString: 'Since three weeks, worse at night',
        severity: snomed('255604002', 'Mild'),
      }),
      condition(document, inWords('Tired after climbing one flight of stairs'), {
        onsetString: 'Since two months',
      }),
    ]);
    document.section('Allergies', sections.allergies, [
      allergy(document, snomed('91936005', 'Allergy to penicillin'), 'Rash over the trunk in 2009', 'high'),
    ]);
    document.section('Medical history', sections.history, [
      condition(document, snomed('44054006', 'Diabetes mellitus type 2'), { onsetString: 'Since 2014' }),
      condition(document, snomed('38341003', 'Hypertensive disorder', 'High blood pressure'), {
        onsetString: 'Since 2017',
      }),
      procedure(document, snomed('80146002', 'Appendectomy'), { note: [{ text: 'In 1999, at Mysuru' }] }),
    ]);
    document.section('Family history', sections.family, [
      relative(
        document,
        coded('kinship', 'MTH', 'mother', 'Mother'),
        snomed('44054006', 'Diabetes mellitus type 2'),
        'At about 50 years',
      ),
      relative(
        document,
        coded('kinship', 'FTH', 'father', 'Father'),
        snomed('22298006', 'Myocardial infarction', 'Heart attack'),
      ),
    ]);
    document.section('Physical examination', sections.examination, [
      observe(
        document,
        {
          category: 'vital-signs',
          code: ['85354-9', 'Blood pressure panel with all children optional'],
          name: 'Blood pressure',
          parts: [
            {
              code: ['8480-6', 'Systolic blood pressure'],
              value: [148, 'mmHg', 'mm[Hg]'],
              limits: { low: 90, high: 140 },
            },
            {
              code: ['8462-4', 'Diastolic blood pressure'],
              value: [92, 'mmHg', 'mm[Hg]'],
              limits: { low: 60, high: 90 },
            },
          ],
        },
        'ObservationVitalSigns',
      ),
      observe(
        document,
        {
          category: 'vital-signs',
          code: ['8867-4', 'Heart rate'],
          value: [84, 'per minute', '/min'],
          limits: { low: 60, high: 100 },
        },
        'ObservationVitalSigns',
      ),
      observe(
        document,
        { category: 'vital-signs', code: ['29463-7', 'Body weight'], value: [71.5, 'kg'] },
        'ObservationBodyMeasurement',
      ),
      observe(document, {
        category: 'exam',
        code: 'Feet',
        value:
          'Pulses felt; monofilament not felt at two of ten sites on the right, one on the left; no ulcer',
      }),
    ]);
    document.section('Other observations', sections.others, [
      observe(document, {
        code: 'Fasting sugar at home, as told',
        value: '150 to 180 mg/dL in the last month',
      }),
    ]);
    document.section('Investigation advice', sections.tests, [
      order(document, loinc('4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', 'HbA1c'), {
        note: [{ text: 'In three months' }],
      }),
      order(document, inWords('Urine albumin to creatinine ratio'), { priority: 'routine' }),
    ]);
    document.section('Medications', sections.medicines, [
      prescribe(document, {
        drug: snomed('372567009', 'Metformin', 'Metformin 1000 mg, prolonged release'),
        dose: [1, 'tablet'],
        timing: timings.afterMeals,
        days: 90,
        text: '1-0-1, after food, for 90 days',
        route: routes.oral,
        food: afterFood,
        instruction: 'ಊಟದ ನಂತರ ತೆಗೆದುಕೊಳ್ಳಿ. ಮಾತ್ರೆಯನ್ನು ಅಗಿಯಬೇಡಿ.',
      }),
      prescribe(document, {
        drug: snomed('386864001', 'Amlodipine', 'Amlodipine 5 mg'),
        dose: [1, 'tablet'],
        timing: timings.onceDaily,
        days: 90,
        route: routes.oral,
        note: 'New. Tell us if your ankles swell.',
      }),
    ]);
    document.section('Advice', snomed('734163000', 'Care plan'), [
      plan(document, 'Living with diabetes', 'Food, walking, and care of the feet', [
        'Walk for 30 minutes on five days of the week',
        'रोज़ रात को पैरों को देखें; घाव हो तो तुरंत आएँ',
        'No sugar in tea and coffee; one small fruit a day',
      ]),
    ]);
    document.section('Referral', sections.referral, [
      order(document, inWords('Ophthalmologist: yearly look at the retina'), {
        reasonCode: [snomed('44054006', 'Diabetes mellitus type 2')],
      }),
    ]);
    document.section('Follow-up', sections.followUp, [
      followUp(document, 90, 'Review with the reports; come fasting'),
    ]);
  },
};

const kneePain: RecordContent = {
  doctor: {
    name: 'Dr. K. Ilangovan',
    qualification: 'MBBS, MS (Orthopaedics)',
    registration: 'TNMC-0000102',
  },
  write(document) {
    document.section('Chief complaints', sections.complaints, [
      condition(document, snomed('57676002', 'Joint pain', 'வலது முழங்கால் வலி (pain in the right knee)'), {
        onsetString: '2 வாரங்களாக',
        severity: snomed('6736007', 'Moderate'),
        note: [{ text: 'After a fall from a scooter; can walk, stairs hurt' }],
      }),
    ]);
    document.section('Medical history', sections.history, [
      condition(document, snomed('195967001', 'Asthma'), { onsetString: 'In childhood', isOver: true }),
    ]);
    document.section('Physical examination', sections.examination, [
      observe(
        document,
        {
          category: 'vital-signs',
          code: ['8310-5', 'Body temperature'],
          value: [98.4, '°F', '[degF]'],
          limits: { low: 97, high: 99 },
        },
        'ObservationVitalSigns',
      ),
      observe(document, {
        category: 'exam',
        code: 'Right knee',
        value: 'Swollen, warm, no redness; bends to 95 degrees; drawer test negative',
      }),
    ]);
    document.section('Diagnosis', sections.others, [
      condition(
        document,
        snomed('239873007', 'Osteoarthritis of knee', 'Early osteoarthritis of the right knee'),
      ),
    ]);
    document.section('Investigation advice', sections.tests, [
      order(document, inWords('X-ray of the right knee, standing, two views'), {
        priority: 'urgent',
        patientInstruction: 'எக்ஸ்-ரே அறை, தரை தளம்',
      }),
    ]);
    document.section('Medications', sections.medicines, [
      prescribe(document, {
        drug: snomed('387207008', 'Ibuprofen', 'Ibuprofen 400 mg'),
        dose: [1, 'tablet'],
        timing: timings.afterMeals,
        days: 5,
        route: routes.oral,
        food: afterFood,
        instruction: 'சாப்பிட்ட பிறகு எடுத்துக்கொள்ளவும்',
      }),
      prescribe(document, {
        drug: inWords('Diclofenac gel 1%'),
        dose: [2, 'g'],
        timing: timings.thriceDaily,
        days: 10,
        route: routes.skin,
        text: 'A thin layer on the knee, three times a day, for 10 days',
      }),
    ]);
    document.section('Follow-up', sections.followUp, [
      followUp(document, 7, 'அடுத்த வாரம் எக்ஸ்-ரே அறிக்கையுடன் வரவும்'),
    ]);
    document.section('Documents', sections.file, [
      file(
        document,
        sections.file,
        [
          textPdf('Exercises for the knee', document.time, [
            'Exercises for the knee',
            '',
            '1. Sit, straighten the leg, hold for 5 seconds. 10 times, twice a day.',
            '2. Lie down, lift the straight leg by a hand. 10 times, twice a day.',
            '3. Stop if it hurts.',
          ]),
        ],
        'Exercises for the knee',
      ),
    ]);
  },
};

/** Notes of a doctor on a visit of an outpatient. */
export const opConsultations: RecordKind = {
  form: {
    profile: 'OPConsultRecord',
    type: snomed('371530004', 'Clinical consultation report'),
    encounter: 'AMB',
    title: 'OP consultation',
  },
  contents: [diabetesReview, kneePain],
};
