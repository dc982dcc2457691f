/** What the events of a finished sign-up tell the page. Number and address only with `expose-abha`. */
export interface AbhaSignedInDetail {
  /** Version of this shape. */
  readonly version: 1;
  readonly kycVerified: boolean;
  readonly abhaNumber?: string;
  readonly abhaAddress?: string;
}

declare global {
  interface HTMLElementEventMap {
    /** A new ABHA was created, and the patient is signed in to it. */
    'abha-created': CustomEvent<AbhaSignedInDetail>;
    /** The patient is signed in to an ABHA that existed before. */
    'abha-login': CustomEvent<AbhaSignedInDetail>;
  }
}
