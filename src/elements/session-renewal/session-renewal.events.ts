/** What `abdm-session-renewed` tells the page. */
export interface SessionRenewedDetail {
  /** Version of this shape. */
  readonly version: 1;
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** The patient's session with ABDM is open again. */
    'abdm-session-renewed': CustomEvent<SessionRenewedDetail>;
  }
}
