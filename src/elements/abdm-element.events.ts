/** What `abdm-error` tells the page. */
export interface AbdmErrorDetail {
  /** Version of this shape. */
  readonly version: 1;
  /** From the closed list of kinds. */
  readonly kind: string;
  /** The one thing the patient can do next. */
  readonly nextStep: string;
  /** Names the request in the proxy's logs. */
  readonly requestId?: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** Something failed in an element of the kit; the element shows it already. */
    'abdm-error': CustomEvent<AbdmErrorDetail>;
  }
}
