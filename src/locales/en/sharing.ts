import { person } from './person.js';

const plural = new Intl.PluralRules('en');
/** @param shown - the number as the language writes it */
const of = (n: number, shown: string, one: string, other: string): string =>
  `${shown} ${plural.select(n) === 'one' ? one : other}`;

/** English messages for sharing a profile at a counter, and for its token. */
export const sharing = {
  review: {
    /** Prescribed by NHA (cases P2 5.1.1 and SHARE_PATIENT_PROFILE_701). */
    title: (facility: string): string => `Share your details with ${facility}`,
    text: 'This is what the facility would get:',
    counter: (id: string): string => `Counter ${id}`,
    rows: {
      number: 'ABHA number',
      address: 'ABHA address',
      name: 'Name',
      gender: 'Gender',
      birth: 'Date of birth',
      mobile: 'Mobile number',
      home: 'Address',
    },
    unknown: 'not known to ABDM',
    toAdd: 'to be added below',
    missing: 'ABDM does not know these of you, and the facility needs them. They are only shared, not saved.',
    agreement: undefined as
      { readonly text: (facility: string) => string; readonly note: string } | undefined,
    location: 'Send my location as well',
    locationHint: 'Not needed. Your browser asks you to allow it when you press “Share”.',
    cancel: 'Cancel',
    submit: 'Share',
  },
  added: {
    ...person,
    firstName: 'Name',
    nameHint: 'First name and surname, as on your papers.',
    mobile: 'Mobile number',
    mobileHint: '10 digits',
    problems: {
      ...person.problems,
      name: { ...person.problems.name, empty: 'Please enter your name.' },
    },
  },
  waiting: {
    title: (facility: string): string => `Waiting for ${facility}`,
    text: (n: number, shown: string): string =>
      `Your details are shared. The counter has up to ${of(n, shown, 'second', 'seconds')} to give you a token. Please keep this page open.`,
    left: (n: number, shown: string): string => `${of(n, shown, 'second', 'seconds')} left`,
    slow: 'It takes longer than usual…',
    leave: 'Do not wait',
    unlocated: {
      refused: 'Your location was not sent: your browser does not allow it.',
      slow: 'Your location was not sent: it could not be found in time.',
    },
  },
  token: {
    title: 'Your token',
    /** Prescribed by NHA (cases P2 5.1.2, P2 19.8 and P2 20.1). */
    shared: (facility: string, token: string): string =>
      `Successfully shared your details with ${facility}. Your token number is ${token}`,
    number: 'Token number',
    until: (time: string): string => `Valid until ${time}`,
    left: (time: string): string => `${time} left`,
    fullScreen: 'Show on the full screen',
    print: 'Print',
    ok: 'OK',
    close: 'Close',
  },
  endings: {
    silent: {
      title: 'No answer yet',
      text: (facility: string): string =>
        `Your details went to ${facility}, but no token has come yet. Look again, or ask at the counter.`,
    },
    refused: {
      title: 'No token',
      text: (facility: string): string =>
        `${facility} gave no token. It may have your details nevertheless. Ask at the counter.`,
    },
    duplicate: {
      title: 'Shared already',
      text: (facility: string): string =>
        `${facility} has your details already. Ask at the counter for your token.`,
    },
    unsupported: {
      title: 'Not possible here',
      text: (facility: string): string =>
        `${facility} does not take details by QR code. Register at the counter. Nothing was shared.`,
    },
    expired: {
      title: 'Your token has expired',
      text: (facility: string): string =>
        `The token of ${facility} is not valid any more. Scan the QR code at the counter for a new one.`,
    },
    gone: {
      title: 'This token is not known any more',
      text: (facility: string): string =>
        `What was shared with ${facility} is over. Scan the QR code at the counter again.`,
    },
  },
  doubt: {
    unknown: 'No answer came, so it is not known whether your details were shared.',
    notShared: 'The counter has given no token, and none is waited for. You can share again.',
    look: 'Look what came of it',
  },
  ended: {
    look: 'Look again',
    ask: 'Ask the counter again',
    again: 'Scan again',
    ok: 'OK',
  },
};

/** The messages of this module, for every language. */
export type SharingMessages = typeof sharing;
