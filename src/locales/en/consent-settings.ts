/** English messages of the settings in `<consent-inbox>`: auto-approval and consent PIN. */
export const consentSettings = {
  title: 'Settings',
  autoApproval: {
    title: 'Automatic approval',
    text: 'When it is on, ABDM grants requests that you agreed to beforehand without asking you again. They still appear in your list, and you can stop sharing at any time.',
    on: 'Automatic approval is on.',
    off: 'Automatic approval is off: you decide on every request.',
    unknown: 'It is not known whether automatic approval is on.',
    turnOn: 'Turn on',
    turnOff: 'Turn off',
    sureOn: 'Really turn automatic approval on? Records can then be shared without a question.',
    sureOff: 'Really turn automatic approval off? From then on you are asked every time.',
    look: 'Look again',
    cancel: 'Cancel',
    turned: 'Changed.',
    busy: { readAutoApproval: 'Loading…', setAutoApproval: 'Changing…' },
  },
  pin: {
    title: 'Consent PIN',
    change: 'Change the consent PIN',
    titles: {
      look: 'Consent PIN',
      ask: 'Your consent PIN',
      set: 'Choose a consent PIN',
      change: 'Change the consent PIN',
      forgot: 'Consent PIN forgotten',
      otp: 'Code from the SMS',
      new: 'Choose a new consent PIN',
      done: 'Consent PIN',
    },
    texts: {
      ask: 'Before your records are shared or no longer shared, give the PIN that you chose for that.',
      set: 'With it you confirm whom you share your records with. Choose four digits that others cannot guess.',
      change: 'Type the present PIN, then the new one twice.',
      forgot:
        'We send a code by SMS to the mobile number registered with your ABHA. Then you can choose another PIN.',
      new: 'Choose four digits that others cannot guess.',
      done: 'Your consent PIN is changed.',
    },
    fields: {
      pin: 'Consent PIN (4 digits)',
      newPin: 'New PIN (4 digits)',
      again: 'New PIN once more',
      code: 'OTP (6 digits)',
    },
    problems: {
      format: 'The PIN has 4 digits.',
      different: 'The two PINs are not the same.',
    },
    sent: (number: string): string => `We sent a code to ${number}.`,
    sentSomewhere: 'We sent a code to the mobile number registered with your ABHA.',
    close: 'Close',
    forgot: 'PIN forgotten?',
    cancel: 'Cancel',
    submit: {
      ask: 'Confirm',
      set: 'Set the PIN',
      change: 'Change the PIN',
      forgot: 'Get code by SMS',
      otp: 'Go on',
      new: 'Set the PIN',
    },
    busy: {
      readConsentPin: 'One moment…',
      verifyConsentPin: 'Checking the PIN…',
      setConsentPin: 'Setting the PIN…',
      changeConsentPin: 'Changing the PIN…',
      sendPinOtp: 'Sending the code…',
      resendPinOtp: 'Sending a new code…',
      verifyPinOtp: 'Checking the code…',
      resetConsentPin: 'Setting the PIN…',
    },
  },
};

/** The messages of this module, for every language. */
export type ConsentSettingsMessages = typeof consentSettings;
