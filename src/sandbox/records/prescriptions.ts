import { condition, file } from './clinical.js';
import { inWords, snomed } from './concepts.js';
import { jpegOf } from './attachments/attachment.js';
import { scannedPage } from './attachments/pictures.js';
import type { RecordContent, RecordKind } from './content.js';
import { afterFood, prescribe, routes, timings } from './medicines.js';

const type = snomed('440545006', 'Prescription record');

const fever: RecordContent = {
  doctor: { name: 'Dr. Farhana Siddiqui', qualification: 'MBBS', registration: 'UPMC-0000103' },
  write(document) {
    document.section('Prescription', type, [
      condition(document, snomed('386661006', 'Fever', 'बुख़ार और गले में दर्द')),
      prescribe(document, {
        drug: snomed('387517004', 'Paracetamol', 'Paracetamol 650 mg'),
        dose: [1, 'tablet'],
        timing: timings.everySixHours,
        days: 3,
        text: '1 tablet every 6 hours when there is fever, no more than 4 a day',
        route: routes.oral,
        instruction: 'बुख़ार होने पर लें, दिन में चार से ज़्यादा नहीं',
        reason: 'Fever',
      }),
      prescribe(document, {
        drug: snomed('372687004', 'Amoxicillin', 'Amoxicillin 500 mg'),
        dose: [1, 'capsule'],
        timing: timings.thriceDaily,
        days: 5,
        route: routes.oral,
        food: afterFood,
        instruction: 'کھانے کے بعد لیں اور پورا کورس مکمل کریں',
        note: 'Take all of it, also when you feel well',
      }),
      prescribe(document, {
        drug: inWords('ORS powder, WHO formula'),
        dose: [200, 'ml'],
        timing: timings.thriceDaily,
        days: 3,
        instruction: 'پانی زیادہ پئیں',
      }),
    ]);
  },
};

const threeMonths: RecordContent = {
  doctor: {
    name: 'Dr. Subir Chattopadhyay',
    qualification: 'MBBS, DM (Cardiology)',
    registration: 'WBMC-0000104',
  },
  write(document) {
    const tablet = [1, 'tablet'] as const;
    document.section('Prescription', type, [
      prescribe(document, {
        drug: snomed('387458008', 'Aspirin', 'Aspirin 75 mg'),
        dose: tablet,
        timing: timings.onceDaily,
        days: 90,
        text: '0-1-0, after lunch',
        route: routes.oral,
        food: afterFood,
        instruction: 'দুপুরে খাওয়ার পরে খাবেন',
      }),
      prescribe(document, {
        drug: snomed('373444002', 'Atorvastatin', 'Atorvastatin 20 mg'),
        dose: tablet,
        timing: timings.atBedtime,
        days: 90,
        route: routes.oral,
        instruction: 'রাতে শোবার আগে খাবেন',
      }),
      prescribe(document, {
        drug: snomed('395821003', 'Pantoprazole', 'Pantoprazole 40 mg'),
        dose: tablet,
        timing: timings.beforeBreakfast,
        days: 30,
        route: routes.oral,
      }),
      prescribe(document, {
        drug: inWords('Vitamin D3 60,000 IU'),
        dose: [1, 'sachet'],
        timing: timings.onceWeekly,
        days: 56,
        note: 'With milk. Eight weeks, then stop.',
      }),
      prescribe(document, {
        drug: snomed('372897005', 'Albuterol', 'Salbutamol inhaler 100 mcg'),
        dose: [2, 'puffs'],
        timing: { frequency: 1, frequencyMax: 4, period: 1, periodUnit: 'd' },
        route: routes.inhaled,
        text: '2 puffs when out of breath, up to four times a day',
      }),
    ]);
    document.section('Signed prescription', type, [
      file(
        document,
        type,
        [
          jpegOf(
            'Prescription, photographed',
            document.time,
            scannedPage(['PRESCRIPTION', 'Tab. Aspirin 75 mg 0-1-0', 'Tab. Atorvastatin 20 mg 0-0-1'], 2),
          ),
        ],
        'Photograph of the signed prescription',
      ),
    ]);
  },
};

/** Drugs that a doctor prescribed. */
export const prescriptions: RecordKind = {
  form: { profile: 'PrescriptionRecord', type, encounter: 'AMB', title: 'Prescription' },
  contents: [fever, threeMonths],
};
