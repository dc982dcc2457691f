/** What `record-closed` tells the page. */
export interface RecordClosedDetail {
  /** Version of this shape. */
  readonly version: 1;
  /** ABDM's id of the facility whose record was shown. */
  readonly hipId: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** The patient has closed the record. */
    'record-closed': CustomEvent<RecordClosedDetail>;
  }
}
