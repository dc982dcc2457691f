/** What the events of a decision tell the page. */
export interface ConsentDecidedDetail {
  /** Version of this shape. */
  readonly version: 1;
  /** ABDM's id of the consent request. */
  readonly requestId: string;
  /** Facilities whose records are shared, or no longer shared; none for a denial. */
  readonly hipIds: readonly string[];
  /** How many visits that is. */
  readonly careContexts: number;
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** The patient has granted a consent, and ABDM has confirmed it. */
    'consent-granted': CustomEvent<ConsentDecidedDetail>;
    /** The patient has denied a consent request, and ABDM has confirmed it. */
    'consent-denied': CustomEvent<ConsentDecidedDetail>;
    /** The patient has taken a consent back, and ABDM has confirmed it. */
    'consent-revoked': CustomEvent<ConsentDecidedDetail>;
  }
}
