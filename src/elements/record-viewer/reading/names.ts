import { isObject, type JsonObject, listOf, objectsOf, textOf } from './json.js';
import { typeLabel } from './labels.js';
import type { Reading } from './reading.js';

/** What a concept is called: its text, else what its first coding stands for. */
export function conceptName(value: unknown, reading: Reading): string | undefined {
  if (!isObject(value)) return textOf(value);
  const [coding = {}] = objectsOf(value['coding']);
  const code = textOf(coding['code']);
  return (
    textOf(value['text']) ?? textOf(coding['display']) ?? (code && (reading.label('codes', code) ?? code))
  );
}

/** What somebody is called, in the order of the name's parts. */
export function personName(value: unknown): string | undefined {
  const [name] = listOf(value);
  if (!isObject(name)) return textOf(name);
  const parts = ['prefix', 'given', 'family', 'suffix'].flatMap((key) => listOf(name[key]));
  return (
    textOf(name['text']) ??
    textOf(
      parts
        .map((part) => textOf(part) ?? '')
        .join(' ')
        .replace(/\s+/g, ' '),
    )
  );
}

const named = (json: JsonObject, reading: Reading): string | undefined => {
  for (const key of [
    'code',
    'medicationCodeableConcept',
    'vaccineCode',
    'type',
    'class',
    'serviceType',
    'category',
  ]) {
    const [value] = listOf(json[key]);
    const isCoding = isObject(value) && value['coding'] === undefined && value['text'] === undefined;
    const name = conceptName(isCoding ? { coding: value } : value, reading);
    if (name) return name;
  }
  return textOf(json['title']) ?? textOf(json['description']);
};

/** What a resource is called; nothing where it has no name. */
export function ownName(json: JsonObject, reading: Reading): string | undefined {
  const medication = json['medicationReference'] ?? json['practitioner'];
  const behind = medication === undefined ? undefined : reading.find(medication);
  return (
    personName(json['name']) ??
    (behind && behind !== json ? nameOf(behind, reading) || undefined : undefined) ??
    (isObject(medication) ? textOf(medication['display']) : undefined) ??
    named(json, reading)
  );
}

/** What a resource is called, or at least what kind of thing it is. */
export function nameOf(json: JsonObject, reading: Reading): string {
  return reading.naming(
    json,
    () => ownName(json, reading) ?? typeLabel(textOf(json['resourceType']) ?? '', reading),
  );
}
