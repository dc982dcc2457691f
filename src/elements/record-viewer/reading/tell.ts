import type { Block } from './blocks.js';
import { type AnyPart, isObject, type JsonObject, listOf, Part, textOf } from './json.js';
import { typeLabel } from './labels.js';
import { ownName } from './names.js';
import type { Reading } from './reading.js';
import { factsOf, linesOf, say } from './say.js';
import { statusRemarks } from './statuses.js';

/** Keeps the facility's own text of a resource for the end of its section. */
export function keepNarrative(part: AnyPart, reading: Reading): void {
  const text = part.json['text'];
  const markup = isObject(text) ? textOf(text['div']) : undefined;
  if (markup === undefined) return;
  (part as Part).skip('text');
  reading.keepNarrative(markup);
}

/** The files that were met since the last time, each as a block. */
export const fileBlocks = (reading: Reading): Block[] =>
  reading.takeFiles().map((file): Block => ({ kind: 'file', file }));

/** The heading of a resource: what it is called, or what kind of thing it is. */
export function headingOf(resource: JsonObject, reading: Reading, level: number): Block {
  const type = typeLabel(textOf(resource['resourceType']) ?? '', reading);
  const name = ownName(resource, reading);
  return { kind: 'heading', text: reading.cut(name && name !== type ? `${type}: ${name}` : type), level };
}

/**
 * Tells whatever is in a resource, each fact under its name. It stands in for all kinds that have no way of their own, and
 * ends those that have.
 */
export function tellAny(resource: JsonObject, reading: Reading, level: number): Block[] {
  const part = new Part(resource);
  const text = resource['text'];
  const rest = restBlocks(part, reading, namingKeys(resource, reading));
  const markup = isObject(text) ? textOf(text['div']) : undefined;
  const isTextOnly = markup !== undefined && rest.every(({ kind }) => kind === 'remark');
  const narrative: Block[] = isTextOnly ? [{ kind: 'narrative', markup: [markup], open: true }] : [];
  if (isTextOnly) reading.dropNarrative(markup);
  return [headingOf(resource, reading, level), ...rest, ...narrative];
}

/** The keys whose value the heading says already. */
export function namingKeys(resource: JsonObject, reading: Reading): readonly string[] {
  const name = ownName(resource, reading);
  return ['code', 'vaccineCode', 'type', 'title', 'description', 'medicationCodeableConcept'].filter(
    (key) => {
      const value = resource[key];
      return name !== undefined && !Array.isArray(value) && say(value, reading, key) === name;
    },
  );
}

/** Status, facts and files that are left of a resource. */
export function restBlocks(part: AnyPart, reading: Reading, told: readonly string[] = []): Block[] {
  const rest = part as Part;
  rest.skip(...told);
  keepNarrative(rest, reading);
  const remarks = statusRemarks(rest, reading);
  skipPatient(rest, reading);
  const facts = factsOf(rest, reading);
  return [
    ...remarks,
    ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
    ...fileBlocks(reading),
  ];
}

/** Whose record it is stands at its beginning, and is not said again. */
export function skipPatient(part: AnyPart, reading: Reading): void {
  for (const key of ['subject', 'patient', 'for']) {
    const [reference, ...others] = listOf(part.json[key]);
    const found = others.length === 0 && isObject(reference) ? reading.find(reference) : undefined;
    if (found && found === reading.patient) (part as Part).skip(key);
  }
}

/** Tells the resources that a list of references leads to and that stand nowhere yet; the others only by their name. */
export function referred(
  value: unknown,
  reading: Reading,
): { readonly resources: readonly JsonObject[]; readonly names: readonly string[] } {
  const resources: JsonObject[] = [];
  const names: string[] = [];
  for (const reference of listOf(value)) {
    const found = reading.find(reference);
    if (found && !reading.isShown(found)) resources.push(found);
    else names.push(...linesOf(reference, reading));
  }
  return { resources: [...new Set(resources)], names };
}
