import type { CodeableConcept, Dosage, MedicationRequest, Reference, TimingRepeat } from 'fhir/r4';
import { inWords, quantity, snomed } from './concepts.js';
import type { RecordDocument } from './document.js';

/** A drug as it is prescribed. */
export interface Medicine {
  readonly drug: CodeableConcept;
  /** How much at a time: `[1, 'tablet']`. */
  readonly dose: readonly [value: number, unit: string];
  readonly timing: TimingRepeat;
  /** As a prescription says it: `1-0-1 after food`. Left out where only the timing tells. */
  readonly text?: string;
  readonly days?: number;
  readonly route?: CodeableConcept;
  readonly food?: CodeableConcept;
  /** For the patient, in any language. */
  readonly instruction?: string;
  readonly note?: string;
  readonly reason?: string;
}

/** Ways in which drugs are given. */
export const routes = {
  oral: snomed('26643006', 'Oral route'),
  eye: snomed('54485002', 'Ophthalmic route'),
  inhaled: snomed('447694001', 'Respiratory tract route'),
  skin: snomed('6064005', 'Topical route'),
} as const;

/** When drugs are taken. */
export const timings = {
  onceDaily: { frequency: 1, period: 1, periodUnit: 'd' },
  twiceDaily: { frequency: 2, period: 1, periodUnit: 'd' },
  thriceDaily: { frequency: 3, period: 1, periodUnit: 'd' },
  atBedtime: { frequency: 1, period: 1, periodUnit: 'd', when: ['HS'] },
  beforeBreakfast: { frequency: 1, period: 1, periodUnit: 'd', when: ['ACM'] },
  afterMeals: { frequency: 2, period: 1, periodUnit: 'd', when: ['PCM', 'PCV'] },
  everySixHours: { frequency: 1, period: 6, periodUnit: 'h' },
  onceWeekly: { frequency: 1, period: 1, periodUnit: 'wk' },
} as const satisfies Readonly<Record<string, TimingRepeat>>;

/** To be taken with or after food. */
export const afterFood = snomed('311504000', 'With or after food');

/** Adds a prescribed drug. */
export function prescribe(document: RecordDocument, medicine: Medicine): Reference {
  const { drug, dose, days, text, note, reason } = medicine;
  const request: MedicationRequest = {
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: drug,
    subject: document.patient,
    encounter: document.encounter,
    authoredOn: document.time,
    requester: document.doctor,
    ...(reason !== undefined && { reasonCode: [inWords(reason)] }),
    dosageInstruction: [dosageOf(medicine)],
    ...(days !== undefined && {
      dispenseRequest: { expectedSupplyDuration: quantity(days, 'days', 'd') },
    }),
    ...(note !== undefined && { note: [{ text: note }] }),
  };
  return document.add(request, [drug.text ?? '', text ?? dose.join(' ')].join(', '));
}

function dosageOf({ text, dose, timing, days, route, food, instruction }: Medicine): Dosage {
  const [value, unit] = dose;
  return {
    ...(text !== undefined && { text }),
    ...(food && { additionalInstruction: [food] }),
    ...(instruction !== undefined && { patientInstruction: instruction }),
    timing: {
      repeat: { ...timing, ...(days !== undefined && { boundsDuration: quantity(days, 'days', 'd') }) },
    },
    ...(route && { route }),
    doseAndRate: [{ doseQuantity: { value, unit } }],
  };
}
