import type {
  Bundle,
  BundleEntry,
  CodeableConcept,
  Composition,
  CompositionSection,
  DomainResource,
  FhirResource,
  Reference,
} from 'fhir/r4';
import { coding } from './concepts.js';
import { list, paragraph } from './narrative.js';
import { type Doctor, organizationOf, patientOf, practitionerOf } from './parties.js';
import { indianTime } from './times.js';
import { uuidOf } from './uuid.js';
import type { RecordVisit } from './visit.js';

const profiles = 'https://nrces.in/ndhm/fhir/r4/StructureDefinition/';

/** What distinguishes a kind of record: NRCeS's profile of its Composition, its type, and where the visit was. */
export interface RecordForm {
  readonly profile: string;
  readonly type: CodeableConcept;
  readonly encounter: 'AMB' | 'IMP';
  /** Title where the visit has none. */
  readonly title: string;
}

type Content = DomainResource & { readonly resourceType: FhirResource['resourceType'] };

const encounterClasses = { AMB: 'ambulatory', IMP: 'inpatient encounter' } as const;

/** A FHIR document in the making: whoever writes it adds resources and puts them into sections. */
export class RecordDocument {
  readonly #entries: BundleEntry[] = [];
  readonly #summaries = new Map<string | undefined, string>();
  readonly #sections: CompositionSection[] = [];
  readonly patient: Reference;
  readonly doctor: Reference;
  readonly facility: Reference;
  readonly encounter: Reference;

  constructor(
    readonly visit: RecordVisit,
    readonly form: RecordForm,
    doctor: Doctor,
  ) {
    this.facility = this.add(organizationOf(visit.facility), visit.facility.name);
    this.patient = this.add(patientOf(visit), visit.patient.name);
    this.doctor = this.add(practitionerOf(doctor), doctor.name);
    this.encounter = this.add(
      {
        resourceType: 'Encounter',
        identifier: [{ system: this.#system('visits'), value: visit.id }],
        status: 'finished',
        class: coding('encounterClass', form.encounter, encounterClasses[form.encounter]),
        subject: this.patient,
        participant: [{ individual: this.doctor }],
        period: { start: this.time, end: this.time },
        serviceProvider: this.facility,
      } as Content,
      `Visit of ${this.time.slice(0, 10)}`,
    );
  }

  /** When the visit was, in Indian time. */
  get time(): string {
    return indianTime(this.visit.at);
  }

  /**
   * Adds a resource.
   *
   * @param summary - what it says, in one line
   * @param profile - its name among NRCeS's, where it is not that of the type
   */
  add(resource: Content, summary: string, profile: string = resource.resourceType): Reference {
    const { resourceType, ...rest } = resource;
    const id = uuidOf(`${this.visit.id} ${this.#entries.length}`);
    const fullUrl = `urn:uuid:${id}`;
    const meta = { profile: [profiles + profile] };
    const whole = { resourceType, id, meta, text: paragraph(summary), ...rest };
    this.#entries.push({ fullUrl, resource: whole });
    this.#summaries.set(fullUrl, summary);
    return { reference: fullUrl, type: resourceType, display: summary };
  }

  /** Ends with a section that holds these resources. */
  section(title: string, code: CodeableConcept | undefined, entries: readonly Reference[]): void {
    this.#sections.push({
      title,
      ...(code && { code }),
      text: list(entries.map(({ reference }) => this.#summaries.get(reference) ?? '')),
      entry: [...entries],
    });
  }

  /** The whole document, its Composition first. */
  bundle(): Bundle {
    const { visit, form, time } = this;
    const id = uuidOf(`${visit.id} composition`);
    const title = visit.display.trim() === '' ? form.title : visit.display;
    const composition: Composition = {
      resourceType: 'Composition',
      id,
      meta: { versionId: '1', lastUpdated: time, profile: [profiles + form.profile] },
      language: 'en-IN',
      text: list([title, visit.facility.name, ...this.#sections.map((section) => section.title ?? '')]),
      identifier: { system: this.#system('records'), value: visit.id },
      status: 'final',
      type: form.type,
      subject: this.patient,
      encounter: this.encounter,
      date: time,
      author: [this.doctor],
      title,
      custodian: this.facility,
      section: this.#sections,
    };
    return {
      resourceType: 'Bundle',
      id: uuidOf(`${visit.id} bundle`),
      meta: {
        versionId: '1',
        lastUpdated: time,
        profile: [`${profiles}DocumentBundle`],
        security: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
            code: 'V',
            display: 'very restricted',
          },
        ],
      },
      identifier: { system: this.#system('records'), value: visit.id },
      type: 'document',
      timestamp: time,
      entry: [
        {
          fullUrl: `urn:uuid:${id}`,
          resource: composition,
        },
        ...this.#entries,
      ],
    };
  }

  #system(what: string): string {
    return `https://${this.visit.facility.id.toLowerCase()}.example/${what}`;
  }
}
