/** An error as ABDM Connect's published API answers it. */
export interface GenericError {
  code: number;
  error: string;
  source_error?: { code: string; message: string };
}

/** How ABDM answers a wrong OTP at a sign-in: with HTTP status 200 (NHA's test notes on P1 4 to 8). */
export interface FailedLogin {
  authResult: 'failed';
  message: string;
}

type Row = readonly [status: number, error: string, code?: string, message?: string];

/**
 * Everything that the sandbox refuses: HTTP status, the upstream's words, ABDM's code, ABDM's words (where they differ).
 *
 * Source: the upstream's published list of error codes; for `AS-` codes, ABDM-1027, ABDM-1056, ABDM-1124, ABDM-1134, ABDM-1204,
 * ABDM-1211, ABDM-1219 and ABDM-1407 NHA's error pages. Status 200 is a {@link FailedLogin}.
 */
const refusals = {
  'bad-request': [400, 'Bad Request, invalid request', 'ABDM-1006', 'Bad Request, invalid request Body'],
  'too-large': [413, 'Request body is too large'],
  unauthorized: [401, 'Unauthorized'],
  'wrong-credentials': [401, 'Invalid client credentials'],
  'not-found': [404, 'Not found'],
  bug: [500, 'Something went wrong'],
  'patient-unknown': [400, 'Patient not found'],
  'session-expired': [491, 'Session expired'],
  'wrong-scopes': [500, 'Something went wrong', 'ABDM-1006', 'Invalid combinations of scopes'],
  'details-invalid': [400, 'Validation failed', 'ABDM-1010'],
  'pincode-invalid': [400, 'Pincode must have six digits', 'AS-1416'],
  'address-line-invalid': [400, "Address may have letters, digits and , . ' / ( ) - only", 'AS-1369'],
  'pincode-not-found': [400, 'Pincode not found'],
  'aadhaar-invalid': [400, 'Please enter a valid Aadhaar number', 'AS-1396'],
  'aadhaar-not-found': [400, 'Aadhaar details not found.', 'ABDM-1112'],
  'aadhaar-without-mobile': [400, 'Mobile number is not linked with this Aadhaar number', 'AS-1307'],
  'aadhaar-without-abha': [400, 'No ABHA is registered with this Aadhaar number', 'AS-1303'],
  'face-not-verified': [400, 'Face authentication is not complete'],
  'mobile-invalid': [400, 'Invalid Mobile Email', 'ABDM-1014'],
  'mobile-limit': [400, 'This mobile number is already linked with six ABHA numbers', 'ABDM-1124'],
  'otp-wrong': [
    400,
    'The OTP that you have entered is incorrect. Please try again.',
    'MIS-1013',
    'OTP(One Time Password) is invalid, Please enter the correct OTP.',
  ],
  'registration-otp-wrong': [400, 'Invalid OTP Request', 'ABDM-1006'],
  'aadhaar-otp-wrong': [400, 'UIDAI error 400: invalid Aadhaar OTP value', 'ABDM-1204'],
  'login-otp-wrong': [200, 'Entered OTP is incorrect. Kindly re-enter valid OTP.'],
  'login-otp-invalid': [200, 'Please enter a valid OTP. Entered OTP is either expired or incorrect.'],
  'otp-expired': [
    400,
    'The OTP that you have entered has expired. Please try again.',
    'MIS-1013',
    'OTP(One Time Password) is expired, Please request a new OTP.',
  ],
  'otp-too-soon': [400, 'Please wait for 30 seconds before generating a new OTP', 'AS-1296'],
  'otp-too-many': [
    500,
    'Something went wrong',
    'ABDM-1100',
    'You have requested multiple OTPs Or Exceeded maximum number of attempts for OTP match in this transaction. Please try again in 30 minutes.',
  ],
  'blocked-for-half-an-hour': [400, 'This way is blocked. Please try again after 30 minutes.', 'AS-1394'],
  'blocked-for-half-a-day': [400, 'Your account is locked. Please try again after 12 hours.', 'AS-1398'],
  'too-many-requests-today': [400, 'Too many OTP requests. Please try again after 24 hours.', 'AS-1387'],
  'blocked-for-a-day': [500, 'You are blocked. Please try again after 24 hours.', 'ABDM-1027'],
  'abha-deactivated': [400, 'This ABHA is deactivated', 'ABDM-1134'],
  'abha-deactivated-login': [400, 'This ABHA is deactivated. Please reactivate it.', 'ABDM-1407'],
  'abha-number-invalid': [400, 'Invalid ABHA Number', 'ABDM-1013'],
  'abha-number-not-found': [500, 'ABHA User not found.', 'ABDM-1110'],
  'abha-without-mobile': [400, 'No mobile number is linked with this ABHA', 'AS-1327'],
  'user-not-found': [400, 'User not found.', 'ABDM-1211'],
  'aadhaar-otp-not-allowed': [400, 'Login via Aadhaar OTP is not allowed', 'ABDM-1115'],
  'abha-not-found': [400, 'No records found against the ABHA Address', 'ABDM-1012'],
  'address-invalid': [400, 'Invalid ABHA Address', 'ABDM-1170'],
  'address-limit': [
    400,
    'This mobile number already has six self-declared ABHA addresses. Please link them to your ABHA number.',
    'AS-1309',
  ],
  'address-taken': [
    500,
    'Something went wrong',
    'ABDM-1101',
    'This ABHA Address already exists. Please create with unique ABHA Address',
  ],
  'abha-number-linked': [400, 'This ABHA address is already linked with an ABHA number', 'AS-1066'],
  'abha-number-full': [400, 'This ABHA number already has six ABHA addresses', 'AS-1422'],
  'has-benefit': [400, 'This ABHA is linked with a government benefit and cannot be deleted', 'ABDM-1219'],
  'request-not-found': [500, 'Something went wrong', 'ABDM-1039', 'Invalid Consent request id'],
  'artefact-not-found': [400, 'Invalid Consent artefact id', 'ABDM-1080'],
  'request-decided': [400, 'This request has already been acted upon', 'AS-1118'],
  'request-expired': [400, 'Consent artefact expired', 'ABDM-1061'],
  'consent-not-granted': [400, 'Consent Not granted', 'ABDM-1062'],
  'record-not-found': [404, 'Record not found'],
  'record-without-consent': [403, 'Consent Not granted', 'ABDM-1062'],
  'date-range-invalid': [400, 'Date Range given is invalid', 'ABDM-1063'],
  'erase-date-invalid': [400, 'The expiry of a consent must be in the future', 'AS-1403'],
  'consent-too-wide': [400, 'The consent goes beyond what was requested', 'AS-1411'],
  'records-not-found': [400, 'No records found against the ABHA Address', 'ABDM-1012'],
  'hip-down': [500, 'Something went wrong', 'ABDM-1028', 'HIP is unavailable'],
  'hip-silent': [500, 'Something went wrong', 'ABDM-1402', 'Acknowledgement is not received from HIP'],
  'link-otp-wrong': [400, "OTP doesn't match", 'ABDM-1035', 'OTP does not matched'],
  'already-linked': [400, 'This care context is already linked', 'ABDM-1056'],
  'share-unsupported': [400, 'The facility does not support profile share', 'AS-1223'],
  'share-duplicate': [400, 'The profile is already shared', 'AS-1129'],
  'share-no-token': [
    500,
    'Something went wrong',
    'ABDM-9999',
    'HIP is unable to generate a token. Please try again after some time.',
  ],
  'share-not-found': [404, 'Profile share request not found'],
  'care-context-not-found': [400, 'Care context not found'],
  'hip-unknown': [500, 'Something went wrong', 'ABDM-1035', 'Invalid HIP ID'],
  'hiu-unknown': [500, 'Something went wrong', 'ABDM-1040', 'Invalid HIU ID'],
  'pin-wrong': [400, 'Invalid consent PIN', 'AS-1093'],
  'pin-locked': [400, 'The consent PIN is locked for 30 minutes after five wrong ones', 'AS-1093'],
  'pin-set-already': [400, 'A consent PIN is set already'],
  'pin-not-set': [400, 'No consent PIN is set'],
  'transaction-lost': [
    500,
    'Transaction not found for UUID.',
    'MIS-1026',
    'Transaction is not found for UUID.',
  ],
} as const satisfies Record<string, Row>;

/** Name of a reason to refuse. */
export type RefusalReason = keyof typeof refusals;

/** All names of reasons to refuse. */
export const refusalReasons = Object.keys(refusals) as RefusalReason[];

/** A request that the sandbox refuses on purpose; thrown by rules, answered by the app. */
export class Refusal extends Error {
  readonly status: number;
  readonly answer: GenericError | FailedLogin;
  /** ABDM's own words, which say more than upstream's. */
  readonly words: string;

  constructor(readonly reason: RefusalReason) {
    const [status, error, code, message = error]: Row = refusals[reason];
    super(error);
    this.name = 'Refusal';
    this.status = status;
    this.words = message;
    this.answer =
      status === 200
        ? { authResult: 'failed', message: error }
        : { code: status, error, ...(code === undefined ? {} : { source_error: { code, message } }) };
  }
}

/** Ends the handling of a request: `throw refuse('otp-wrong')`. */
export function refuse(reason: RefusalReason): Refusal {
  return new Refusal(reason);
}
