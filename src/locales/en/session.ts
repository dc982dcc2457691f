/** English messages of `<session-renewal>`. */
export const session = {
  label: 'Go on with ABDM',
  start: {
    title: 'Your ABDM session has ended',
    text: 'For your safety ABDM ends it after a while. To go on, confirm a code by SMS; what you entered is still here.',
    of: (name: string): string => `For ${name}`,
    submit: 'Get code by SMS',
    cancel: 'Not now',
  },
  otp: {
    title: 'Code from the SMS',
    sent: (number: string): string => `We sent a code to ${number}.`,
    sentSomewhere: 'We sent a code to the mobile number registered with your ABHA.',
    label: 'OTP (6 digits)',
    submit: 'Go on',
  },
  ended: {
    title: 'Your ABDM session has ended',
    text: 'Nothing is lost, but your ABHA cannot be read or changed before the session is renewed.',
    renew: 'Renew the session',
  },
  renewed: 'Your ABDM session is open again.',
  signedOut: 'Nobody is signed in on this device any more. Please sign in again.',
  busy: {
    findSession: 'One moment…',
    sendSessionOtp: 'Sending the code…',
    resendSessionOtp: 'Sending a new code…',
    verifySessionOtp: 'Checking the code…',
  },
};

/** The messages of this module, for every language. */
export type SessionMessages = typeof session;
