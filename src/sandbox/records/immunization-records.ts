import type { Immunization, ImmunizationRecommendation, Reference } from 'fhir/r4';
import { textPdf } from './attachments/attachment.js';
import { file } from './clinical.js';
import { coded, inWords, quantity, snomed } from './concepts.js';
import type { RecordContent, RecordKind } from './content.js';
import type { RecordDocument } from './document.js';
import { day, indianDate } from './times.js';

const type = snomed('41000179103', 'Immunization record');
const routes = {
  muscle: snomed('78421000', 'Intramuscular route'),
  skin: snomed('372464004', 'Intradermal route'),
  mouth: snomed('26643006', 'Oral route'),
} as const;

interface Dose {
  readonly cvx: readonly [code: string, display: string];
  readonly name: string;
  readonly lot: string;
  readonly route: keyof typeof routes;
  readonly dose: readonly [number: number, of: number];
  readonly daysBefore?: number;
  readonly note?: string;
  readonly reaction?: string;
}

function given(document: RecordDocument, dose: Dose): Reference {
  const { cvx, name, lot, route, daysBefore = 0, note, reaction } = dose;
  const on = indianDate(document.visit.at - daysBefore * day);
  const [doseNumberPositiveInt, seriesDosesPositiveInt] = dose.dose;
  const resource: Immunization = {
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: coded('vaccine', ...cvx, name),
    patient: document.patient,
    encounter: document.encounter,
    occurrenceDateTime: on,
    primarySource: daysBefore === 0,
    ...(daysBefore > 0 && { reportOrigin: inWords("From the patient's vaccination card") }),
    location: { display: 'Vaccination room' },
    manufacturer: { display: 'Serum Works, Pune (invented)' },
    lotNumber: lot,
    expirationDate: indianDate(document.visit.at + 300 * day),
    site: snomed('368208006', 'Left upper arm structure', 'Left upper arm'),
    route: routes[route],
    doseQuantity: route === 'mouth' ? quantity(2, 'drops', '[drp]') : quantity(0.5, 'mL'),
    performer: [{ actor: document.doctor }],
    ...(note !== undefined && { note: [{ text: note }] }),
    ...(reaction !== undefined && {
      reaction: [{ date: on, detail: { display: reaction }, reported: true }],
    }),
    protocolApplied: [{ series: name, doseNumberPositiveInt, seriesDosesPositiveInt }],
  };
  return document.add(resource, `${name}, dose ${dose.dose.join(' of ')}, ${on}`);
}

function due(
  document: RecordDocument,
  rows: readonly (readonly [cvx: Dose['cvx'], name: string, dose: number, inDays: number])[],
): Reference {
  const resource: ImmunizationRecommendation = {
    resourceType: 'ImmunizationRecommendation',
    patient: document.patient,
    date: document.time,
    authority: document.facility,
    recommendation: rows.map(([cvx, name, doseNumberPositiveInt, inDays]) => ({
      vaccineCode: [coded('vaccine', ...cvx, name)],
      forecastStatus: coded('recommendation', 'due', 'Due'),
      dateCriterion: [
        {
          code: coded('loinc', '30980-7', 'Date vaccine due'),
          value: indianDate(document.visit.at + inDays * day),
        },
      ],
      series: name,
      doseNumberPositiveInt,
    })),
  };
  return document.add(resource, `Due: ${rows.map(([, name]) => name).join(', ')}`);
}

const child: RecordContent = {
  doctor: { name: 'Dr. Ranjana Sahoo', qualification: 'MBBS, DCH', registration: 'OMC-0000109' },
  write(document) {
    document.section('টিকা (Immunization)', type, [
      given(document, {
        cvx: ['19', 'BCG'],
        name: 'BCG',
        lot: 'BCG-2291',
        route: 'skin',
        dose: [1, 1],
        daysBefore: 92,
      }),
      given(document, {
        cvx: ['178', 'OPV bivalent'],
        name: 'Oral polio vaccine',
        lot: 'OPV-1180',
        route: 'mouth',
        dose: [2, 3],
      }),
      given(document, {
        cvx: ['198', 'DTP-hepB-Hib Pentavalent Non-US'],
        name: 'Pentavalent vaccine',
        lot: 'PNT-0457',
        route: 'muscle',
        dose: [2, 3],
        note: 'জ্বর হতে পারে; প্যারাসিটামল দিন',
        reaction: 'Fever of 100 °F after the first dose',
      }),
      given(document, {
        cvx: ['119', 'rotavirus, monovalent'],
        name: 'Rotavirus vaccine',
        lot: 'ROT-7712',
        route: 'mouth',
        dose: [2, 3],
      }),
    ]);
    document.section('Next vaccines', type, [
      due(document, [
        [['198', 'DTP-hepB-Hib Pentavalent Non-US'], 'Pentavalent vaccine', 3, 28],
        [['04', 'M/R'], 'Measles and rubella vaccine', 1, 180],
      ]),
    ]);
  },
};

const adult: RecordContent = {
  doctor: { name: 'Dr. Joseph Kurian', qualification: 'MBBS, MPH', registration: 'TCMC-0000110' },
  write(document) {
    const covid = {
      cvx: ['210', 'COVID-19 vaccine, vector-nr, rS-ChAdOx1, PF, 0.5 mL'],
      name: 'COVID-19 vaccine',
      route: 'muscle',
    } as const;
    document.section('Immunization', type, [
      given(document, { ...covid, lot: 'CV-4121', dose: [1, 2], daysBefore: 84 }),
      given(document, { ...covid, lot: 'CV-4189', dose: [2, 2], note: 'Waited for 30 minutes, felt well' }),
      given(document, {
        cvx: ['115', 'Tdap'],
        name: 'Tetanus, diphtheria and pertussis vaccine',
        lot: 'TD-0093',
        route: 'muscle',
        dose: [1, 1],
      }),
    ]);
    document.section('Next vaccines', type, [
      due(document, [[['141', 'Influenza, seasonal, injectable'], 'Influenza vaccine', 1, 200]]),
    ]);
    document.section('Certificate', type, [
      file(
        document,
        type,
        [
          textPdf('Vaccination certificate', document.time, [
            'VACCINATION CERTIFICATE',
            '',
            `Beneficiary: ${document.visit.patient.name}`,
            'COVID-19 vaccine: 2 of 2 doses',
            'This certificate is a sample without effect.',
          ]),
        ],
        'Vaccination certificate',
      ),
    ]);
  },
};

/** Vaccines that were given, and those that come next. */
export const immunizationRecords: RecordKind = {
  form: { profile: 'ImmunizationRecord', type, encounter: 'AMB', title: 'Immunization record' },
  contents: [child, adult],
};
