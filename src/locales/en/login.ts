import { accounts } from './accounts.js';

/** English messages of `<abha-login>`. */
export const login = {
  label: 'Sign in with your ABHA',
  otherPatient: 'Somebody else has signed in on this device, so we start from the beginning.',
  declined: 'You did not agree, so you are signed out again.',
  skip: 'Not now',
  signUp: 'Create an ABHA',
  otherWays: 'Sign in another way',
  identifier: {
    title: 'Sign in with your ABHA',
    label: 'Mobile number, ABHA number, ABHA address or Aadhaar number',
    hint: 'Whichever you remember. For example 91-1234-5678-9015 or nisha@abdm.',
    kind: 'This is my',
    kinds: {
      mobile: 'mobile number',
      'abha-number': 'ABHA number',
      'abha-address': 'ABHA address',
      aadhaar: 'Aadhaar number',
    },
    takenFor: {
      mobile: 'We take this for a mobile number.',
      'abha-number': 'We take this for an ABHA number.',
      'abha-address': (address: string): string => `We take this for the ABHA address ${address}.`,
      aadhaar: 'We take this for an Aadhaar number. It is sent once and not kept.',
    },
    problems: {
      empty: 'Enter what you want to sign in with.',
      unknown:
        'This is not complete yet: a mobile number has 10 digits, an Aadhaar number 12, an ABHA number 14, and an ABHA address looks like nisha@abdm.',
      mobile: 'Please enter a valid mobile number',
      'abha-number': 'Enter all 14 digits of your ABHA number.',
      'abha-address': 'Check the ABHA address: letters, digits, dots and underscores, such as nisha@abdm.',
      aadhaar: 'Aadhaar Number is not valid',
    },
    terms: 'Terms of use',
    agree: 'I agree to the terms of use',
    mustAgree: 'Please read the terms and tick the box if you agree.',
    submit: 'Continue',
  },
  method: {
    title: 'Where shall the code go?',
    text: (identifier: string): string => `You sign in with ${identifier}.`,
    abdm: 'To the mobile number of my ABHA',
    abdmFor: 'ABDM sends the code by SMS.',
    aadhaar: 'To the mobile number linked with my Aadhaar',
    aadhaarFor: 'Aadhaar sends the code by SMS.',
    blocked: {
      abdm: 'ABDM has blocked codes to the mobile number of this ABHA for a while.',
      aadhaar: 'ABDM has blocked codes by Aadhaar for a while.',
    },
    none: 'No way to sign in is open for this ABHA address now. Sign in another way, or try again later.',
  },
  otp: {
    title: 'Code from the SMS',
    sent: {
      abdm: (number: string): string => `We sent a code to ${number}, the mobile number of your ABHA.`,
      aadhaar: (number: string): string =>
        `We sent a code to ${number}, the mobile number linked with Aadhaar.`,
    },
    sentSomewhere: {
      abdm: 'We sent a code to the mobile number of your ABHA.',
      aadhaar: 'We sent a code to the mobile number linked with Aadhaar.',
    },
    label: 'OTP (6 digits)',
    submit: 'Sign in',
  },
  accounts: {
    title: 'Whose ABHA is it?',
    text: 'These ABHA addresses were found. Choose the one to sign in to.',
    ...accounts,
  },
  none: {
    title: 'No ABHA found',
    mobile:
      'ABHA Number not found. We did not find any ABHA number linked to this mobile number. Please use ABHA linked mobile number',
    aadhaar: 'NO ABHA user registered with this Aadhaar Number',
    other: 'We did not find an ABHA for this. Check what you entered, or create an ABHA.',
    create: 'You can create an ABHA now; it takes a few minutes.',
  },
  dataProcessing: {
    title: 'How your data is processed',
    agree: 'I Agree',
    decline: 'I do not agree: sign out',
  },
  signedIn: {
    title: 'You are signed in',
    text: (name: string): string => `Shown on this page: ${name}.`,
    others: 'Others who signed in on this device',
    show: 'Show',
    showOf: (name: string): string => `Show the data of ${name}`,
    add: 'Sign somebody else in',
    signOut: 'Sign out',
    signedOut: 'You are signed out.',
  },
  done: {
    title: 'You are signed in',
    text: (name: string): string => `Welcome, ${name}.`,
    address: 'ABHA address',
  },
  busy: {
    findSession: 'One moment…',
    recordAgreement: 'Recording your agreement…',
    findLoginMethods: 'Looking for your ABHA…',
    sendLoginOtp: 'Sending the code…',
    resendLoginOtp: 'Sending a new code…',
    verifyLoginOtp: 'Checking the code…',
    signInToAccount: 'Signing in…',
    switchPatient: 'One moment…',
    signOut: 'Signing out…',
  },
};

/** The messages of this module, for every language. */
export type LoginMessages = typeof login;
