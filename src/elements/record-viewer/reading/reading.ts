import type { RecordLabelsMessages } from '../../../locales/record-labels.js';
import type { MessageSet } from '../../../locales/message-set.js';
import type { Block, RecordFile, Steps } from './blocks.js';
import { isObject, type JsonObject, own, type Part, textOf } from './json.js';
import { limits } from './limits.js';
import { numberText } from './numbers.js';
import type { References } from './references.js';
import type { PartName, RecordWords, Tell } from './telling.js';

/** Puts resources of one family, which follow each other, into blocks. */
export type TellRun = (resources: readonly JsonObject[], reading: Reading, level: number) => Steps<Block[]>;

/** Puts an object of one type of FHIR into words. */
export type Say = (part: Part<never>, reading: Reading, tell: Tell, key: string) => string;

/** All that a record is told with. */
export interface Telling {
  readonly words: RecordWords;
  /** Names of kinds, fields and codes, one table behind the other. */
  readonly labels: readonly RecordLabelsMessages[];
  readonly locale: string;
  /** How kinds of resources are told. */
  readonly families: Readonly<Record<string, TellRun>>;
  /** How types of values are told. */
  readonly datatypes: Readonly<Record<string, Say>>;
  /** The parts that are there; reading adds those that it lacks, and is done again with them. */
  readonly wanted: Set<PartName>;
}

/** What a part of the kit adds to the telling of records. */
export interface ReadingPart {
  readonly families?: Readonly<Record<string, TellRun>>;
  readonly datatypes?: Readonly<Record<string, Say>>;
  readonly words?: MessageSet<object>;
  readonly labels?: MessageSet<RecordLabelsMessages>;
}

/** One reading of a bundle: what is where, what stands in the document already, and what was not there. */
export class Reading {
  readonly words: Telling['words'];
  readonly locale: string;
  readonly #telling: Telling;
  readonly #references: References;
  readonly #shown = new WeakSet<JsonObject>();
  readonly #naming = new Set<JsonObject>();
  #owner: JsonObject | undefined;
  #files: RecordFile[] = [];
  #narratives: string[] = [];
  #patience: number = limits.values;
  /** References that lead nowhere. */
  missing = 0;
  /** Whose record it is. */
  patient: JsonObject | undefined;

  constructor(telling: Telling, references: References) {
    this.words = telling.words;
    this.locale = telling.locale;
    this.#telling = telling;
    this.#references = references;
  }

  /** What a kind, a field or a code is called, and what a status warns of: the first name that a table has. */
  label(table: keyof RecordLabelsMessages, ...names: readonly string[]): string | undefined {
    for (const name of names) {
      for (const labels of this.#telling.labels) {
        const found = own(labels[table], name);
        if (found !== undefined) return found;
      }
    }
    this.#telling.wanted.add('labels');
    return undefined;
  }

  /** How a kind of resource is told by a part of the kit; nothing until that part is there. */
  family(type: string, part: PartName): TellRun | undefined {
    this.#telling.wanted.add(part);
    return this.#telling.families[type];
  }

  /** How a type of value is told by a part of the kit; nothing until that part is there. */
  datatype(name: string, part: PartName): Say | undefined {
    this.#telling.wanted.add(part);
    return this.#telling.datatypes[name];
  }

  /** The resource that a reference leads to. */
  find(reference: unknown): JsonObject | undefined {
    const address = textOf(isObject(reference) ? reference['reference'] : reference);
    return address === undefined ? undefined : this.#references.find(address, this.#owner);
  }

  /** Whether a resource stands in the document already: it is told once, and cycles end there. */
  isShown(resource: JsonObject): boolean {
    return this.#shown.has(resource);
  }

  /**
   * Begins to tell a resource: what is contained in it can be found meanwhile.
   *
   * @returns a function that ends it
   */
  enter(resource: JsonObject): () => void {
    const outer = this.#owner;
    this.#patience = limits.values;
    this.#shown.add(resource);
    this.#owner = resource;
    return () => {
      this.#owner = outer;
    };
  }

  /** Tells a resource in one go. */
  within<Told>(resource: JsonObject, tell: () => Told): Told {
    const leave = this.enter(resource);
    try {
      return tell();
    } finally {
      leave();
    }
  }

  /** Counts a value; whether the resource has asked for more than a page can hold. */
  isWornOut(): boolean {
    return --this.#patience < 0;
  }

  /** Names a resource; one that is being named by itself has no name. */
  naming(resource: JsonObject, name: () => string): string {
    if (this.#naming.has(resource) || this.#naming.size > limits.depth) return '';
    this.#naming.add(resource);
    try {
      return name();
    } finally {
      this.#naming.delete(resource);
    }
  }

  /** Keeps a file that a value held, until somebody shows it. */
  keepFile(file: RecordFile): void {
    this.#files.push(file);
  }

  /** Keeps a text of the facility, until somebody shows it. */
  keepNarrative(markup: string): void {
    this.#narratives.push(markup);
  }

  /** Forgets a text of the facility that is shown already. */
  dropNarrative(markup: string): void {
    this.#narratives = this.#narratives.filter((kept) => kept !== markup);
  }

  /** Hands over the files that were kept. */
  takeFiles(): readonly RecordFile[] {
    const files = this.#files;
    this.#files = [];
    return files;
  }

  /** Hands over the texts that were kept. */
  takeNarratives(): readonly string[] {
    const narratives = this.#narratives;
    this.#narratives = [];
    return narratives;
  }

  number(value: number): string {
    return numberText(value, this.locale);
  }

  /** A text, cut where it is too long for a page. */
  cut(text: string): string {
    if (text.length <= limits.text) return text;
    const more = text.length - limits.text;
    return `${text.slice(0, limits.text)}${this.words.cut(this.number(more))}`;
  }
}
