import type * as r4 from 'fhir/r4';
import type { Block, Fact, RecordDocument, Section, Steps } from './blocks.js';
import { tellResources } from './families.js';
import { isObject, type JsonObject, listOf, Part, textOf } from './json.js';
import { labelOf } from './labels.js';
import { limits } from './limits.js';
import { nameOf } from './names.js';
import { type Entry, entriesOf, References } from './references.js';
import { Reading, type Telling } from './reading.js';
import { factsOf, linesOf, say } from './say.js';
import { statusRemarks } from './statuses.js';
import { fileBlocks, keepNarrative, referred } from './tell.js';

const typeOf = ({ resource }: Entry): string | undefined => textOf(resource['resourceType']);

/** What the facility wrote itself, behind what is told already. */
function narratives(reading: Reading): Block[] {
  const markup = reading.takeNarratives();
  return markup.length > 0 ? [{ kind: 'narrative', markup, open: false }] : [];
}

const remark = (text: string): Block => ({ kind: 'remark', text, isWarning: false });
const factBlocks = (facts: readonly Fact[]): Block[] => (facts.length > 0 ? [{ kind: 'facts', facts }] : []);

/** The patient in one line: name, gender, date of birth. */
function patientLine(patient: JsonObject, reading: Reading): string {
  const born = say(patient['birthDate'], reading);
  const parts = [
    nameOf(patient, reading),
    say(patient['gender'], reading, 'gender'),
    born && reading.words.born(born),
  ];
  return parts.filter(Boolean).join(' · ');
}

function headFacts(part: Part<r4.Composition>, title: string, reading: Reading): Fact[] {
  const fact = (key: string, lines: readonly string[]): Fact => ({ label: labelOf(key, reading), lines });
  const { patient } = reading;
  const subject = patient ? [patientLine(patient, reading)] : linesOf(part.json['subject'], reading);
  const told = (['author', 'custodian', 'date', 'encounter'] as const).map((key) =>
    fact(key, linesOf(part.take(key), reading, key)),
  );
  part.skip('subject');
  return [
    fact(
      'type',
      linesOf(part.take('type'), reading).filter((kind) => kind !== title),
    ),
    fact('patient', subject),
    ...told,
  ].filter(({ lines }) => lines.length > 0);
}

/** The facility: who keeps the document, else where the visit was. */
function facilityOf(composition: JsonObject, reading: Reading): string | undefined {
  const visit = reading.find(composition['encounter']);
  for (const reference of [composition['custodian'], visit?.['serviceProvider']]) {
    const found = reading.find(reference);
    const name = found ? nameOf(found, reading) : isObject(reference) && textOf(reference['display']);
    if (name) return name;
  }
  return undefined;
}

interface Waiting {
  readonly json: JsonObject;
  readonly level: number;
}

/** One section without those inside it. */
function* sectionOf({ json, level }: Waiting, reading: Reading): Steps<Section> {
  const part = new Part<r4.CompositionSection>(json);
  const code = say(part.take('code'), reading);
  const title = part.text('title') ?? code;
  const { resources, names } = referred(part.take('entry'), reading);
  const text = part.json.text;
  const markup = isObject(text) ? textOf(text['div']) : undefined;
  if (markup !== undefined) part.skip('text');
  // How its entries are ordered, and that it is a snapshot, is not for readers.
  part.skip('section', 'mode', 'orderedBy');
  const why = say(part.take('emptyReason'), reading);
  const told = yield* tellResources(resources, reading, level + 1);
  const facts = factsOf(part, reading);
  const isTextOnly = told.length + facts.length === 0;
  const own: Block[] =
    markup !== undefined && isTextOnly ? [{ kind: 'narrative', markup: [markup], open: true }] : [];
  if (markup !== undefined && !isTextOnly) reading.keepNarrative(markup);
  return {
    title: title || reading.words.untitled,
    level,
    blocks: [
      ...own,
      ...told,
      ...names.map(remark),
      ...(why ? [remark(reading.words.empty(why))] : []),
      ...factBlocks(facts),
      ...fileBlocks(reading),
      ...narratives(reading),
    ],
  };
}

/** All sections in the order of the document; those too deep inside others stand one after the other. */
function* sectionsOf(composition: JsonObject, reading: Reading): Steps<Section[]> {
  const sections: Section[] = [];
  const inside = (json: JsonObject, level: number): Waiting[] =>
    listOf(json['section']).flatMap((section) => (isObject(section) ? [{ json: section, level }] : []));
  const waiting = inside(composition, 1).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    sections.push(yield* sectionOf(next, reading));
    waiting.push(...inside(next.json, Math.min(next.level + 1, limits.sections)).reverse());
    yield;
  }
  return sections;
}

/** What no section has told: people, places, the visit, and how the record was sent. */
function* restOf(bundle: JsonObject, entries: readonly Entry[], reading: Reading): Steps<Section[]> {
  const left = entries.map(({ resource }) => resource).filter((resource) => !reading.isShown(resource));
  const told = yield* tellResources([...new Set(left)], reading, 2);
  const part = new Part<r4.Bundle>(bundle);
  part.skip('type', 'entry', 'link', 'total');
  const blocks = [
    ...factBlocks(factsOf(part, reading)),
    ...told,
    ...fileBlocks(reading),
    ...narratives(reading),
  ];
  return blocks.length > 0 ? [{ title: reading.words.more, level: 1, blocks }] : [];
}

/**
 * Puts a bundle into the words of the reader, in steps: title and facts, sections in the order of the document, then
 * whatever else is in it. It takes any JSON object, and leaves out only what is there for machines.
 */
export function* documentOf(bundle: JsonObject, telling: Telling): Steps<RecordDocument> {
  const entries = entriesOf(bundle);
  const reading = new Reading(telling, new References(entries));
  const found = entries.find((entry) => typeOf(entry) === 'Composition')?.resource;
  // A bundle without an order of its own has all that it holds behind an empty one.
  const composition = found ?? {};
  const patients = entries.filter((entry) => typeOf(entry) === 'Patient');
  const only = patients.length === 1 ? patients[0]?.resource : undefined;
  reading.patient = reading.find(composition['subject']) ?? only;
  const leave = reading.enter(composition);
  const part = new Part<r4.Composition>(composition);
  const facility = facilityOf(composition, reading);
  const date = say(composition['date'], reading) || undefined;
  const title = part.text('title') ?? say(composition['type'], reading);
  const facts = headFacts(part, title, reading);
  const remarks = statusRemarks(part, reading);
  part.skip('section');
  const sections = yield* sectionsOf(composition, reading);
  keepNarrative(part, reading);
  const rest = factsOf(part, reading);
  leave();
  sections.push(...(yield* restOf(bundle, entries, reading)));
  return {
    title,
    facts: [...facts, ...rest],
    blocks: found || entries.length === 0 ? remarks : [remark(reading.words.plainBundle)],
    sections,
    facility,
    date,
    missing: reading.missing,
    isEmpty: sections.length === 0,
  };
}
