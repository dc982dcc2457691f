import type { NoticeTranslation } from '../notices/aadhaar-consent.js';

/** English messages of `<abha-signup>`. */
export const signup = {
  label: 'Create your ABHA',
  reloaded:
    'The page was loaded anew. For your safety nothing you had entered was kept, so we start from the beginning.',
  otherPatient: 'Somebody else has signed in on this device, so we start from the beginning.',
  consent: {
    title: 'Create your ABHA with Aadhaar',
    intro:
      'Your ABHA lets hospitals find your health records, and only with your consent. You need your Aadhaar number and the phone whose number is registered with it.',
    termsLabel: 'Terms and conditions',
    version: (version: string): string => `Version ${version}`,
    agree: 'I agree to these terms and conditions',
    /** Of the terms; the prescribed wording is English already. */
    translation: undefined as NoticeTranslation | undefined,
    mustAgree: 'Please read the terms and tick the box if you agree. Without it no ABHA can be created.',
    submit: 'Agree and continue',
    submitting: 'Recording your agreement…',
  },
  aadhaar: {
    title: 'Your Aadhaar number',
    label: 'Aadhaar number',
    hint: '12 digits, as on your Aadhaar card. It is sent once and not kept.',
    whereTo:
      'The code goes by SMS to the mobile number that is registered with Aadhaar. Keep that phone at hand.',
    submit: 'Get code by SMS',
    submitting: 'Sending the code…',
    sentBefore: (masked: string): string =>
      `A code was sent for ${masked}. You can go on with it, or enter a number to begin anew.`,
    verifiedBefore:
      'You have confirmed a code already. You can go on from there, or enter a number to begin anew.',
    resume: 'Go on where I was',
  },
  otp: {
    title: 'Code from the SMS',
    sent: (number: string): string =>
      `We just sent an OTP on the Mobile Number ${number} linked with Aadhaar. Enter the OTP below to proceed with ABHA creation.`,
    sentSomewhere:
      'We just sent an OTP on the mobile number linked with Aadhaar. Enter the OTP below to proceed with ABHA creation.',
    label: 'OTP (6 digits)',
    mobileLabel: 'Mobile number for your ABHA',
    mobileHint:
      'Messages about your health records go here. If it is not the one linked with Aadhaar, it gets a code of its own.',
    mobileUnusual: 'Indian mobile numbers usually begin with 6, 7, 8 or 9. Please check it.',
    submit: 'Confirm',
    submitting: 'Checking the code…',
  },
  mobileOtp: {
    title: 'Confirm your other mobile number',
    sent: (number: string): string => `We sent another code to ${number}, the mobile number for your ABHA.`,
    label: 'OTP (6 digits)',
    submit: 'Confirm',
    submitting: 'Checking the code…',
  },
  accounts: {
    title: 'You have an ABHA already',
    text: 'These ABHA addresses belong to you. Choose the one to sign in to.',
    verified: 'KYC Verified',
    selfDeclared: 'Self Declared',
    choose: 'Please choose an address.',
    submit: 'Sign in',
    submitting: 'Signing in…',
    create: 'Create another address',
  },
  address: {
    title: 'Choose your ABHA address',
    text: 'Your ABHA address is like a name for your health records, easy to remember and to tell.',
    suggestions: 'Suggestions, free now',
    loadingSuggestions: 'Looking for suggestions…',
    noSuggestions: 'No suggestions could be loaded. You can type your own address.',
    label: 'ABHA address',
    rules:
      '8 to 18 letters or digits; one dot and one underscore are allowed, but not first or last. Your mobile number cannot be used.',
    digitFirst: 'ABDM may refuse an address that begins with a digit.',
    checking: 'Checking whether it is free…',
    free: (address: string): string => `${address} is free.`,
    taken: (address: string): string =>
      `${address} is already taken. Change it a little, or choose a suggestion.`,
    unchecked: 'We could not check whether it is free. ABDM will say when you create it.',
    submit: 'Create ABHA',
    submitting: 'Creating your ABHA…',
  },
  done: {
    title: {
      abha: 'Your ABHA is ready',
      address: 'Your new ABHA address is ready',
      nothing: 'You have an ABHA already',
    },
    text: {
      abha: (name: string): string =>
        `Congratulations, ${name}! Your ABHA was created, and you are signed in.`,
      address: 'It belongs to the ABHA you had before. You are signed in to it.',
      nothing: 'We found it by your Aadhaar, so no new one was made. You are signed in to it.',
    },
    number: 'ABHA number',
    address: 'ABHA address',
    copy: (what: string): string => `Copy ${what}`,
    copied: 'Copied',
    notCopied: 'Copying did not work. Please select it and copy it yourself.',
    nextTitle: 'What you can do next',
    next: [
      'Write down your ABHA address or take a screenshot.',
      'Tell it at the hospital desk when you register, so that your visit is linked to it.',
      'Nobody sees your records without your consent; you will be asked each time.',
    ],
  },
};

/** The messages of this module, for every language. */
export type SignupMessages = typeof signup;
