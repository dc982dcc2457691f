/** What a patient can do next after an error. */
export const nextSteps = ['edit', 'retry', 'wait', 'restart', 'sign-in', 'ask-facility'] as const;

/** What a patient can do next after an error. */
export type NextStep = (typeof nextSteps)[number];

/**
 * Every kind of failure that the kit knows, with its one next step. The list is closed: whatever goes wrong, in the
 * browser, the proxy or upstream, becomes one of these, and each has its words in every language.
 */
export const errorKinds = {
  /** A field holds something that ABDM does not accept, and it is not known which. */
  'invalid-request': 'edit',
  'aadhaar-invalid': 'edit',
  'aadhaar-not-found': 'edit',
  /** UIDAI knows no mobile number for this Aadhaar, so no OTP can reach the patient. */
  'aadhaar-without-mobile': 'ask-facility',
  'mobile-invalid': 'edit',
  /** The mobile number already serves six ABHA numbers. */
  'mobile-limit': 'edit',
  /** The mobile number already has six self-declared ABHA addresses (AS-1309). */
  'address-limit': 'edit',
  'otp-wrong': 'edit',
  'otp-expired': 'retry',
  /** Another OTP was asked for before the pause between two was over. */
  'otp-too-soon': 'wait',
  /** Too many OTPs or tries in one go. */
  'otp-too-many': 'wait',
  /** ABDM has locked the person out for hours. */
  'otp-locked': 'wait',
  'address-invalid': 'edit',
  'address-taken': 'edit',
  'abha-number-invalid': 'edit',
  'abha-not-found': 'edit',
  'abha-deactivated': 'ask-facility',
  /** A government benefit hangs on the ABHA, so it cannot be deleted. */
  'benefit-linked': 'ask-facility',
  /** What was to be linked is linked already; reading anew shows it. */
  'already-linked': 'restart',
  /** The profile was changed elsewhere since it was read. */
  'profile-changed': 'edit',
  'aadhaar-has-abha': 'sign-in',
  'method-not-allowed': 'sign-in',
  'pincode-not-found': 'edit',
  /** There is no such request for this patient. */
  'request-not-found': 'restart',
  /** The request was granted, denied or revoked already, here or elsewhere. */
  'request-decided': 'restart',
  /** Nobody decided in time. */
  'request-expired': 'restart',
  /** A grant goes beyond what was asked for. */
  'consent-too-wide': 'edit',
  /** Dates of a consent that ABDM does not accept. */
  'consent-dates': 'edit',
  /** The decision needs the consent PIN. */
  'pin-required': 'edit',
  'pin-wrong': 'edit',
  /** Too many wrong PINs in a row. */
  'pin-locked': 'wait',
  /** The facility has not sent this record yet. */
  'record-not-ready': 'retry',
  /** There is no such record any more. */
  'record-not-found': 'ask-facility',
  /** No consent allows to fetch this record. */
  'consent-missing': 'ask-facility',
  /** The record has more bytes than a phone can show. */
  'record-too-large': 'ask-facility',
  /** ABDM knows no facility with this id. */
  'facility-not-found': 'edit',
  /** The facility does not take part in scan and share. */
  'share-not-supported': 'ask-facility',
  /** The facility has the profile already, and gave a token that this proxy does not know. */
  'share-duplicate': 'ask-facility',
  /** The share is over, or was another patient's. */
  'share-not-found': 'restart',
  /** The face was not confirmed in time, or not at all. */
  'face-not-verified': 'restart',
  /** No agreement of this browser to the text in force is on record. */
  'agreement-required': 'edit',
  /** The steps belong to another browser or another moment, or took too long. */
  'transaction-lost': 'restart',
  /** The page shows another patient than the one who is signed in now. */
  'patient-changed': 'restart',
  'sign-in-required': 'sign-in',
  /** The gateway session with ABDM is over (upstream's HTTP 491). */
  'session-expired': 'sign-in',
  'too-many-requests': 'wait',
  /** The hospital's proxy refuses this page: it is not on the list of origins. */
  'origin-refused': 'ask-facility',
  /** The hospital's proxy, or its account with the upstream, is not set up correctly. */
  misconfigured: 'ask-facility',
  'facility-unreachable': 'retry',
  'upstream-unavailable': 'retry',
  'upstream-timeout': 'retry',
  internal: 'retry',
  offline: 'retry',
  timeout: 'retry',
  /** What came back is not an answer of the kit's proxy: a login page, half a document, nothing. */
  'unexpected-answer': 'retry',
} as const satisfies Record<string, NextStep>;

/** Name of a kind of failure. */
export type ErrorKind = keyof typeof errorKinds;

/** All names of kinds of failure. */
export const errorKindNames = Object.keys(errorKinds) as [ErrorKind, ...ErrorKind[]];
