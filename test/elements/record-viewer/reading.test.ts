import { assert } from '@open-wc/testing';
import type { FhirResource } from 'fhir/r4';
import { timeText } from '../../../src/elements/record-viewer/parts/time-of-day.js';
import { moneyText, unitText } from '../../../src/elements/record-viewer/parts/units.js';
import { dateText } from '../../../src/elements/record-viewer/reading/dates.js';
import type { Telling } from '../../../src/elements/record-viewer/reading/reading.js';
import { longReport, recordOf, records, result, to } from '../../support/record-bundles.js';
import { tellingIn, textsOf, toldWith } from './told.js';

let en: Telling;
let hi: Telling;
before(async () => {
  [en, hi] = await Promise.all([tellingIn('en', 'en-IN'), tellingIn('hi')]);
});

/** What the document says of one resource in one section. */
function said(resource: object, telling = en, others: readonly object[] = []): string[] {
  const bundle = recordOf('Record', [{ title: 'Section', entry: [to('it')] }], [
    { id: 'it', ...resource },
    ...others,
  ] as FhirResource[]);
  const texts = textsOf(toldWith(bundle, telling).document);
  const first = texts.indexOf('Section') + 1;
  return texts.slice(first, texts.indexOf(telling.words.more));
}

const dosage = (repeat: object, rest: object = {}): object => ({
  resourceType: 'MedicationRequest',
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: 'Drug' },
  dosageInstruction: [
    { timing: { repeat }, doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }], ...rest },
  ],
});

