import type { Bundle, Composition, CompositionSection, FhirResource, Reference } from 'fhir/r4';

/** A PNG of 80 by 50 pixels, as base64. */
export const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAFAAAAAyCAAAAADuRgMgAAAAk0lEQVR42mO4AwdGJmYWVjZ2Dk4uCLGomLiEpJS0jKwchFhTS1tHV0/fhElTEGKr1qzbsGnLth279jCMGjhq4LA0UE5BSUVNQ0tHzwAh7ebh5eMXEBQSFoEQyysoKimrqKqpa0CITZsxa868BYuWLFuBEBs1cNTA4WngaGkzauCogaN1yqiBowaO1imjBo4aSEcDAb98GocfR98XAAAAAElFTkSuQmCC';

/** A PDF of one page, as base64. */
export const pdf = btoa(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
);

/** A reference to a resource of the bundle. */
export const to = (id: string): Reference => ({ reference: `urn:uuid:${id}` });

const people: FhirResource[] = [
  {
    resourceType: 'Patient',
    id: 'patient',
    name: [{ text: 'Nisha Rao' }],
    gender: 'female',
    birthDate: '1995-03-27',
    telecom: [{ system: 'phone', value: '99999 00012' }],
    address: [{ line: ['12, Lake Road'], city: 'Mysuru', state: 'Karnataka', postalCode: '570001' }],
  },
  {
    resourceType: 'Practitioner',
    id: 'doctor',
    name: [{ prefix: ['Dr.'], given: ['Kiran'], family: 'Shetty' }],
    identifier: [{ type: { text: 'Medical License number' }, value: 'KMC-40712' }],
  },
  {
    resourceType: 'Organization',
    id: 'facility',
    name: 'Lake View Hospital',
    telecom: [{ system: 'email', value: 'desk@lakeview.example' }],
  },
  {
    resourceType: 'Encounter',
    id: 'visit',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB', display: 'ambulatory' },
    subject: to('patient'),
    period: { start: '2026-11-03T10:15:00+05:30', end: '2026-11-03T10:40:00+05:30' },
  },
];

/** A document of a facility, with its people. */
export function recordOf(
  title: string,
  section: CompositionSection[],
  resources: readonly FhirResource[],
  composition: Partial<Composition> = {},
): Bundle {
  const document: Composition = {
    resourceType: 'Composition',
    id: 'composition',
    status: 'final',
    title,
    type: { coding: [{ system: 'http://snomed.info/sct', code: '440545006', display: title }] },
    subject: to('patient'),
    encounter: to('visit'),
    author: [to('doctor')],
    custodian: to('facility'),
    date: '2026-11-03T10:40:00+05:30',
    section,
    ...composition,
  };
  return {
    resourceType: 'Bundle',
    type: 'document',
    timestamp: '2026-11-03T10:45:00+05:30',
    entry: [document, ...resources, ...people].map((resource) => ({
      fullUrl: `urn:uuid:${resource.id ?? ''}`,
      resource,
    })),
  };
}

const text = (said: string): { text: string } => ({ text: said });
const quantity = (value: number, unit: string, code = unit): object => ({
  value,
  unit,
  system: 'http://unitsofmeasure.org',
  code,
});

/** A result of a laboratory. */
export function result(
  id: string,
  name: string,
  value: number,
  unit: string,
  [low, high]: readonly [number, number],
  flag?: string,
): FhirResource {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: text(name),
    subject: to('patient'),
    effectiveDateTime: '2026-11-02T08:10:00+05:30',
    valueQuantity: quantity(value, unit),
    ...(flag && {
      interpretation: [
        {
          coding: [
            { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: flag },
          ],
        },
      ],
    }),
    referenceRange: [{ low: quantity(low, unit), high: quantity(high, unit) }],
  };
}

