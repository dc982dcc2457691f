/** What `card-downloaded` tells the page. */
export interface CardDownloadedDetail {
  /** Version of this shape. */
  readonly version: 1;
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** The patient has saved the ABHA card as a file. */
    'card-downloaded': CustomEvent<CardDownloadedDetail>;
  }
}
