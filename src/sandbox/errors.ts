/** An error as ABDM Connect's published API answers it. */
export interface GenericError {
  code: number;
  error: string;
  source_error?: { code: string; message: string };
}

type Row = readonly [status: number, error: string, code?: string, message?: string];

/**
 * Everything that the sandbox refuses: HTTP status, the upstream's words, ABDM's code, ABDM's words (where they differ).
 *
 * Source: the upstream's published list of error codes; for `AS-` codes, ABDM-1027, ABDM-1124 and ABDM-1134 NHA's error
 * pages.
 */
const refusals = {
  'bad-request': [400, 'Bad Request, invalid request', 'ABDM-1006', 'Bad Request, invalid request Body'],
  'too-large': [413, 'Request body is too large'],
  unauthorized: [401, 'Unauthorized'],
  'wrong-credentials': [401, 'Invalid client credentials'],
  'not-found': [404, 'Not found'],
  bug: [500, 'Something went wrong'],
  'pincode-not-found': [400, 'Pincode not found'],
  'aadhaar-invalid': [400, 'Please enter a valid Aadhaar number', 'AS-1396'],
  'aadhaar-not-found': [400, 'Aadhaar details not found.', 'ABDM-1112'],
  'aadhaar-without-mobile': [400, 'Mobile number is not linked with this Aadhaar number', 'AS-1307'],
  'mobile-invalid': [400, 'Invalid Mobile Email', 'ABDM-1014'],
  'mobile-limit': [400, 'This mobile number is already linked with six ABHA numbers', 'ABDM-1124'],
  'otp-wrong': [
    400,
    'The OTP that you have entered is incorrect. Please try again.',
    'MIS-1013',
    'OTP(One Time Password) is invalid, Please enter the correct OTP.',
  ],
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
  'too-many-requests-today': [400, 'Too many OTP requests. Please try again after 24 hours.', 'AS-1387'],
  'blocked-for-a-day': [500, 'You are blocked. Please try again after 24 hours.', 'ABDM-1027'],
  'abha-deactivated': [400, 'This ABHA is deactivated', 'ABDM-1134'],
  'abha-not-found': [400, 'No records found against the ABHA Address', 'ABDM-1012'],
  'address-invalid': [400, 'Invalid ABHA Address', 'ABDM-1170'],
  'address-taken': [
    500,
    'Something went wrong',
    'ABDM-1101',
    'This ABHA Address already exists. Please create with unique ABHA Address',
  ],
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
  readonly answer: GenericError;

  constructor(readonly reason: RefusalReason) {
    const [status, error, code, message = error]: Row = refusals[reason];
    super(error);
    this.name = 'Refusal';
    this.status = status;
    this.answer = {
      code: status,
      error,
      ...(code === undefined ? {} : { source_error: { code, message } }),
    };
  }
}

/** Ends the handling of a request: `throw refuse('otp-wrong')`. */
export function refuse(reason: RefusalReason): Refusal {
  return new Refusal(reason);
}
