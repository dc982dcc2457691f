import type { NoticeTranslation } from '../notices/aadhaar-consent.js';

/** English messages for linking an ABHA number with a self-declared ABHA address. */
export const kyc = {
  cancel: 'Not now',
  method: {
    title: 'Link your ABHA number',
    text: 'Your identity is confirmed, your profile takes the details of your ABHA number, and it shows as KYC Verified. How do you want to do it?',
    number: 'With my ABHA number',
    numberFor: 'The code goes to the mobile number that is registered with your ABHA.',
    aadhaar: 'With my Aadhaar number',
    aadhaarFor: 'The code goes to the mobile number that is registered with Aadhaar.',
  },
  consent: {
    title: 'Use your Aadhaar number',
    intro: 'Before you enter your Aadhaar number, please read these terms.',
    termsLabel: 'Terms and conditions',
    version: (version: string): string => `Version ${version}`,
    agree: 'I agree to these terms and conditions',
    /** Of the terms; the prescribed wording is English already. */
    translation: undefined as NoticeTranslation | undefined,
    mustAgree:
      'Please read the terms and tick the box if you agree. Without it your Aadhaar number cannot be used.',
    submit: 'Agree and continue',
  },
  number: {
    title: 'Your ABHA number',
    label: 'ABHA number',
    hint: '14 digits, as on your ABHA card: 91-1234-5678-9015, for example.',
    unusual: 'The last digit looks mistyped. Please check the number.',
    submit: 'Get code by SMS',
  },
  aadhaar: {
    title: 'Your Aadhaar number',
    label: 'Aadhaar number',
    hint: '12 digits, as on your Aadhaar card. It is sent once and not kept.',
    submit: 'Get code by SMS',
  },
  otp: {
    title: 'Code from the SMS',
    sent: (number: string): string => `We sent a code to ${number}.`,
    sentSomewhere: {
      'abha-number': 'We sent a code to the mobile number registered with your ABHA.',
      aadhaar: 'We sent a code to the mobile number registered with your Aadhaar.',
    },
    label: 'OTP (6 digits)',
    submit: 'Link ABHA number',
  },
  done: {
    title: 'ABHA number is securely linked to ABHA address',
    /** Prescribed by NHA (cases P2 15.1 to 15.6). */
    text: (name: string): string =>
      `Congratulations! ${name} Your ABHA number is now linked to your existing ABHA address. ABHA number is visible on your profile.`,
    back: 'Go back to my profile',
  },
  linked: {
    title: 'Your ABHA number is linked already',
    text: 'KYC of your profile was verified elsewhere in the meantime. There is nothing more to do.',
  },
  busy: {
    recordAgreement: 'Recording your agreement…',
    sendKycOtp: 'Sending the code…',
    resendKycOtp: 'Sending a new code…',
    verifyKycOtp: 'Checking the code…',
    readProfile: 'Reading your profile…',
  },
};

/** The messages of this module, for every language. */
export type KycMessages = typeof kyc;
