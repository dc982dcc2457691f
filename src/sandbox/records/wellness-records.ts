import { textPdf } from './attachments/attachment.js';
import { file } from './clinical.js';
import { inWords, snomed } from './concepts.js';
import type { RecordContent, RecordKind } from './content.js';
import { observe } from './observations.js';

const type = inWords('Wellness Record');

const checkUp: RecordContent = {
  doctor: { name: 'Dr. Neha Agarwal', qualification: 'MBBS, DFM', registration: 'DMC-0000113' },
  write(document) {
    const vital = (finding: Parameters<typeof observe>[1]) =>
      observe(document, { category: 'vital-signs', ...finding }, 'ObservationVitalSigns');
    const measured = (finding: Parameters<typeof observe>[1]) =>
      observe(document, { category: 'vital-signs', ...finding }, 'ObservationBodyMeasurement');
    document.section('Vital signs', undefined, [
      vital({
        code: ['85354-9', 'Blood pressure panel with all children optional'],
        name: 'Blood pressure',
        parts: [
          {
            code: ['8480-6', 'Systolic blood pressure'],
            value: [122, 'mmHg', 'mm[Hg]'],
            limits: { low: 90, high: 140 },
          },
          {
            code: ['8462-4', 'Diastolic blood pressure'],
            value: [78, 'mmHg', 'mm[Hg]'],
            limits: { low: 60, high: 90 },
          },
        ],
      }),
      vital({
        code: ['8867-4', 'Heart rate'],
        value: [68, 'per minute', '/min'],
        limits: { low: 60, high: 100 },
      }),
      vital({
        code: ['9279-1', 'Respiratory rate'],
        value: [16, 'per minute', '/min'],
        limits: { low: 12, high: 20 },
      }),
      vital({
        code: ['2708-6', 'Oxygen saturation in Arterial blood'],
        value: [98, '%'],
        limits: { low: 95 },
      }),
    ]);
    document.section('Body measurement', undefined, [
      measured({ code: ['8302-2', 'Body height'], value: [164, 'cm'] }),
      measured({ code: ['29463-7', 'Body weight'], value: [68.2, 'kg'] }),
      measured({
        code: ['39156-5', 'Body mass index (BMI) [Ratio]'],
        value: [25.4, 'kg/m²', 'kg/m2'],
        limits: { low: 18.5, high: 23 },
      }),
      measured({ code: ['8280-0', 'Waist Circumference at umbilicus by Tape measure'], value: [84, 'cm'] }),
    ]);
    document.section('Physical activity', undefined, [
      observe(
        document,
        {
          category: 'activity',
          code: ['41950-7', 'Number of steps in 24 hour Measured'],
          value: [7420, 'steps per day', '/d'],
        },
        'ObservationPhysicalActivity',
      ),
      observe(
        document,
        { category: 'activity', code: ['93832-4', 'Sleep duration'], value: [6.5, 'h'] },
        'ObservationPhysicalActivity',
      ),
    ]);
    document.section('General assessment', undefined, [
      observe(document, { code: 'Mood', value: 'अच्छा; कभी-कभी थकान' }, 'ObservationGeneralAssessment'),
      observe(
        document,
        {
          code: ['2339-0', 'Glucose [Mass/volume] in Blood'],
          value: [94, 'mg/dL'],
          limits: { low: 70, high: 140 },
        },
        'ObservationGeneralAssessment',
      ),
    ]);
    document.section('Lifestyle', undefined, [
      observe(
        document,
        {
          category: 'social-history',
          code: ['72166-2', 'Tobacco smoking status'],
          value: snomed('266919005', 'Never smoked tobacco'),
        },
        'ObservationLifestyle',
      ),
      observe(
        document,
        { category: 'social-history', code: 'Food', value: 'Vegetarian, two meals a day' },
        'ObservationLifestyle',
      ),
    ]);
  },
};

const womenAndRehabilitation: RecordContent = {
  doctor: { name: 'Dr. Sneha Phukan', qualification: 'BPT, MPT', registration: 'AMC-0000114' },
  write(document) {
    document.section('Women health', undefined, [
      observe(
        document,
        { code: ['8665-2', 'Last menstrual period start date'], value: 'About five weeks ago' },
        'ObservationWomenHealth',
      ),
      observe(document, { code: 'Pregnancies', value: 'Two, both at full term' }, 'ObservationWomenHealth'),
    ]);
    document.section('Physical activity', undefined, [
      observe(
        document,
        {
          category: 'activity',
          code: 'Physiotherapy',
          value: 'Eight of ten sessions; walks without a stick',
        },
        'ObservationPhysicalActivity',
      ),
      observe(
        document,
        { category: 'activity', code: 'Walking distance in six minutes', value: [410, 'm'] },
        'ObservationPhysicalActivity',
      ),
    ]);
    document.section('Other observations', undefined, [
      observe(document, { code: 'Pain, 0 to 10', value: [2, 'of 10', '{score}'], note: 'First day: 7' }),
    ]);
    document.section('Document reference', undefined, [
      file(
        document,
        inWords('Exercises at home'),
        [
          textPdf('Exercises at home', document.time, [
            'EXERCISES AT HOME',
            '',
            'Bend and straighten the knee, 15 times, three times a day.',
          ]),
        ],
        'Exercises at home',
      ),
    ]);
  },
};

/** What somebody measured and told of their daily life. */
export const wellnessRecords: RecordKind = {
  form: { profile: 'WellnessRecord', type, encounter: 'AMB', title: 'Wellness record' },
  contents: [checkUp, womenAndRehabilitation],
};
