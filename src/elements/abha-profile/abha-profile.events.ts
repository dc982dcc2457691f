/** What `profile-updated` tells the page. */
export interface ProfileUpdatedDetail {
  /** Version of this shape. */
  readonly version: 1;
}

/** What `kyc-verified` tells the page. */
export interface KycVerifiedDetail {
  /** Version of this shape. */
  readonly version: 1;
}

/** What `profile-deleted` tells the page. */
export interface ProfileDeletedDetail {
  /** Version of this shape. */
  readonly version: 1;
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** ABDM has taken a change of the patient's profile. */
    'profile-updated': CustomEvent<ProfileUpdatedDetail>;
    /** An ABHA number is linked with the patient's ABHA address: the profile is KYC-verified now. */
    'kyc-verified': CustomEvent<KycVerifiedDetail>;
    /** What the hospital's service kept of the patient is deleted, and the patient signed out. */
    'profile-deleted': CustomEvent<ProfileDeletedDetail>;
  }
}
