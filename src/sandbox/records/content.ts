import type { RecordDocument, RecordForm } from './document.js';
import type { Doctor } from './parties.js';

/** What a facility may have written about a visit. */
export interface RecordContent {
  readonly doctor: Doctor;
  write(document: RecordDocument): void;
}

/** A kind of record, with all that facilities may have written. */
export interface RecordKind {
  readonly form: RecordForm;
  readonly contents: readonly [RecordContent, RecordContent, ...RecordContent[]];
}
