import type { CodeableConcept, Coding, Quantity } from 'fhir/r4';

const systems = {
  snomed: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
  vaccine: 'http://hl7.org/fhir/sid/cvx',
  identifier: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  billing: 'https://nrces.in/ndhm/fhir/r4/CodeSystem/ndhm-billing-codes',
  price: 'https://nrces.in/ndhm/fhir/r4/CodeSystem/ndhm-price-components',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  diagnosticService: 'http://terminology.hl7.org/CodeSystem/v2-0074',
  encounterClass: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  allergyClinical: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  allergyVerification: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  recommendation: 'http://terminology.hl7.org/CodeSystem/immunization-recommendation-status',
  kinship: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
} as const;

/** A code of one of the systems that the records use. */
export function coding(system: keyof typeof systems, code: string, display: string): Coding {
  return { system: systems[system], code, display };
}

/** A concept with its code, and with other words than the code's display if they are given. */
export function coded(
  system: keyof typeof systems,
  code: string,
  display: string,
  text = display,
): CodeableConcept {
  return { coding: [coding(system, code, display)], text };
}

/** A concept of SNOMED CT. */
export const snomed = (code: string, display: string, text = display): CodeableConcept =>
  coded('snomed', code, display, text);

/** A concept of LOINC. */
export const loinc = (code: string, display: string, text = display): CodeableConcept =>
  coded('loinc', code, display, text);

/** A concept in words alone, as most hospitals write them. */
export const inWords = (text: string): CodeableConcept => ({ text });

/**
 * An amount with its unit.
 *
 * @param code - of UCUM, where it is not the unit itself
 */
export function quantity(value: number, unit: string, code = unit): Quantity {
  return { value, unit, system: 'http://unitsofmeasure.org', code };
}
