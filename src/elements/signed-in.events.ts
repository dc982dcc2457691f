/** What the events of a finished sign-up or sign-in tell the page. Number and address only with `expose-abha`. */
export interface AbhaSignedInDetail {
  /** Version of this shape. */
  readonly version: 1;
  readonly kycVerified: boolean;
  readonly abhaNumber?: string;
  readonly abhaAddress?: string;
}

/** What `abha-skip` tells the page. */
export interface AbhaSkipDetail {
  /** Version of this shape. */
  readonly version: 1;
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** The patient is signed in to an ABHA that existed before. */
    'abha-login': CustomEvent<AbhaSignedInDetail>;
    /** The patient does not want an ABHA, or to sign in, now. */
    'abha-skip': CustomEvent<AbhaSkipDetail>;
  }
}
