import type {
  AllergyIntolerance,
  Appointment,
  CarePlan,
  CodeableConcept,
  Condition,
  DocumentReference,
  FamilyMemberHistory,
  Procedure,
  Reference,
  ServiceRequest,
} from 'fhir/r4';
import { coded, inWords } from './concepts.js';
import type { RecordDocument } from './document.js';
import { indianDate, indianTime } from './times.js';

/** Adds a complaint, a diagnosis, or something that somebody had before. */
export function condition(
  document: RecordDocument,
  code: CodeableConcept,
  more: Pick<Condition, 'onsetString' | 'severity' | 'note'> & { readonly isOver?: boolean } = {},
): Reference {
  const { isOver = false, ...rest } = more;
  const resource: Condition = {
    resourceType: 'Condition',
    clinicalStatus: isOver
      ? coded('conditionClinical', 'resolved', 'Resolved')
      : coded('conditionClinical', 'active', 'Active'),
    verificationStatus: coded('conditionVerification', 'confirmed', 'Confirmed'),
    code,
    subject: document.patient,
    encounter: document.encounter,
    recordedDate: document.time,
    ...rest,
  };
  return document.add(resource, [code.text, rest.onsetString].filter(Boolean).join(', '));
}

/** Adds an allergy. */
export function allergy(
  document: RecordDocument,
  code: CodeableConcept,
  reaction: string,
  criticality: AllergyIntolerance['criticality'] = 'low',
): Reference {
  const resource: AllergyIntolerance = {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: coded('allergyClinical', 'active', 'Active'),
    verificationStatus: coded('allergyVerification', 'confirmed', 'Confirmed'),
    criticality,
    code,
    patient: document.patient,
    recordedDate: document.time,
    recorder: document.doctor,
    reaction: [{ manifestation: [inWords(reaction)] }],
  };
  return document.add(resource, `${code.text}: ${reaction}`);
}

/** Adds what a relative has or had. */
export function relative(
  document: RecordDocument,
  relationship: CodeableConcept,
  has: CodeableConcept,
  onset?: string,
): Reference {
  const resource: FamilyMemberHistory = {
    resourceType: 'FamilyMemberHistory',
    status: 'completed',
    patient: document.patient,
    date: document.time,
    relationship,
    condition: [{ code: has, ...(onset !== undefined && { onsetString: onset }) }],
  };
  return document.add(resource, `${relationship.text}: ${has.text}`);
}

/** Adds something that was done. */
export function procedure(
  document: RecordDocument,
  code: CodeableConcept,
  more: Pick<Procedure, 'bodySite' | 'outcome' | 'complication' | 'followUp' | 'note'> = {},
): Reference {
  const resource: Procedure = {
    resourceType: 'Procedure',
    status: 'completed',
    code,
    subject: document.patient,
    encounter: document.encounter,
    performedDateTime: document.time,
    performer: [{ actor: document.doctor }],
    ...more,
  };
  return document.add(resource, code.text ?? '');
}

/** Adds a test, or another doctor's opinion, that is asked for. */
export function order(
  document: RecordDocument,
  code: CodeableConcept,
  more: Pick<ServiceRequest, 'priority' | 'reasonCode' | 'note' | 'patientInstruction'> = {},
): Reference {
  const resource: ServiceRequest = {
    resourceType: 'ServiceRequest',
    status: 'active',
    intent: 'order',
    code,
    subject: document.patient,
    encounter: document.encounter,
    authoredOn: document.time,
    requester: document.doctor,
    ...more,
  };
  return document.add(resource, code.text ?? '');
}

/** Adds another visit, so many days later. */
export function followUp(document: RecordDocument, days: number, description: string): Reference {
  const start = document.visit.at + days * 24 * 60 * 60 * 1000;
  const resource: Appointment = {
    resourceType: 'Appointment',
    status: 'booked',
    appointmentType: coded('snomed', '185389009', 'Follow-up visit'),
    description,
    start: indianTime(start),
    end: indianTime(start + 15 * 60 * 1000),
    created: document.time,
    participant: [
      { actor: document.patient, status: 'accepted' },
      { actor: document.doctor, status: 'accepted' },
    ],
  };
  return document.add(resource, `${indianDate(start)}: ${description}`);
}

/** Adds what the patient and others are to do. */
export function plan(
  document: RecordDocument,
  title: string,
  description: string,
  activities: readonly string[],
): Reference {
  const resource: CarePlan = {
    resourceType: 'CarePlan',
    status: 'active',
    intent: 'plan',
    title,
    description,
    subject: document.patient,
    encounter: document.encounter,
    created: document.time,
    author: document.doctor,
    activity: activities.map((what) => ({
      detail: { status: 'scheduled' as const, description: what },
    })),
  };
  return document.add(resource, `${title}: ${description}`);
}

/** Adds a file. */
export function file(
  document: RecordDocument,
  type: CodeableConcept,
  attachments: readonly NonNullable<DocumentReference['content'][number]['attachment']>[],
  description?: string,
): Reference {
  const resource: DocumentReference = {
    resourceType: 'DocumentReference',
    status: 'current',
    docStatus: 'final',
    type,
    subject: document.patient,
    date: document.time,
    author: [document.doctor],
    ...(description !== undefined && { description }),
    content: attachments.map((attachment) => ({ attachment })),
  };
  return document.add(resource, description ?? type.text ?? '');
}
