import { createHash } from 'node:crypto';

const utf8 = (text: string): Buffer => Buffer.from(text);
const hash = (algorithm: string, text: string): Buffer => createHash(algorithm).update(text).digest();
const grouped = (digits: string, groups: readonly number[], between: string): string => {
  let from = 0;
  return groups.map((length) => digits.slice(from, (from += length))).join(between);
};

/** An identifier as people and programs write it. */
function spellings(text: string): string[] {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d+$/.test(digits)) return [text];
  const groups = { 14: [2, 4, 4, 4], 12: [4, 4, 4], 10: [5, 5] }[digits.length];
  const written = groups ? ['-', ' '].map((between) => grouped(digits, groups, between)) : [];
  return [text, digits, ...written];
}

/** What is left of an identifier that somebody encoded or hashed. */
function disguises(text: string): string[] {
  const bytes = utf8(text);
  const digests = ['sha256', 'sha1', 'md5'].map((algorithm) => hash(algorithm, text));
  return [
    text,
    encodeURIComponent(text),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    ...digests.flatMap((digest) => [digest.toString('hex'), digest.toString('base64url')]),
  ].map((form) => form.toLowerCase());
}

/** Everything in it that was base64, read. */
function decoded(written: string): string {
  return (written.match(/[\w+/-]{8,}/g) ?? [])
    .map((part) => Buffer.from(part, 'base64').toString())
    .join('\n');
}

const letters = '[\\p{L}\\p{N}]';

/** Texts by which a patient could be known. */
export class Identifiers {
  /** Each with the place where it was used. */
  readonly #places = new Map<string, string>();

  /** @param words - what is no identifier, wherever it stands: names of the contract and of upstream's own lists */
  constructor(readonly words: ReadonlySet<string>) {}

  get size(): number {
    return this.#places.size;
  }

  has(text: string): boolean {
    return this.#places.has(text);
  }

  /** Takes every text and number out of a value, however deep it is. */
  take(value: unknown, place: string): void {
    if (typeof value === 'string') this.#add(value, place);
    else if (typeof value === 'number' && value >= 1000) this.#add(String(value), place);
    else if (value !== null && typeof value === 'object')
      for (const [name, part] of Object.entries(value)) this.take(part, `${place}.${name}`);
  }

  #add(text: string, place: string): void {
    const trimmed = text.trim();
    if (trimmed.length < 4 || trimmed.length > 5000 || this.words.has(trimmed.toLowerCase())) return;
    if (!this.#places.has(trimmed)) this.#places.set(trimmed, place);
  }

  /** Which of them are in something that was written, plainly, encoded or hashed. */
  foundIn(written: string): string[] {
    const lower = `${written}\n${decoded(written)}`.toLowerCase();
    return [...this.#places].flatMap(([text, place]) => {
      const forms = new Set(spellings(text).flatMap(disguises));
      return [...forms].filter((form) => stands(form, lower)).map((form) => `${place}: ${text} as ${form}`);
    });
  }
}

// What is short stands in longer words by chance.
function stands(form: string, written: string): boolean {
  if (!written.includes(form)) return false;
  if (form.length > 16) return true;
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<!${letters})${escaped}(?!${letters})`, 'u').test(written);
}
