import type { Identifier, Organization, Patient, Practitioner } from 'fhir/r4';
import { coded } from './concepts.js';
import type { RecordVisit } from './visit.js';

/** Who wrote a record. All of them are invented. */
export interface Doctor {
  readonly name: string;
  readonly qualification: string;
  readonly registration: string;
}

const genders = { M: 'male', F: 'female', O: 'other' } as const;

/** The facility of a visit. */
export function organizationOf({ id, name, city, state }: RecordVisit['facility']): Organization {
  return {
    resourceType: 'Organization',
    identifier: [
      {
        type: coded('identifier', 'PRN', 'Provider number'),
        system: 'https://facility.abdm.gov.in',
        value: id,
      },
    ],
    name,
    telecom: [{ system: 'phone', value: '1800 000 0000', use: 'work' }],
    ...(city !== undefined &&
      state !== undefined && { address: [{ text: `${city}, ${state}`, city, state, country: 'IN' }] }),
  };
}

/** Whom a visit is of. */
export function patientOf({ id, patient }: RecordVisit): Patient {
  const { name, gender, born, abhaAddress, abhaNumber, mobile, address } = patient;
  const [family, ...given] = name.trim().split(/\s+/).toReversed();
  const ofAbha = (display: string, value: string): Identifier => ({
    type: coded('identifier', 'MR', 'Medical record number', display),
    system: 'https://healthid.abdm.gov.in',
    value,
  });
  return {
    resourceType: 'Patient',
    identifier: [
      ...(abhaNumber === undefined ? [] : [ofAbha('ABHA number', abhaNumber)]),
      ofAbha('ABHA address', abhaAddress),
      {
        type: coded('identifier', 'MR', 'Medical record number'),
        system: 'https://hospital.example/patients',
        value: `UHID-${id}`,
      },
    ],
    name: [
      { text: name, ...(given.length > 0 && family !== undefined && { family, given: given.toReversed() }) },
    ],
    ...(mobile !== undefined && { telecom: [{ system: 'phone', value: `+91 ${mobile}`, use: 'mobile' }] }),
    gender: genders[gender],
    birthDate: born,
    ...(address !== undefined && { address: [{ text: address, country: 'IN' }] }),
  };
}

/** Who wrote a record, as a resource. */
export function practitionerOf({ name, qualification, registration }: Doctor): Practitioner {
  return {
    resourceType: 'Practitioner',
    identifier: [
      {
        type: coded('identifier', 'MD', 'Medical License number'),
        system: 'https://doctor.abdm.gov.in',
        value: registration,
      },
    ],
    name: [{ text: name, prefix: ['Dr.'] }],
    qualification: [{ code: { text: qualification } }],
  };
}
