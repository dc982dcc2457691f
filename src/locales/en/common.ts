import type { ErrorKind } from '../../abdm/errors.js';

const count = new Intl.PluralRules('en');
const of = (n: number, one: string, other: string): string =>
  `${n} ${count.select(n) === 'one' ? one : other}`;

/** English messages that all elements share. */
export const common = {
  back: 'Back',
  loading: 'Loading…',
  tryAgain: 'Try again',
  startAgain: 'Start again',
  step: (step: string, of: string): string => `Step ${step} of ${of}`,
  reference: (requestId: string): string => `Reference for support: ${requestId}`,
  noConnection: {
    title: 'This part of the page is not connected yet',
    text: 'Put it inside <abdm-connect base-url="…">, or give it a base-url of its own: the address of the ABDM proxy on the portal’s server.',
  },
  broken: 'Something went wrong in this part of the page. The rest of the page works on.',
  otp: {
    resend: 'Send a new code',
    resendIn: (time: string): string => `You can ask for a new code in ${time}.`,
    resendReady: 'You can ask for a new code now.',
    sendsLeft: (n: number): string =>
      n === 0 ? 'No more codes can be sent in this attempt.' : `${of(n, 'new code', 'new codes')} left.`,
    lockedUntil: (time: string): string => `No new code can be sent until ${time}.`,
    resending: 'Sending a new code…',
    resent: 'A new code is on its way.',
  },
  waitUntil: (time: string): string => `You can try again at ${time}.`,
  problems: {
    aadhaar: {
      empty: 'Enter your Aadhaar number.',
      'too-short': 'Aadhaar Number is not valid: it has 12 digits, some are missing.',
      'too-long': 'Aadhaar Number is not valid: it has 12 digits, these are more.',
      'check-digit': 'Aadhaar Number is not valid. Check each digit against your Aadhaar card.',
    },
    mobile: {
      empty: 'Please enter a valid mobile number: the 10 digits of your phone.',
      'too-short': 'Please enter a valid mobile number. It has 10 digits, some are missing.',
      'too-long': 'Please enter a valid mobile number. It has 10 digits, these are more.',
      'first-digit': 'Please enter a valid mobile number. Leave out the 0 at the start.',
    },
    otp: {
      empty: 'Enter the code from the SMS.',
      'too-short': 'The code has 6 digits, some are missing.',
      'too-long': 'The code has 6 digits, these are more.',
    },
    address: {
      empty: 'Choose a suggestion or type an address.',
      'too-short': 'Too short: at least 8 letters or digits.',
      'too-long': 'Too long: at most 18 letters or digits.',
      characters: 'Only English letters, digits, one dot and one underscore are allowed.',
      ends: 'The dot or underscore must stand in the middle, not first or last.',
      separators: 'At most one dot and one underscore are allowed.',
      'mobile-number': 'A mobile number cannot be an ABHA address, so that nobody finds you by it.',
      'abha-number': 'An ABHA number cannot be chosen as an address.',
    },
  },
  errors: {
    'invalid-request': 'Something you entered was not accepted. Please check it.',
    'aadhaar-invalid': 'Aadhaar Number is not valid. Check each digit against your Aadhaar card.',
    'aadhaar-not-found': 'No details were found for this Aadhaar number. Check each digit.',
    'aadhaar-without-mobile':
      'No mobile number is registered with this Aadhaar, so no code can be sent. Ask at the hospital desk, or add your mobile number at an Aadhaar centre.',
    'mobile-invalid': 'Please enter a valid mobile number.',
    'mobile-limit': 'This mobile number is already used by six ABHA numbers. Please use another one.',
    'otp-wrong': 'That code is not right. Check the newest SMS and type it again.',
    'otp-expired': 'That code has expired. Ask for a new one.',
    'otp-too-soon': 'A code was sent only just now. Wait a moment before you ask for another.',
    'otp-too-many':
      'Too many codes or too many tries. For your safety there is a pause now; then start again.',
    'otp-locked': 'ABDM has paused this for your safety after many tries.',
    'address-invalid': 'ABDM does not accept this address. Please change it.',
    'address-taken': 'This address is already taken. Change it a little, or choose a suggestion.',
    'abha-number-invalid': 'This ABHA number is not valid. Enter all 14 digits.',
    'abha-not-found': 'We could not find this ABHA. Check what you entered.',
    'abha-deactivated':
      'This ABHA is deactivated. It can be reactivated on the ABHA portal, abha.abdm.gov.in.',
    'aadhaar-has-abha': 'There is an ABHA for this Aadhaar already. Sign in to it instead.',
    'method-not-allowed': 'This way to sign in is not allowed for this ABHA. Use another one.',
    'pincode-not-found': 'This PIN code was not found. Please check it.',
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
  } satisfies Record<ErrorKind, string> as Record<ErrorKind, string>,
};

/** The messages of this module, for every language. */
export type CommonMessages = typeof common;