const prescription = recordOf(
  'Prescription record',
  [{ title: 'Medicines', entry: [to('paracetamol'), to('amoxicillin'), to('drops')] }],
  [
    {
      resourceType: 'MedicationRequest',
      id: 'paracetamol',
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: text('Paracetamol 500 mg tablet'),
      subject: to('patient'),
      reasonCode: [text('Fever')],
      dosageInstruction: [
        {
          timing: {
            repeat: {
              frequency: 2,
              period: 1,
              periodUnit: 'd',
              when: ['PC'],
              boundsDuration: quantity(5, 'd'),
            },
          },
          doseAndRate: [{ doseQuantity: quantity(1, 'tablet') }],
          route: text('By mouth'),
        },
      ],
      note: [text('Drink plenty of water')],
    },
    {
      resourceType: 'MedicationRequest',
      id: 'amoxicillin',
      status: 'active',
      intent: 'order',
      medicationReference: to('amoxicillin-medicine'),
      subject: to('patient'),
      dosageInstruction: [
        {
          text: '1-0-1',
          patientInstruction: 'Finish all of it',
          timing: {
            repeat: { frequency: 1, period: 8, periodUnit: 'h', boundsPeriod: { end: '2026-11-10' } },
          },
          doseAndRate: [{ doseQuantity: quantity(500, 'mg') }],
        },
      ],
    },
    {
      resourceType: 'MedicationRequest',
      id: 'drops',
      status: 'stopped',
      intent: 'order',
      medicationCodeableConcept: text('Xylometazoline nasal drops'),
      subject: to('patient'),
      dosageInstruction: [{ text: '2 drops', asNeededCodeableConcept: text('a blocked nose') }],
    },
    {
      resourceType: 'Medication',
      id: 'amoxicillin-medicine',
      code: text('Amoxicillin 500 mg capsule'),
      manufacturer: { display: 'Kaveri Pharma' },
    },
  ] as FhirResource[],
);

const laboratory = recordOf('Diagnostic report', [{ title: 'Blood tests', entry: [to('report')] }], [
  {
    resourceType: 'DiagnosticReport',
    id: 'report',
    status: 'final',
    code: text('Complete blood count'),
    subject: to('patient'),
    issued: '2026-11-03T09:00:00+05:30',
    result: ['haemoglobin', 'white-cells', 'platelets', 'potassium', 'pressure', 'culture'].map(to),
    conclusion: 'Mild anaemia.',
    specimen: [to('blood')],
    presentedForm: [{ contentType: 'application/pdf', title: 'The whole report', data: pdf }],
  },
  result('haemoglobin', 'Haemoglobin', 9.8, 'g/dL', [12, 15], 'L'),
  result('white-cells', 'White cells', 12.4, '10*3/uL', [4, 11]),
  result('platelets', 'Platelets', 250, '10*3/uL', [150, 450], 'N'),
  result('potassium', 'Potassium', 6.7, 'mmol/L', [3.5, 5.1], 'HH'),
  {
    resourceType: 'Observation',
    id: 'pressure',
    status: 'preliminary',
    code: text('Blood pressure'),
    component: [
      { code: text('Systolic'), valueQuantity: quantity(128, 'mmHg', 'mm[Hg]') },
      { code: text('Diastolic'), valueQuantity: quantity(82, 'mmHg', 'mm[Hg]') },
    ],
  },
  {
    resourceType: 'Observation',
    id: 'culture',
    status: 'final',
    code: text('Culture'),
    valueCodeableConcept: text('No growth'),
    interpretation: [{ coding: [{ code: 'NEG' }] }],
    note: [{ text: 'After 48 hours', time: '2026-11-03' }],
  },
  { resourceType: 'Specimen', id: 'blood', type: text('Blood'), receivedTime: '2026-11-02T08:30:00+05:30' },
] as FhirResource[]);

const consultation = recordOf(
  'Consultation report',
  [
    { title: 'Chief complaints', entry: [to('complaint')] },
    { title: 'Vital signs', entry: [to('temperature'), to('weight')] },
    { title: 'Allergies', entry: [to('allergy')] },
    { title: 'Diagnosis', entry: [to('diagnosis')] },
    {
      title: 'Advice',
      text: {
        status: 'generated',
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Rest for <b>three</b> days.</p><ul><li>Warm water</li></ul></div>',
      },
    },
    { title: 'Follow up', entry: [to('follow-up')] },
    { title: 'Operations', emptyReason: { coding: [{ code: 'nilknown' }] } },
  ],
  [
    {
      resourceType: 'Condition',
      id: 'complaint',
      code: text('Fever with chills'),
      subject: to('patient'),
      onsetString: 'since three days',
    },
    { ...result('temperature', 'Temperature', 38.9, 'Cel', [36.1, 37.2], 'H') },
    {
      resourceType: 'Observation',
      id: 'weight',
      status: 'final',
      code: text('Weight'),
      valueQuantity: quantity(61.5, 'kg'),
    },
    {
      resourceType: 'AllergyIntolerance',
      id: 'allergy',
      clinicalStatus: { coding: [{ code: 'active' }] },
      criticality: 'high',
      code: text('Penicillin'),
      patient: to('patient'),
      reaction: [{ manifestation: [text('Rash')], severity: 'moderate' }],
    },
    {
      resourceType: 'Condition',
      id: 'diagnosis',
      clinicalStatus: { coding: [{ code: 'active' }] },
      code: { coding: [{ system: 'http://snomed.info/sct', code: '38362002', display: 'Dengue' }] },
      subject: to('patient'),
      recordedDate: '2026-11',
      text: { status: 'generated', div: '<div>Dengue, not severe</div>' },
    },
    {
      resourceType: 'Appointment',
      id: 'follow-up',
      status: 'booked',
      description: 'Come again for a check',
      start: '2026-11-07T10:00:00+05:30',
      participant: [{ actor: to('doctor'), status: 'accepted' }],
    },
  ] as FhirResource[],
);

