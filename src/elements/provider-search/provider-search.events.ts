/** What `provider-select` tells the page. */
export interface ProviderSelectDetail {
  /** Version of this shape. */
  readonly version: 1;
  /** ABDM's id of the facility. */
  readonly hipId: string;
  readonly name: string;
  readonly city?: string;
  readonly state?: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** The patient has chosen a facility. */
    'provider-select': CustomEvent<ProviderSelectDetail>;
  }
}
