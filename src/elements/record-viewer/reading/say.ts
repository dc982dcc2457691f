import type { Fact } from './blocks.js';
import { dateText, isDate } from './dates.js';
import { datatypeOf } from './datatypes.js';
import { type AnyPart, isObject, type JsonObject, listOf, Part, textOf } from './json.js';
import { extensionLabel, labelOf } from './labels.js';
import { limits } from './limits.js';
import type { Reading } from './reading.js';

/** Keys whose texts are codes of FHIR, for which there are words. */
const coded =
  /^(?:status|intent|gender|priority|criticality|severity|mode|type|category|clinicalStatus|verificationStatus|confidentiality|system|participantRole|lifecycleStatus|docStatus|required)$/;

/** Puts a value of any kind into words; nothing for a value that says nothing. */
export function say(value: unknown, reading: Reading, key = '', depth = 0): string {
  if (depth > limits.depth || reading.isWornOut()) return reading.words.tooMuch;
  if (typeof value === 'boolean') return value ? reading.words.yes : reading.words.no;
  if (typeof value === 'number') return reading.number(value);
  const text = textOf(value);
  if (text !== undefined) {
    if (isDate(text)) return dateText(text, reading.locale);
    return reading.cut((coded.test(key) ? reading.label('codes', text) : undefined) ?? text);
  }
  if (Array.isArray(value)) return joined(linesOf(value, reading, key, depth), '; ', reading);
  return isObject(value) ? sayObject(value, reading, key, depth) : '';
}

/** The values of a list, each in words. */
export function linesOf(value: unknown, reading: Reading, key = '', depth = 0): string[] {
  const values = listOf(value);
  const lines = values
    .slice(0, limits.list)
    .map((one) => say(one, reading, key, depth + 1))
    .filter(Boolean);
  const more = values.length - limits.list;
  return more > 0 ? [...lines, reading.words.andMore(reading.number(more))] : lines;
}

function joined(texts: readonly string[], between: string, reading: Reading): string {
  return reading.cut([...new Set(texts.filter(Boolean))].join(between));
}

function sayObject(json: JsonObject, reading: Reading, key: string, depth: number): string {
  const part = new Part(json);
  const tell = (value: unknown, name = ''): string => say(value, reading, name, depth + 1);
  const main = datatypeOf(json)?.(part, reading, tell, key) ?? '';
  const rest = factsOf(part, reading, depth).map(({ label, lines }) => `${label}: ${lines.join(', ')}`);
  return joined([main, ...rest], '; ', reading);
}

/** The facts that nobody has told of a part yet: each under its name. */
export function factsOf(part: AnyPart, reading: Reading, depth = 0): Fact[] {
  const facts: Fact[] = [];
  if (depth > limits.depth) return [{ label: '…', lines: [reading.words.tooMuch] }];
  const rest = part.restKeys();
  for (const key of rest.slice(0, limits.list)) {
    const value = part.json[key];
    if (/^_?(?:modifierE|e)xtension$/.test(key)) facts.push(...extensionFacts(value, reading, depth));
    else {
      const lines = linesOf(value, reading, key, depth);
      if (lines.length > 0) facts.push({ label: labelOf(key, reading), lines });
    }
  }
  const more = rest.length - limits.list;
  if (more > 0) facts.push({ label: '…', lines: [reading.words.andMore(reading.number(more))] });
  return facts;
}

function extensionFacts(value: unknown, reading: Reading, depth: number): Fact[] {
  return listOf(value)
    .slice(0, limits.list)
    .map((extension) => {
      const part = new Part(isObject(extension) ? extension : { valueString: extension });
      const label = extensionLabel(part.text('url') ?? 'extension', reading);
      return { label, lines: linesOf([part.choice('value'), part.rest()], reading, '', depth + 1) };
    })
    .filter(({ lines }) => lines.length > 0);
}
