/** What `profile-shared` tells the page. */
export interface ProfileSharedDetail {
  /** Version of this shape. */
  readonly version: 1;
  /** ABDM's id of the facility. */
  readonly hipId: string;
  /** The facility's id of the counter. */
  readonly counterId: string;
  /** The proxy's id of the share. */
  readonly requestId: string;
}

/** What `share-cancelled` tells the page. */
export interface ShareCancelledDetail {
  /** Version of this shape. */
  readonly version: 1;
  /** ABDM's id of the facility. */
  readonly hipId: string;
  /** The facility's id of the counter. */
  readonly counterId: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** A counter has given a token for the patient's profile. */
    'profile-shared': CustomEvent<ProfileSharedDetail>;
    /** The patient has not shared the profile; nothing was sent. */
    'share-cancelled': CustomEvent<ShareCancelledDetail>;
  }
}
