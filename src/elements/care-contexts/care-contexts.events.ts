/** What `records-linked` tells the page. */
export interface RecordsLinkedDetail {
  /** Version of this shape. */
  readonly version: 1;
  /** ABDM's id of the facility. */
  readonly hipId: string;
  /** How many visits were linked. */
  readonly count: number;
}

/** What `record-open` tells the page. */
export interface RecordOpenDetail {
  /** Version of this shape. */
  readonly version: 1;
  /** ABDM's id of the facility. */
  readonly hipId: string;
  /** The facility's id of the care context. */
  readonly careContextId: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** Visits of a facility are linked with the patient's ABHA, and ABDM has confirmed it. */
    'records-linked': CustomEvent<RecordsLinkedDetail>;
    /** The patient wants to read a record; cancelable by a page that shows it itself. */
    'record-open': CustomEvent<RecordOpenDetail>;
  }
}
