/** What `abdm-session-expired` tells the page. */
export interface SessionExpiredDetail {
  /** Version of this shape. */
  readonly version: 1;
  /**
   * With `preventDefault()`: the portal renews the session in its own way, and this promise says when it has; `false`, or
   * a rejection, that it has not.
   */
  readonly waitUntil: (renewed: Promise<unknown>) => void;
}

/** What `abdm-patient-changed` tells the page. */
export interface PatientChangedDetail {
  /** Version of this shape. */
  readonly version: 1;
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** Another patient, or none, is signed in: whatever the portal shows of the one before must go. */
    'abdm-patient-changed': CustomEvent<PatientChangedDetail>;
    /** The patient's session with ABDM has ended, and an element needs it. Cancelable. */
    'abdm-session-expired': CustomEvent<SessionExpiredDetail>;
  }
}
