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
  elsewhere: {
    portal: 'ABHA portal',
    helpline: (number: string): string => `Helpline ${number}`,
  },
  renewSession: 'Renew the session',
  signIn: 'Sign in',
  newWindow: 'opens in a new window',
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
  offline:
    'The hospital’s server cannot be reached. Check your internet connection; what you entered is still here.',
};

/** The messages of this module, for every language. */
export type CommonMessages = typeof common;
