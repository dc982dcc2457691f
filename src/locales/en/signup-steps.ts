import { accounts } from './accounts.js';
import { person } from './person.js';

/** English messages of the screens of `<abha-signup>` that follow the first ones. */
export const signupSteps = {
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
    submit: 'Confirm',
  },
  mobileOtp: {
    title: 'Confirm your other mobile number',
    sent: (number: string): string => `We sent another code to ${number}, the mobile number for your ABHA.`,
    label: 'OTP (6 digits)',
    submit: 'Confirm',
  },
  selfDeclaredOtp: {
    title: 'Code from the SMS',
    sent: (number: string): string => `We sent a code to ${number}. Enter it here.`,
  },
  face: {
    title: 'Show your face',
    text: 'Open this page on a phone with a camera: on this one by the link, or on another one by scanning the QR code.',
    open: 'Open the page',
    qr: 'QR code of the page that confirms your face',
    waiting: 'Waiting for your face to be confirmed. This page goes on by itself.',
    timeLeft: (time: string): string => `The page can be used for ${time} more.`,
    refused: 'The link that ABDM gave cannot be opened safely here. Please choose another way.',
  },
  accounts: {
    title: 'You have an ABHA already',
    text: 'These ABHA addresses were found. Sign in to yours.',
    ...accounts,
    create: 'Create another address',
    createByMobile: 'Still want to create a new ABHA address',
    fullMobile:
      'Six ABHA addresses were made with this mobile number already; it cannot get more. Sign in to one of them, use another mobile number, or create your ABHA with Aadhaar.',
    fullAadhaar: 'This Aadhaar has six ABHA addresses already; it cannot get more. Sign in to one of them.',
  },
  signIn: {
    title: 'One more code is needed',
    text: (address: string): string =>
      `To sign in to ${address}, ABDM sends one more code to the mobile number of that address.`,
    submit: 'Get code by SMS',
    sentBefore: 'A code was sent already. You can go on with it.',
    otpTitle: 'Code from the SMS',
    sent: (number: string): string => `We sent a code to ${number}.`,
    sentSomewhere: 'We sent a code to the mobile number registered with this ABHA address.',
  },
  person: {
    title: 'About you',
    text: 'Please enter your details as on an official document. Fields without “optional” are needed.',
    ...person,
    /** Of the prescribed wording, which is English already. */
    agreement: undefined as { readonly text: string; readonly note: string } | undefined,
    mustAgree: 'Please accept the user information agreement.',
    submit: 'Continue',
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
  },
  done: {
    title: {
      abha: 'Your ABHA is ready',
      address: 'Your new ABHA address is ready',
      nothing: 'You are signed in',
    },
    text: {
      abha: (name: string): string =>
        `Congratulations, ${name}! Your ABHA was created, and you are signed in.`,
      address: 'It belongs to the ABHA you had before. You are signed in to it.',
      selfDeclared: (address: string): string =>
        `Congratulations! ABHA address ${address} is created successfully. You are signed in to it.`,
      nothing: 'You had this ABHA already, so no new one was made.',
    },
    number: 'ABHA number',
    address: 'ABHA address',
    copy: (what: string): string => `Copy ${what}`,
    copied: 'Copied',
    notCopied: 'Copying did not work. Please select it and copy it yourself.',
    showCard: 'Show my ABHA card',
    card: 'Download ABHA card',
    fetchingCard: 'Fetching your ABHA card…',
    nextTitle: 'What you can do next',
    next: [
      'Write down your ABHA address or take a screenshot.',
      'Tell it at the hospital desk when you register, so that your visit is linked to it.',
      'Nobody sees your records without your consent; you will be asked each time.',
    ],
  },
};

/** The messages of this module, for every language. */
export type SignupStepsMessages = typeof signupSteps;