const discharge = recordOf(
  'Discharge summary',
  [
    { title: 'Diagnosis', entry: [to('appendicitis')] },
    { title: 'Procedures', entry: [to('operation')] },
    { title: 'Medicines at home', entry: [to('home-medicine')] },
    { title: 'Care plan', entry: [to('plan')] },
  ],
  [
    {
      resourceType: 'Condition',
      id: 'appendicitis',
      code: text('Acute appendicitis'),
      subject: to('patient'),
      onsetDateTime: '2026',
    },
    {
      resourceType: 'Procedure',
      id: 'operation',
      status: 'completed',
      code: text('Appendix taken out'),
      subject: to('patient'),
      performedDateTime: '2026-10-30',
      complication: [text('None')],
    },
    {
      resourceType: 'MedicationStatement',
      id: 'home-medicine',
      status: 'active',
      medicationCodeableConcept: text('Cefixime 200 mg'),
      subject: to('patient'),
      dosage: [
        { timing: { repeat: { timeOfDay: ['08:00:00', '20:00:00'], dayOfWeek: ['mon'], count: 10 } } },
      ],
    },
    {
      resourceType: 'CarePlan',
      id: 'plan',
      status: 'active',
      intent: 'plan',
      title: 'At home',
      description: 'No heavy lifting for six weeks',
      subject: to('patient'),
      activity: [{ detail: { status: 'scheduled', description: 'Take the stitches out' } }],
    },
  ] as FhirResource[],
  { status: 'amended' },
);

const immunization = recordOf(
  'Immunization record',
  [{ title: 'Vaccinations', entry: [to('bcg'), to('covid')] }],
  [
    {
      resourceType: 'Immunization',
      id: 'bcg',
      status: 'completed',
      vaccineCode: text('BCG'),
      patient: to('patient'),
      occurrenceDateTime: '1995-04',
      lotNumber: 'B-77',
      protocolApplied: [{ doseNumberPositiveInt: 1 }],
    },
    {
      resourceType: 'Immunization',
      id: 'covid',
      status: 'not-done',
      statusReason: text('Patient had fever'),
      vaccineCode: text('COVID-19 vaccine'),
      patient: to('patient'),
      occurrenceDateTime: '2026-11-03',
      protocolApplied: [
        { doseNumberPositiveInt: 2, seriesDosesPositiveInt: 3, targetDisease: [text('COVID-19')] },
      ],
    },
  ] as FhirResource[],
);

const invoice = recordOf('Invoice record', [{ title: 'Bill', entry: [to('bill')] }], [
  {
    resourceType: 'Invoice',
    id: 'bill',
    status: 'issued',
    type: text('Outpatient bill'),
    subject: to('patient'),
    date: '2026-11-03',
    lineItem: [
      {
        sequence: 1,
        chargeItemCodeableConcept: text('Consultation'),
        priceComponent: [
          { type: 'base', code: text('Rate'), amount: { value: 500, currency: 'INR' } },
          { type: 'tax', code: text('CGST'), factor: 0.09, amount: { value: 45, currency: 'INR' } },
          { type: 'tax', code: text('SGST'), factor: 0.09, amount: { value: 45, currency: 'INR' } },
        ],
      },
      {
        sequence: 2,
        chargeItemReference: to('charge'),
        priceComponent: [
          { type: 'base', amount: { value: 120000.5, currency: 'INR' } },
          { type: 'discount', amount: { value: 500, currency: 'INR' } },
        ],
      },
    ],
    totalNet: { value: 120000.5, currency: 'INR' },
    totalGross: { value: 120090.5, currency: 'INR' },
    paymentTerms: 'Paid by UPI',
  },
  {
    resourceType: 'ChargeItem',
    id: 'charge',
    status: 'billed',
    code: text('Room for two days'),
    subject: to('patient'),
    quantity: { value: 2 },
  },
] as FhirResource[]);

