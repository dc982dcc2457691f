/** A part of whatever type. */
export type AnyPart = Part<never> | Part;

/** A JSON object of which nothing is known. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a list: as it is, of one, or of none. Senders mix them up. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value];

/** The objects among a value. */
export const objectsOf = (value: unknown): readonly JsonObject[] => listOf(value).filter(isObject);

/** A text that says something, spaces around it gone. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

/** What a table has under a name that came from outside: `constructor` and the like are no entries of it. */
export function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/**
 * Keys that say nothing to a reader of a record: ids, addresses of code systems, fingerprints of files, and what stands in
 * the record for machines. Everything else is shown.
 */
export const technicalKeys: ReadonlySet<string> = new Set([
  ...['resourceType', 'id', 'meta', 'implicitRules', 'language', 'contained', 'fullUrl'],
  ...['system', 'userSelected', 'use', 'rank', 'hash', 'size'],
]);

/**
 * A part of a record that remembers what was read of it, so that whatever nobody asked for can be shown as well.
 *
 * @typeParam T - the FHIR type that it should be; its names are checked, and nothing is known of its values
 */
export class Part<T = Record<string, unknown>> {
  readonly json: JsonObject;
  readonly #taken = new Set<string>();

  constructor(json: JsonObject) {
    this.json = json;
  }

  /** The value of a key, whatever it is; it counts as read. */
  take(key: keyof T & string): unknown {
    this.#taken.add(key);
    return this.json[key];
  }

  /** Counts keys as read that are said elsewhere, or not worth a word. */
  skip(...keys: (keyof T & string)[]): void {
    for (const key of keys) this.#taken.add(key);
  }

  /** A text; a value of another type stays unread. */
  text(key: keyof T & string): string | undefined {
    const text = textOf(this.json[key]);
    if (text !== undefined) this.#taken.add(key);
    return text;
  }

  /** The objects under a key; if there is anything else, it stays unread. */
  objects(key: keyof T & string): readonly JsonObject[] {
    const objects = objectsOf(this.json[key]);
    if (objects.length === listOf(this.json[key]).length) this.#taken.add(key);
    return objects;
  }

  /** The value of a choice such as `value[x]`, by the name before the type. */
  choice(name: string): unknown {
    const key = Object.keys(this.json).find(
      (candidate) => candidate.startsWith(name) && /^[A-Z]/.test(candidate.slice(name.length)),
    );
    if (key === undefined) return undefined;
    this.#taken.add(key);
    return this.json[key];
  }

  /** Keys of what nobody has read, but for what is there for machines only. */
  restKeys(): readonly string[] {
    return Object.keys(this.json).filter((key) => !this.#taken.has(key) && !technicalKeys.has(key));
  }

  /** What nobody has read. */
  rest(): JsonObject {
    return Object.fromEntries(this.restKeys().map((key) => [key, this.json[key]]));
  }
}
