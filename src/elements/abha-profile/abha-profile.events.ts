/** What `profile-updated` tells the page. */
export interface ProfileUpdatedDetail {
  /** Version of this shape. */
  readonly version: 1;
}

declare global {
  interface HTMLElementEventMap {
    /** ABDM has taken a change of the patient's profile. */
    'profile-updated': CustomEvent<ProfileUpdatedDetail>;
  }
}