const documents = recordOf(
  'Health document',
  [{ title: 'Documents', entry: [to('scan'), to('photo'), to('away')] }],
  [
    {
      resourceType: 'DocumentReference',
      id: 'scan',
      status: 'current',
      docStatus: 'final',
      type: text('Scanned letter'),
      content: [{ attachment: { contentType: 'application/pdf', title: 'Letter', data: pdf } }],
    },
    {
      resourceType: 'Media',
      id: 'photo',
      status: 'completed',
      content: { contentType: 'image/png', title: 'X-ray of the hand', data: picture },
    },
    {
      resourceType: 'DocumentReference',
      id: 'away',
      status: 'current',
      description: 'Kept at the hospital',
      content: [
        {
          attachment: {
            contentType: 'image/svg+xml',
            title: 'Drawing',
            data: btoa('<svg onload="alert(1)"/>'),
          },
        },
      ],
    },
  ] as FhirResource[],
);

const wellness = recordOf(
  'Wellness record',
  [{ title: 'Daily activity', entry: [to('steps'), to('pulse')] }],
  [
    {
      resourceType: 'Observation',
      id: 'steps',
      status: 'final',
      category: [text('Physical activity')],
      code: text('Steps'),
      effectivePeriod: { start: '2026-11-01', end: '2026-11-02' },
      valueQuantity: quantity(8200, 'steps', '{steps}'),
    },
    {
      resourceType: 'Observation',
      id: 'pulse',
      status: 'final',
      category: [text('Vital signs')],
      code: text('Pulse'),
      effectiveDateTime: '2026-11-02',
      valueQuantity: quantity(72, 'beats/minute', '/min'),
      device: { display: 'Watch' },
    },
  ] as FhirResource[],
);

/** A consultation that led to no tests and no medicines. */
export const plainConsultation = recordOf(
  'Consultation report',
  [
    { title: 'Chief complaints', entry: [to('complaint')] },
    { title: 'Allergies', entry: [to('allergy')] },
    { title: 'Diagnosis', entry: [to('diagnosis')] },
    { title: 'Investigation advice', entry: [to('advice')] },
    { title: 'Procedures', entry: [to('dressing')] },
  ],
  [
    {
      resourceType: 'Condition',
      id: 'complaint',
      code: text('Pain in the right knee'),
      subject: to('patient'),
      onsetString: 'since two weeks',
      severity: text('Moderate'),
      recordedDate: '2026-11-03',
    },
    {
      resourceType: 'AllergyIntolerance',
      id: 'allergy',
      clinicalStatus: { coding: [{ code: 'active' }] },
      verificationStatus: { coding: [{ code: 'confirmed' }] },
      criticality: 'high',
      code: text('Penicillin'),
      patient: to('patient'),
      reaction: [{ manifestation: [text('Rash')], severity: 'moderate' }],
    },
    {
      resourceType: 'Condition',
      id: 'diagnosis',
      clinicalStatus: { coding: [{ code: 'active' }] },
      code: {
        coding: [{ system: 'http://snomed.info/sct', code: '239873007', display: 'Osteoarthritis of knee' }],
      },
      subject: to('patient'),
      text: { status: 'generated', div: '<div>Osteoarthritis of knee</div>' },
    },
    {
      resourceType: 'ServiceRequest',
      id: 'advice',
      status: 'active',
      intent: 'order',
      priority: 'routine',
      code: text('X-ray of the right knee, standing'),
      subject: to('patient'),
      requester: to('doctor'),
      authoredOn: '2026-11-03',
      reasonCode: [text('Osteoarthritis of knee')],
      note: [text('Bring the film')],
    },
    {
      resourceType: 'Procedure',
      id: 'dressing',
      status: 'completed',
      code: text('Bandage of the knee'),
      subject: to('patient'),
      performedDateTime: '2026-11-03',
      performer: [{ actor: to('doctor') }],
    },
  ] as FhirResource[],
);

/** One record of each kind that ABDM knows. */
export const records = {
  prescription,
  laboratory,
  consultation,
  discharge,
  immunization,
  invoice,
  documents,
  wellness,
} as const;

/** A report with so many results. */
export function longReport(size: number): Bundle {
  const results = Array.from({ length: size }, (_, index) =>
    result(`r${index}`, `Test ${index + 1}`, 5 + (index % 9), 'mg/dL', [6, 11]),
  );
  return recordOf(
    'Long report',
    [{ title: 'Results', entry: results.map(({ id = '' }) => to(id)) }],
    results,
  );
}
