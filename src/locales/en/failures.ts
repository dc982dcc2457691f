import type { ErrorKind } from '../../abdm/errors.js';

/** English words for every kind of failure. */
export const failures: Record<ErrorKind, string> = {
  'invalid-request': 'Something you entered was not accepted. Please check it.',
  'aadhaar-invalid': 'Aadhaar Number is not valid. Check each digit against your Aadhaar card.',
  'aadhaar-not-found': 'No details were found for this Aadhaar number. Check each digit.',
  'aadhaar-without-mobile':
    'No mobile number is registered with this Aadhaar, so no code can be sent. Ask at the hospital desk, or add your mobile number at an Aadhaar centre.',
  'mobile-invalid': 'Please enter a valid mobile number.',
  'mobile-limit': 'This mobile number is already used by six ABHA numbers. Please use another one.',
  'address-limit':
    'Six ABHA addresses were made with this mobile number already. Use another number, or create your ABHA with Aadhaar.',
  'otp-wrong': 'That code is not right. Check the newest SMS and type it again.',
  'otp-expired': 'That code has expired. Ask for a new one.',
  'otp-too-soon': 'A code was sent only just now. Wait a moment before you ask for another.',
  'otp-too-many': 'Too many codes or too many tries. For your safety there is a pause now; then start again.',
  'otp-locked': 'ABDM has paused this for your safety after many tries.',
  'address-invalid': 'ABDM does not accept this address. Please change it.',
  'address-taken': 'This address is already taken. Change it a little, or choose a suggestion.',
  'abha-number-invalid': 'This ABHA number is not valid. Enter all 14 digits.',
  'abha-not-found': 'We could not find this ABHA. Check what you entered.',
  'abha-deactivated': 'This ABHA is deactivated. It can be reactivated on the ABHA portal, abha.abdm.gov.in.',
  'benefit-linked': 'A government benefit is linked with this ABHA, so it cannot be deleted.',
  'already-linked': 'This is linked already. There is nothing more to do.',
  'profile-changed': 'Your profile was changed elsewhere in the meantime. Check it and save again.',
  'aadhaar-has-abha': 'There is an ABHA for this Aadhaar already. Sign in to it instead.',
  'method-not-allowed': 'This way to sign in is not allowed for this ABHA. Use another one.',
  'pincode-not-found': 'This PIN code was not found. Please check it.',
  'request-not-found': 'This request was not found any more. Look at the list again.',
  'request-decided': 'This request was decided already, here or elsewhere. Look at the list again.',
  'request-expired': 'This request has expired. If it is still needed, the facility can ask again.',
  'consent-too-wide': 'You can share less than was asked for, but never more. Please check your choice.',
  'consent-dates': 'ABDM does not accept these dates. Please check them.',
  'pin-required': 'Please give your consent PIN first.',
  'pin-wrong': 'That PIN is not right.',
  'pin-locked': 'The PIN was wrong too often. For your safety there is a pause now.',
  'record-not-ready': 'The facility has not sent this record yet. Look again later.',
  'record-not-found': 'This record is not there any more. Ask the facility.',
  'consent-missing': 'There is no consent with which this record may be fetched. Ask the facility.',
  'record-too-large': 'This record is too large to show here. Ask the facility for it.',
  'share-not-supported': 'This facility does not take details by QR code. Ask at the counter.',
  'share-duplicate': 'The facility has your details already. Ask at the counter for your token.',
  'share-not-found': 'This token is not known any more. Scan the QR code again.',
  'facility-not-found': 'ABDM knows no facility with this id. Search for it by its name.',
  'face-not-verified': 'Your face was not confirmed in time. Start again, or choose another way.',
  'agreement-required': 'Please read the terms and agree again; your agreement has expired.',
  'transaction-lost':
    'This took too long, or was continued elsewhere. Please start again; if your ABHA is made already, it will be found.',
  'patient-changed': 'Somebody else has signed in on this device in the meantime. Please start again.',
  'sign-in-required': 'Please sign in first.',
  'session-expired': 'Your ABDM session has ended. Please sign in again.',
  'too-many-requests': 'That was a lot at once. Please wait a moment.',
  'origin-refused':
    'The hospital’s server does not accept requests from this page. Please tell the hospital.',
  misconfigured:
    'The hospital’s connection to ABDM is not set up correctly. It is not your fault; please tell the hospital.',
  'facility-unreachable': 'The facility could not be reached. Please try again later.',
  'upstream-unavailable':
    'ABDM cannot be reached at the moment. What you entered is still here; please try again.',
  'upstream-timeout': 'ABDM took too long to answer. What you entered is still here; please try again.',
  internal: 'Something went wrong on our side. What you entered is still here; please try again.',
  offline:
    'The hospital’s server cannot be reached. Check your internet connection; what you entered is still here.',
  timeout: 'No answer came in time. Check your internet connection; what you entered is still here.',
  'unexpected-answer': 'The hospital’s server gave an answer that makes no sense here. Please try again.',
};

/** The messages of this module, for every language. */
export type FailureMessages = typeof failures;
