import type * as r4 from 'fhir/r4';
import { type JsonObject, listOf, type Part, textOf } from './json.js';
import { labelOf, typeLabel } from './labels.js';
import { nameOf } from './names.js';
import { between, together } from './phrases.js';
import type { Reading, Say } from './reading.js';
import type { PartName, Tell } from './telling.js';

/** A coding: what it stands for, or its code where nothing says that. */
function coding(part: Part<r4.Coding>, reading: Reading): string {
  const display = part.text('display');
  part.skip('version');
  const code = part.text('code');
  if (display !== undefined || code === undefined) return display ?? '';
  // Short codes mean one thing here and another there.
  return (code.length > 2 ? reading.label('codes', code) : undefined) ?? code;
}

function codeableConcept(part: Part<r4.CodeableConcept>, _reading: Reading, tell: Tell): string {
  const text = part.text('text');
  const codings = listOf(part.take('coding')).map((one) => tell(one));
  return [...new Set([text, ...codings].filter(Boolean))].join(' · ');
}

function period(part: Part<r4.Period>, reading: Reading, tell: Tell): string {
  const [start, end] = [tell(part.take('start')), tell(part.take('end'))];
  if (start && !end) return reading.words.from(start);
  if (end && !start) return reading.words.until(end);
  return start === end ? start : between(start, end, reading);
}

function reference(part: Part<r4.Reference>, reading: Reading, _tell: Tell, key: string): string {
  const display = part.text('display');
  const address = part.text('reference');
  const found = reading.find(address);
  const type = part.text('type');
  const name = found && nameOf(found, reading);
  if (found) part.skip('identifier');
  const own = together([name, display === name ? undefined : display], ' · ');
  if (own || address === undefined) return own || (type ?? '');
  reading.missing++;
  const kind = type ?? /([A-Z][A-Za-z]+)\/[^/]*$/.exec(address)?.[1];
  return reading.words.notHere(kind ? typeLabel(kind, reading) : labelOf(key, reading));
}

function humanName(part: Part<r4.HumanName>, _reading: Reading, tell: Tell): string {
  const text = part.text('text');
  const parts = (['prefix', 'given', 'family', 'suffix'] as const).map((key) =>
    listOf(part.take(key))
      .map((one) => tell(one))
      .join(' '),
  );
  const spelled = together(parts);
  // The whole name says its parts as well, unless one of them is not in it.
  return text &&
    parts
      .join(' ')
      .split(/\s+/)
      .every((word) => text.includes(word))
    ? text
    : together([text, spelled], ' · ');
}

function address(part: Part<r4.Address>, _reading: Reading, tell: Tell): string {
  const text = part.text('text');
  part.skip('type');
  const parts = (['line', 'city', 'district', 'state', 'postalCode', 'country'] as const)
    .flatMap((key) => listOf(part.take(key)).map((one) => (typeof one === 'string' ? one.trim() : tell(one))))
    .filter(Boolean);
  const missing = text === undefined ? parts : parts.filter((one) => !text.includes(one));
  return together([text, ...missing], ', ');
}

function contactPoint(part: Part<r4.ContactPoint>, reading: Reading): string {
  const system = part.text('system') ?? '';
  const value = part.text('value');
  return together(
    [system && system !== 'other' ? (reading.label('codes', system) ?? system) : undefined, value],
    ': ',
  );
}

const madeUp = /^(?:urn:(?:uuid|oid):)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|^urn:oid:/i;

function identifier(part: Part<r4.Identifier>, _reading: Reading, tell: Tell): string {
  const value = part.text('value');
  // An id that a machine has made up says nothing to a reader.
  return together([tell(part.take('type')), value && madeUp.test(value) ? undefined : value], ': ');
}

/** A type that a part of the kit puts into words. */
const later =
  (name: string, wanted: PartName): Say =>
  (part, reading, tell, key) =>
    reading.datatype(name, wanted)?.(part, reading, tell, key) ?? '';

const has = (json: JsonObject, ...keys: string[]): boolean => keys.some((key) => Object.hasOwn(json, key));
const contactSystems = /^(?:phone|fax|email|pager|url|sms|other)$/;

/** The types of FHIR by what they look like, since a value in a record does not say what it is. */
const datatypes: readonly (readonly [(json: JsonObject) => boolean, Say])[] = [
  [(json) => has(json, 'reference'), reference],
  [(json) => has(json, 'coding'), codeableConcept],
  [
    (json) => has(json, 'sigFormat', 'targetFormat') || (has(json, 'when') && has(json, 'who')),
    later('signature', 'uncommon'),
  ],
  [
    (json) => has(json, 'contentType') || (has(json, 'data') && has(json, 'title')),
    later('attachment', 'uncommon'),
  ],
  [
    (json) => has(json, 'doseAndRate', 'timing', 'asNeededBoolean', 'patientInstruction'),
    later('dosage', 'medicines'),
  ],
  [(json) => has(json, 'repeat'), later('timing', 'medicines')],
  [(json) => has(json, 'currency'), later('money', 'amounts')],
  [
    (json) => typeof json['value'] === 'string' && contactSystems.test(textOf(json['system']) ?? ''),
    contactPoint,
  ],
  [
    (json) => has(json, 'unit', 'comparator') || typeof json['value'] === 'number',
    later('quantity', 'amounts'),
  ],
  [(json) => typeof json['value'] === 'string' && !has(json, 'url'), identifier],
  [(json) => has(json, 'family', 'given', 'prefix'), humanName],
  [
    (json) =>
      has(json, 'city', 'postalCode', 'district', 'country') ||
      (has(json, 'line') && has(json, 'state', 'text')),
    address,
  ],
  [(json) => has(json, 'numerator', 'denominator'), later('ratio', 'amounts')],
  [(json) => has(json, 'low', 'high') && !has(json, 'code'), later('range', 'amounts')],
  [(json) => (has(json, 'start') || has(json, 'end')) && !has(json, 'status'), period],
  [
    (json) => has(json, 'text') && has(json, 'time', 'authorString', 'authorReference'),
    later('annotation', 'uncommon'),
  ],
  [(json) => has(json, 'display') && !has(json, 'code'), reference],
  [(json) => has(json, 'code', 'display') && typeof (json['code'] ?? '') === 'string', coding],
  [(json) => Object.keys(json).length === 1 && has(json, 'text'), (part) => part.text('text') ?? ''],
] as readonly (readonly [(json: JsonObject) => boolean, Say])[];

/** How a value is put into words that looks like a type of FHIR; what it leaves unread is said beside it. */
export function datatypeOf(json: JsonObject): Say | undefined {
  return datatypes.find(([isIt]) => isIt(json))?.[1];
}