describe('When a medicine is taken, in words', () => {
  const cases: readonly (readonly [repeat: object, en: string, hi: string])[] = [
    [
      { frequency: 2, period: 1, periodUnit: 'd', when: ['PC'], boundsDuration: { value: 5, unit: 'd' } },
      '1 tablet, twice a day, after meals | for 5 days',
      '1 tablet, दिन में 2 बार, खाने के बाद | 5 दिन तक',
    ],
    [{ frequency: 1, period: 1, periodUnit: 'd' }, '1 tablet, once a day', '1 tablet, दिन में 1 बार'],
    [{ frequency: 3, period: 1, periodUnit: 'd' }, '1 tablet, 3 times a day', '1 tablet, दिन में 3 बार'],
    [{ frequency: 1, period: 8, periodUnit: 'h' }, '1 tablet, every 8 hours', '1 tablet, हर 8 घंटे पर'],
    [{ period: 2, periodUnit: 'd' }, '1 tablet, every 2 days', '1 tablet, हर 2 दिन पर'],
    [
      { frequency: 2, period: 3, periodUnit: 'wk' },
      '1 tablet, twice every 3 weeks',
      '1 tablet, हर 3 हफ़्ते में 2 बार',
    ],
    [
      { frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' },
      '1 tablet, every 4 to 6 hours',
      '1 tablet, हर 4 से 6 घंटे पर',
    ],
    [
      { frequency: 1, frequencyMax: 2, period: 1, periodUnit: 'd' },
      '1 tablet, 1 to 2 times a day',
      '1 tablet, दिन में 1 से 2 बार',
    ],
    [
      { when: ['ACM'], offset: 30 },
      '1 tablet, 30 minutes before breakfast',
      '1 tablet, नाश्ते से पहले, 30 मिनट के अंतर से',
    ],
    [{ when: ['MORN', 'HS'] }, '1 tablet, in the morning, at bedtime', '1 tablet, सुबह, सोते समय'],
    [{ dayOfWeek: ['mon', 'thu'] }, '1 tablet, on Monday, Thursday', '1 tablet, सोमवार, गुरुवार को'],
    [{ count: 1 }, '1 tablet, 1 time in all', '1 tablet, कुल 1 बार'],
  ];
  for (const [repeat, english, hindi] of cases) {
    it(english, () => {
      assert.include(said(dosage(repeat))[2], english);
      assert.include(said(dosage(repeat), hi)[2], hindi);
    });
  }

  it('the prescriber’s own words come first, and nothing of the rest is lost', () => {
    const [, , row = ''] = said(
      dosage(
        { frequency: 2, period: 1, periodUnit: 'd', duration: 10, durationUnit: 'min' },
        {
          text: '1-0-1',
          patientInstruction: 'With warm water',
          asNeededBoolean: true,
          additionalInstruction: [{ text: 'Shake well' }],
          route: { text: 'By mouth' },
          maxDosePerPeriod: {
            numerator: { value: 4, unit: 'tablets' },
            denominator: { value: 1, unit: 'd' },
          },
        },
      ),
    );
    for (const text of [
      '1-0-1 / With warm water / 1 tablet, twice a day',
      'when needed',
      'Shake well',
      'By mouth',
      'at most 4 tablets in 1 day',
      'Duration: 10',
    ])
      assert.include(row, text);
  });
});

describe('Results', () => {
  const row = (resource: object, telling = en): string => said(resource, telling)[2] ?? '';

  it('are marked by the laboratory: sign and words', () => {
    for (const [flag, text] of [
      ['H', '▲ High'],
      ['HH', '▲▲ Very high'],
      ['L', '▼ Low'],
      ['LL', '▼▼ Very low'],
      ['A', '◆ Not normal'],
      ['N', '✓ Normal'],
    ] as const)
      assert.include(row(result('it', 'Sodium', 140, 'mmol/L', [135, 145], flag)), text);
    assert.include(row(result('it', 'Sodium', 128, 'mmol/L', [135, 145], 'L'), hi), '▼ कम');
  });

  it('are marked by their range where the laboratory did not, and only then', () => {
    assert.include(row(result('it', 'Sodium', 128, 'mmol/L', [135, 145])), '▼ Below the range');
    assert.include(row(result('it', 'Sodium', 151, 'mmol/L', [135, 145])), '▲ Above the range');
    for (const value of [135, 140, 145])
      assert.notMatch(row(result('it', 'Sodium', value, 'mmol/L', [135, 145])), /[▲▼]/);
    assert.notMatch(row(result('it', 'Sodium', 151, 'mmol/L', [135, 145], 'N')), /[▲▼]/);
    const [low, high] = [{ value: 100 }, { value: 120 }];
    const twoRanges = [{ low }, { high, appliesTo: [{ text: 'Women' }] }];
    const code = { text: 'Pressure' };
    const value = { value: 90, unit: 'mmHg' };
    assert.notMatch(
      row({ resourceType: 'Observation', code, valueQuantity: value, referenceRange: twoRanges }),
      /[▲▼]/,
    );
    const otherUnit = [{ low: { value: 100, unit: 'kPa' } }];
    assert.notMatch(
      row({ resourceType: 'Observation', code, valueQuantity: value, referenceRange: otherUnit }),
      /[▲▼]/,
    );
  });

  it('of every type of value', () => {
    const values: readonly (readonly [object, string])[] = [
      [{ valueQuantity: { value: 5.25, unit: 'mg/dL', comparator: '<' } }, 'less than 5.25 mg/dL'],
      [{ valueString: 'Not seen' }, 'Not seen'],
      [{ valueBoolean: false }, 'No'],
      [{ valueInteger: 3 }, '3'],
      [{ valueRange: { low: { value: 2, unit: 'mm' }, high: { value: 4, unit: 'mm' } } }, '2 to 4 mm'],
      [{ valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, '1 / 128'],
      [{ valueDateTime: '2026-11-03' }, '3 November 2026'],
      [{ valueCodeableConcept: { coding: [{ code: '1', display: 'Positive' }] } }, 'Positive'],
      [{ dataAbsentReason: { text: 'Sample clotted' } }, 'Sample clotted'],
    ];
    for (const [value, text] of values)
      assert.include(row({ resourceType: 'Observation', code: { text: 'X' }, ...value }), `X | ${text}`);
  });

  it('what all rows remark is said once', () => {
    const { document } = toldWith(longReport(3), en);
    const remarks = textsOf(document).filter((text) => text.includes('2 November 2026'));
    assert.lengthOf(remarks, 1);
  });

  it('a long table goes on in the next, and says where it stands', () => {
    const { document } = toldWith(longReport(250), en);
    const tables = document.sections[0]!.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    assert.deepEqual(
      tables.map(({ part, rows }) => [part, rows.length]),
      [
        ['1 to 100 of 250', 100],
        ['101 to 200 of 250', 100],
        ['201 to 250 of 250', 50],
      ],
    );
  });
});

describe('Dates, numbers and money', () => {
  it('partial dates stay partial, moments keep the sender’s clock, and what is no date stays', () => {
    for (const [text, shown] of [
      ['2026', '2026'],
      ['2026-11', 'November 2026'],
      ['2026-11-03', '3 November 2026'],
      ['2026-11-03T10:40:00+05:30', '3 November 2026 at 10:40 am'],
      ['2026-11-03T23:40:00-08:00', '3 November 2026 at 11:40 pm'],
      ['2026-13-03', '2026-13-03'],
      ['2026-02-30', '2026-02-30'],
      ['yesterday', 'yesterday'],
    ] as const)
      assert.strictEqual(dateText(text, 'en-IN'), shown);
    assert.strictEqual(dateText('2026-11-03', 'hi'), '3 नवंबर 2026');
    assert.strictEqual(timeText('08:30:00', 'en-IN'), '8:30 am');
    assert.strictEqual(timeText('25:99', 'en-IN'), '25:99');
  });

  it('money is in its currency; units are as people write them', () => {
    assert.strictEqual(moneyText(120000.5, 'INR', 'en-IN'), '₹1,20,000.50');
    assert.strictEqual(moneyText(5, 'no currency', 'en-IN'), '5 no currency');
    assert.strictEqual(moneyText(5, undefined, 'en-IN'), '5');
    for (const [unit, code, shown] of [
      ['mm[Hg]', undefined, 'mmHg'],
      [undefined, '10*3/uL', '10³/µL'],
      [undefined, 'Cel', '°C'],
      [undefined, '[iU]/L', 'IU/L'],
      ['units', 'u', 'units'],
      [undefined, '{tbl}', 'tbl'],
    ] as const)
      assert.strictEqual(unitText(unit, code), shown);
  });

  it('a dioptre is no day', () => {
    const resource = {
      resourceType: 'Observation',
      code: { text: 'Sphere' },
      valueQuantity: { value: -1.25, unit: 'D', code: '[diop]' },
    };
    assert.include(said(resource)[2], '-1.25 D');
  });
});

describe('What a patient must know before the rest', () => {
  for (const [status, english, hindi] of [
    ['preliminary', 'This is a preliminary record.', 'यह शुरुआती रिकॉर्ड है।'],
    ['amended', 'This record was changed', 'यह रिकॉर्ड पहली बार भेजने के बाद बदला गया है।'],
    ['entered-in-error', 'Do not rely on it.', 'इस पर भरोसा न करें।'],
  ] as const)
    it(status, () => {
      const bundle = recordOf('Record', [], [], { status });
      assert.include(textsOf(toldWith(bundle, en).document).join('\n'), english);
      assert.include(textsOf(toldWith(bundle, hi).document).join('\n'), hindi);
    });

  it('of a single resource as well', () => {
    const condition = {
      resourceType: 'DiagnosticReport',
      status: 'entered-in-error',
      code: { text: 'Test' },
    };
    assert.include(said(condition).join('\n'), 'entered by mistake');
  });
});

describe('The order of a record', () => {
  it('is that of its sections; each resource stands once, and what no section names stands behind', () => {
    const { document } = toldWith(records.consultation, en);
    assert.deepEqual(
      document.sections.map(({ title }) => title),
      [
        'Chief complaints',
        'Vital signs',
        'Allergies',
        'Diagnosis',
        'Advice',
        'Follow up',
        'Operations',
        en.words.more,
      ],
    );
    const texts = textsOf(document);
    assert.lengthOf(
      texts.filter((text) => text.includes('Health problem: Fever with chills')),
      1,
    );
    assert.lengthOf(
      texts.filter((text) => text === 'Patient: Nisha Rao'),
      1,
    );
  });

  it('is that of its sections inside sections', () => {
    const inner = { title: 'Inner', section: [{ title: 'Innermost' }] };
    const { document } = toldWith(
      recordOf('Record', [{ title: 'First', section: [inner] }, { title: 'Last' }], []),
      en,
    );
    assert.deepEqual(
      document.sections.slice(0, 4).map(({ title, level }) => [title, level]),
      [
        ['First', 1],
        ['Inner', 2],
        ['Innermost', 3],
        ['Last', 1],
      ],
    );
  });

  it('references lead to full addresses, relative ones, versions and contained resources', () => {
    const medicine = (medicationReference: object, contained: object[] = []): object => ({
      resourceType: 'MedicationRequest',
      medicationReference,
      contained,
    });
    const other = [{ resourceType: 'Medication', id: 'm', code: { text: 'Metformin' } }];
    for (const reference of ['urn:uuid:m', 'Medication/m', 'https://x.example/fhir/Medication/m/_history/2'])
      assert.include(said(medicine({ reference }), en, other).join(), 'Metformin', reference);
    const contained = [{ resourceType: 'Medication', id: 'c', code: { text: 'Insulin' } }];
    assert.include(said(medicine({ reference: '#c' }, contained)).join(), 'Insulin');
  });

  it('a kind that nobody knows is told by its facts, in plain words', () => {
    const texts = said({
      resourceType: 'MolecularSequence',
      coordinateSystem: 1,
      observedSeq: 'ACGT',
      extension: [{ url: 'https://x.example/how-it-was-read', valueString: 'twice' }],
    });
    assert.deepEqual(texts, [
      'Molecular sequence',
      'Coordinate system: 1',
      'Observed seq: ACGT',
      'How it was read: twice',
    ]);
  });
});
