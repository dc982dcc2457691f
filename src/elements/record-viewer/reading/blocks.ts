/** Work in steps, between which the page may do something else. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** How a value is marked: by a sign and words, never by colour alone. */
export interface Flag {
  readonly sign: string;
  readonly text: string;
  readonly tone: 'warn' | 'good' | 'plain';
}

/** A cell of a table, or the value of a fact: lines of text. */
export interface Cell {
  readonly lines: readonly string[];
  readonly flag?: Flag | undefined;
}

/** A row; its first cell names it, and its last one holds the remarks. */
export interface Row {
  readonly cells: readonly Cell[];
  /** Belongs to the row above. */
  readonly isInner?: boolean;
}

/** A name and what there is to say. */
export interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
}

/** A file of a record: bytes in base64, or an address that is never fetched. */
export interface RecordFile {
  readonly title: string | undefined;
  /** When it was made. */
  readonly made: string | undefined;
  /** As the sender says; it is not relied on. */
  readonly type: string | undefined;
  readonly data: string | undefined;
  readonly url: string | undefined;
}

/** A piece of a document, in the order in which it is read. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly text: string;
      /** Below the document's title. */ readonly level: number;
    }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      /** The caption says no more than what stands above it. */
      readonly isPlain: boolean;
      /** Where in the whole a part of a long table stands. */
      readonly part?: string | undefined;
      readonly columns: readonly string[];
      readonly rows: readonly Row[];
    }
  | { readonly kind: 'remark'; readonly text: string; readonly isWarning: boolean }
  | { readonly kind: 'file'; readonly file: RecordFile }
  | {
      readonly kind: 'narrative';
      readonly markup: readonly string[];
      /** Nothing else says it. */ readonly open: boolean;
    };

/** A section of a document. */
export interface Section {
  readonly title: string;
  /** Below the document's title: 1 for a section, 2 for one inside it. */
  readonly level: number;
  readonly blocks: readonly Block[];
}

/** A health record as a patient reads it. */
export interface RecordDocument {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  /** The facility that made it, as the record says. */
  readonly facility: string | undefined;
  readonly date: string | undefined;
  /** Parts that it refers to and that did not come with it. */
  readonly missing: number;
  readonly isEmpty: boolean;
}
