import type { NoticeTranslation } from '../notices/aadhaar-consent.js';

/** English messages of the first screens of `<abha-signup>`: what a page loads before anything was entered. */
export const signup = {
  label: 'Create your ABHA',
  reloaded:
    'The page was loaded anew. For your safety nothing you had entered was kept, so we start from the beginning.',
  otherPatient: 'Somebody else has signed in on this device, so we start from the beginning.',
  skip: 'Not now',
  otherWays: 'Other ways to an ABHA',
  method: {
    title: 'Create your ABHA',
    text: 'Your ABHA lets hospitals find your health records, and only with your consent. Choose the way that suits you:',
    aadhaar: 'With Aadhaar',
    aadhaarFor:
      'Best if you have the phone whose number is registered with your Aadhaar. You get an ABHA number, and your identity is verified.',
    mobile: 'With a mobile number',
    mobileFor:
      'If you do not want to use Aadhaar, or do not have it with you. You get an ABHA address; it can be verified later.',
    face: 'With Aadhaar and your face',
    faceFor:
      'If you have Aadhaar, but not the phone registered with it. Your face is compared with Aadhaar’s photo.',
    none: 'My Aadhaar has no mobile number',
    noneFor: 'We show you which ways you have.',
  },
  noAadhaarMobile: {
    title: 'Without a mobile number in Aadhaar',
    text: 'Aadhaar can send a code only to the mobile number that is registered with it. Without one you can:',
    elsewhere:
      'Have your mobile number added at an Aadhaar centre, and create your ABHA with Aadhaar afterwards. The hospital desk can help you, too.',
  },
  consent: {
    title: 'Create your ABHA with Aadhaar',
    intro:
      'Your ABHA lets hospitals find your health records, and only with your consent. You need your Aadhaar number and the phone whose number is registered with it.',
    introFace:
      'You need your Aadhaar number. Instead of a code by SMS, your face is compared with the photo that Aadhaar has of you.',
    termsLabel: 'Terms and conditions',
    version: (version: string): string => `Version ${version}`,
    agree: 'I agree to these terms and conditions',
    /** Of the terms; the prescribed wording is English already. */
    translation: undefined as NoticeTranslation | undefined,
    mustAgree: 'Please read the terms and tick the box if you agree. Without it no ABHA can be created.',
    submit: 'Agree and continue',
  },
  aadhaar: {
    title: 'Your Aadhaar number',
    label: 'Aadhaar number',
    hint: '12 digits, as on your Aadhaar card. It is sent once and not kept.',
    whereTo:
      'The code goes by SMS to the mobile number that is registered with Aadhaar. Keep that phone at hand.',
    faceSeen: 'Your face is confirmed. Now enter the Aadhaar number it belongs to.',
    submit: 'Get code by SMS',
    submitFace: 'Continue',
    sentBefore: (masked: string): string =>
      `A code was sent for ${masked}. You can go on with it, or enter a number to begin anew.`,
    verifiedBefore:
      'You have confirmed a code already. You can go on from there, or enter a number to begin anew.',
    resume: 'Go on where I was',
  },
  mobile: {
    title: 'Your mobile number',
    text: 'We look for ABHA addresses on this number first. If there are several people on it, each can have one.',
    label: 'Mobile number',
    hint: '10 digits. A code goes there by SMS.',
    unusual: 'Indian mobile numbers usually begin with 6, 7, 8 or 9. Please check it.',
    submit: 'Get code by SMS',
  },
  busy: {
    recordAgreement: 'Recording your agreement…',
    sendAadhaarOtp: 'Sending the code…',
    sendSelfDeclaredOtp: 'Sending the code…',
    sendLoginOtp: 'Sending the code…',
    resendAadhaarOtp: 'Sending a new code…',
    resendMobileOtp: 'Sending a new code…',
    resendSelfDeclaredOtp: 'Sending a new code…',
    resendLoginOtp: 'Sending a new code…',
    verifyAadhaarOtp: 'Checking the code…',
    verifyMobileOtp: 'Checking the code…',
    verifySelfDeclaredOtp: 'Checking the code…',
    verifyLoginOtp: 'Checking the code…',
    startFace: 'Getting the link…',
    verifyFace: 'Looking for your details…',
    createAbha: 'Creating your ABHA…',
    createSelfDeclaredAddress: 'Creating your ABHA address…',
    signInToFoundAbha: 'Signing in…',
    signInToSelfDeclared: 'Signing in…',
    signInToAccount: 'Signing in…',
  },
};

/** The messages of this module, for every language. */
export type SignupMessages = typeof signup;
