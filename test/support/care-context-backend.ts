import type { LinkedCareContext } from '../../src/contract/care-contexts.js';
import { after, type AnswerMaker, type RecordedCall, refuse, type Script } from './fixtures.js';

/** A facility with the visits that are linked there. */
export interface LinkedFacility {
  readonly hipId: string;
  readonly name?: string;
  readonly careContexts: readonly LinkedCareContext[];
}

const visit = (
  id: string,
  display: string,
  day: string | undefined,
  status?: LinkedCareContext['status'],
): LinkedCareContext => ({
  id,
  display,
  ...(day !== undefined && { createdAt: `${day}T06:30:00.000Z` }),
  ...(status && { status }),
});

/** A hospital with visits in every status. */
export const lakeHospital: LinkedFacility = {
  hipId: 'HIP1',
  name: 'Lake Hospital',
  careContexts: [
    visit('V9', 'Blood test', '2026-11-02', 'DataRequested'),
    visit('V8', 'Doctor’s visit: fever', '2026-10-28', 'DataProcessed'),
    visit('V7', 'Discharge summary', '2026-06-09', 'DataProcessing'),
    visit('V6', 'X-ray of the chest', '2025-12-01', 'NoDataAvailable'),
    visit('V5', 'Vaccination', '2025-03-14', 'InvalidDataReceived'),
    visit('V4', 'Prescription', '2024-08-19', 'ConsentRaised'),
    visit('V3', 'Eye test', '2024-03-03', 'ConsentGranted'),
    visit('V2', 'Doctor’s visit', '2023-01-30', 'ConsentError'),
    visit('V1', 'First visit', undefined, 'DataReceived'),
  ],
};

/** A laboratory. */
export const hillLaboratory: LinkedFacility = {
  hipId: 'HIP2',
  name: 'Hill Laboratory',
  careContexts: [
    visit('L2', 'Blood sugar', '2026-09-12', 'DataProcessed'),
    visit('L1', 'Blood test', '2025-06-10'),
  ],
};

/** A hospital that writes in Devanagari. */
export const cityHospital: LinkedFacility = {
  hipId: 'HIP3',
  name: 'सिटी फ़ोर्टिस अस्पताल',
  careContexts: [visit('C1', 'खून की जाँच १२', '2026-01-15', 'DataProcessed')],
};

/** A facility of which ABDM tells no name, and that has no visit any more. */
export const namelessFacility: LinkedFacility = { hipId: 'IN2810014366', careContexts: [] };

/** The facilities of one patient. */
export const linkedFacilities: readonly LinkedFacility[] = [
  lakeHospital,
  hillLaboratory,
  cityHospital,
  namelessFacility,
];

/** So many facilities with one visit each. */
export const manyFacilities = (count: number): LinkedFacility[] =>
  Array.from({ length: count }, (_, index) => ({
    hipId: `HIP${index + 1}`,
    name: `Clinic ${index + 1}`,
    careContexts: [visit(`V${index + 1}`, `Visit ${index + 1}`, '2026-05-05', 'DataProcessed')],
  }));

/** So many visits at one facility, the newest first. */
export const manyVisits = (count: number): LinkedCareContext[] =>
  Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2026, 9, 1) - index * 86_400_000).toISOString().slice(0, 10);
    return visit(`V${count - index}`, `Visit ${count - index}`, day, 'DataProcessed');
  });

const markup = '<img src=x onerror=alert(1)>';
const turned = '\u202eevil\u2066';
const long = 'x'.repeat(3000);

/** A facility that means no good. */
export const hostileFacility: LinkedFacility = {
  hipId: '__proto__',
  name: `${markup}${turned}${long}`,
  careContexts: [
    visit(markup, markup, '2026-01-01', 'DataProcessed'),
    visit('toString', turned, '2026-01-01'),
    visit('constructor', long, '2026-01-01'),
    visit('__proto__', 'Z\u0300\u0301\u0302'.repeat(40), '2026-01-01'),
    visit('blank', ' ', '2026-01-01'),
  ],
};

/** Proxy and ABDM for one patient's linked records. */
export interface CareContextBackend {
  readonly script: Script;
  /** Answers `listLinkedProviders`. */
  readonly providers: AnswerMaker;
  /** Answers `listCareContexts`. */
  readonly careContexts: AnswerMaker;
  /** Somebody, or time, changes what is linked at a facility. */
  change(facility: LinkedFacility): void;
}

/** A backend at which nothing goes wrong. */
export function careContextBackend(start: readonly LinkedFacility[] = linkedFacilities): CareContextBackend {
  const facilities = new Map(start.map((facility) => [facility.hipId, facility]));
  const providers: AnswerMaker = (call) =>
    after(0, {
      providers: [...facilities.values()].map(({ hipId, name }) => ({
        hipId,
        ...(name !== undefined && { name }),
      })),
    })(call);
  const careContexts: AnswerMaker = (call) => {
    const facility = facilities.get(String(call.body['hipId']));
    return facility
      ? after(0, { careContexts: facility.careContexts })(call)
      : refuse('facility-not-found')(call);
  };
  return {
    script: {
      findSession: {
        patients: [{ patient: 'p1', abhaAddress: 'nisha.rao@abdm', name: 'Nisha Rao', current: true }],
        gatewaySession: 'open',
      },
      listLinkedProviders: providers,
      listCareContexts: careContexts,
    },
    providers,
    careContexts,
    change: (facility) => void facilities.set(facility.hipId, facility),
  };
}

/** Answers for some facilities in another way. */
export const exceptFor =
  (hipIds: readonly string[], other: AnswerMaker, otherwise: AnswerMaker): AnswerMaker =>
  (call: RecordedCall) =>
    (hipIds.includes(String(call.body['hipId'])) ? other : otherwise)(call);
