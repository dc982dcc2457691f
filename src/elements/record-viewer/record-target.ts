/** Which record is shown. */
export interface RecordTarget {
  /** ABDM's id of the facility. */
  readonly hipId: string;
  /** The facility's id of the care context. */
  readonly careContextId: string;
  /** Name of the facility, as the page knows it. */
  readonly facilityName?: string | undefined;
  /** What the facility calls the care context. */
  readonly display?: string | undefined;
}

/** How much of a record has come, in bytes; the whole is not always known. */
export interface Received {
  readonly bytes: number;
  readonly all: number | undefined;
}
