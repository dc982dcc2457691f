import type { CodeableConcept, Observation, ObservationReferenceRange, Reference } from 'fhir/r4';
import { coded, inWords, loinc, quantity } from './concepts.js';
import type { RecordDocument } from './document.js';

/** A value with its unit, and the code of the unit in UCUM where that differs. */
export type Measured = readonly [value: number, unit: string, code?: string];

/** Limits of what is usual, and of what is dangerous. */
export interface Limits {
  readonly low?: number;
  readonly high?: number;
  readonly criticalLow?: number;
  readonly criticalHigh?: number;
}

/** Something that was measured, found or answered. */
export interface Finding {
  /** Code of LOINC and its display; words alone where it has none. */
  readonly code: readonly [loinc: string, display: string] | string;
  /** As the facility calls it. */
  readonly name?: string;
  readonly value?: Measured | string | CodeableConcept;
  readonly limits?: Limits;
  readonly parts?: readonly Omit<Finding, 'parts' | 'note'>[];
  readonly note?: string;
  readonly category?: 'vital-signs' | 'laboratory' | 'exam' | 'activity' | 'social-history';
}

const interpretations = {
  LL: 'Critical low',
  L: 'Low',
  N: 'Normal',
  H: 'High',
  HH: 'Critical high',
} as const;

/**
 * Adds an observation.
 *
 * @param profile - name of NRCeS's profile, where it is a special one
 */
export function observe(document: RecordDocument, finding: Finding, profile = 'Observation'): Reference {
  const { category, parts, note } = finding;
  const observation: Observation = {
    resourceType: 'Observation',
    status: 'final',
    ...(category && { category: [coded('observationCategory', category, categories[category])] }),
    ...bodyOf(finding),
    subject: document.patient,
    encounter: document.encounter,
    effectiveDateTime: document.time,
    performer: [document.doctor],
    ...(parts && { component: parts.map(bodyOf) }),
    ...(note !== undefined && { note: [{ text: note }] }),
  };
  const said = [finding, ...(parts ?? [])].map(summaryOf);
  return document.add(observation, said.join('; '), profile);
}

const categories = {
  'vital-signs': 'Vital Signs',
  laboratory: 'Laboratory',
  exam: 'Exam',
  activity: 'Activity',
  'social-history': 'Social History',
} as const;

type Body = Pick<
  Observation,
  'code' | 'valueQuantity' | 'valueString' | 'valueCodeableConcept' | 'interpretation' | 'referenceRange'
>;

function bodyOf({ code, name, value, limits }: Finding): Body {
  return {
    code: typeof code === 'string' ? inWords(name ?? code) : loinc(code[0], code[1], name),
    ...valueOf(value),
    ...(limits && isMeasured(value) && rangeOf(value, limits)),
  };
}

const isMeasured = (value: Finding['value']): value is Measured => Array.isArray(value);

function valueOf(value: Finding['value']): Partial<Body> {
  if (value === undefined) return {};
  if (typeof value === 'string') return { valueString: value };
  return isMeasured(value) ? { valueQuantity: quantity(...value) } : { valueCodeableConcept: value };
}

function rangeOf([value, unit, code]: Measured, limits: Limits): Partial<Body> {
  const { low, high } = limits;
  const range: ObservationReferenceRange = {
    ...(low !== undefined && { low: quantity(low, unit, code) }),
    ...(high !== undefined && { high: quantity(high, unit, code) }),
    text: textOf(limits, unit),
  };
  const flag = flagOf(value, limits);
  return {
    interpretation: [coded('interpretation', flag, interpretations[flag])],
    referenceRange: [range],
  };
}

function textOf({ low, high }: Limits, unit: string): string {
  // UCUM's unit of what is only a number.
  const behind = unit === '1' ? '' : ` ${unit}`;
  if (low === undefined) return `Up to ${high}${behind}`;
  return high === undefined ? `${low}${behind} or more` : `${low} to ${high}${behind}`;
}

function flagOf(value: number, limits: Limits): keyof typeof interpretations {
  const { low = -Infinity, high = Infinity, criticalLow = -Infinity, criticalHigh = Infinity } = limits;
  if (value <= criticalLow) return 'LL';
  if (value >= criticalHigh) return 'HH';
  return value < low ? 'L' : value > high ? 'H' : 'N';
}

function summaryOf({ code, name, value }: Finding): string {
  const called = name ?? (typeof code === 'string' ? code : code[1]);
  if (value === undefined) return called;
  const said =
    typeof value === 'string' ? value : isMeasured(value) ? value.slice(0, 2).join(' ') : value.text;
  return `${called}: ${said}`;
}
