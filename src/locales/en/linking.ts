import { person } from './person.js';

const plural = new Intl.PluralRules('en');
/** @param shown - the number as the language writes it */
const of = (n: number, shown: string, one: string, other: string): string =>
  `${shown} ${plural.select(n) === 'one' ? one : other}`;
const visits = (n: number, shown: string): string => of(n, shown, 'visit', 'visits');

/** English messages for linking visits with an ABHA. */
export const linking = {
  cancel: 'Back to my records',
  again: 'Try another facility',
  lookAgain: 'Look again',
  facility: {
    text: 'Find the hospital, clinic or laboratory where you were treated. Then its records of your visits can be linked with your ABHA.',
    submit: 'Continue',
    problem: 'Find a facility and choose it from the list first.',
  },
  details: {
    title: 'Fetch my records',
    from: 'Facility',
    text: 'The facility looks for you by these details and compares them with what it wrote down. They should be the same as those that you gave there.',
    loading: 'Reading your details…',
    unread:
      'Your details could not be shown just now. The facility gets them from ABDM all the same: you can fetch your records without seeing them here.',
    rows: {
      name: 'Name',
      birth: 'Year of birth',
      gender: 'Gender',
      mobile: 'Verified mobile number',
      address: 'ABHA address',
      number: 'ABHA number',
    },
    genders: person.genders,
    unknown: 'not known to ABDM',
    reference: 'Patient ID at the facility (optional)',
    referenceHint: 'As on its papers: a registration number, for example. It helps the facility to find you.',
    referenceProblem: (most: string): string =>
      `Please write at most ${most} letters and digits, as on the facility’s papers.`,
    notMe: 'Then nothing of these people is linked. Add your patient ID if you know it, or ask the facility.',
    submit: 'Fetch records',
    cancel: 'Stop waiting',
    waiting: (n: number, shown: string): string =>
      `The facility is being asked. It has up to ${of(n, shown, 'second', 'seconds')} to answer.`,
    left: (n: number, shown: string): string => `${of(n, shown, 'second', 'seconds')} left`,
    slow: 'It takes longer than usual. Please wait a little, or stop and try again later.',
  },
  nothing: {
    nobody: {
      /** Prescribed by NHA (case P2 1.5). */
      title: 'No health records found',
      text: 'The facility knows nobody with your details. What you can do:',
      advice: [
        'Enter the patient ID that is on the facility’s papers.',
        'Check that you have chosen the right facility: many have similar names.',
        'Ask the facility which name, year of birth and mobile number it wrote down for you.',
      ] as readonly string[],
    },
    'nothing-new': {
      title: 'Nothing new to link',
      /** Prescribed by NHA (case P2 1.5). */
      text: 'No new health record to link: Records of all visits are already linked and there is nothing new to link',
      advice: [] as readonly string[],
    },
    'all-linked': {
      title: 'All linked',
      /** Prescribed by NHA (case P2 1.5), in its spelling. */
      text: 'All your existing records are linked. No additional records availaible for linking',
      advice: [] as readonly string[],
    },
    change: 'Enter a patient ID',
    show: (facility: string): string => `Show records of ${facility}`,
  },
  patient: {
    title: 'Which one is you?',
    text: 'The facility found several people with your details. Choose yourself, so that nobody else’s records are linked with your ABHA.',
    label: 'People whom the facility found',
    visits: (n: number, shown: string): string => `${visits(n, shown)} to link`,
    problem: 'Choose yourself, or say that none of these is you.',
    submit: 'This is me',
    none: 'None of these is me',
  },
  visits: {
    title: 'Choose what to link',
    label: 'Visits that are not linked yet',
    at: (facility: string): string => `At ${facility}. Only what you choose is linked.`,
    all: 'Select all',
    whole: 'Show the whole text',
    codes: (n: number, shown: string): string =>
      n === 0
        ? 'Each visit takes one code (OTP).'
        : `Each visit takes one code (OTP): ${visits(n, shown)}, ${of(n, shown, 'code', 'codes')}.`,
    problem: 'Choose at least one visit.',
    submit: 'Link selected',
  },
  otp: {
    title: (step: string, all: string): string => `Code ${step} of ${all}`,
    visit: 'Visit',
    sent: (number: string): string => `The facility sent a code to ${number}.`,
    sentSomewhere:
      'The facility sends a code by SMS to the mobile number that it knows of you. That may be another one than your ABHA’s.',
    sending: 'The facility is asked to send you a code…',
    notSent: 'No code was sent for this visit yet.',
    send: 'Send the code',
    label: 'OTP (6 digits)',
    submit: 'Link this visit',
    skip: 'Skip this visit',
    stop: 'Stop here',
    notLinked: 'The visit is not linked yet. You can try the same code again, or ask for a new one.',
    unknown: 'No answer came, so it is not known whether this visit is linked.',
    linked: (visit: string): string => `Linked: ${visit}`,
    'already-linked': (visit: string): string => `Was linked already: ${visit}`,
  },
  done: {
    /** Prescribed by NHA (case P2 1.7). */
    linked: 'Records are successfully linked',
    some: (shown: string, all: number, allShown: string): string =>
      `${shown} of ${visits(all, allShown)} linked`,
    none: 'No visit was linked',
    open: 'How it ended',
    label: 'Your visits',
    results: {
      linked: 'Linked',
      'already-linked': 'Was linked already',
      skipped: 'Not linked: skipped',
      failed: 'Not linked',
      unknown: 'Not known: look at your records of this facility to see whether it is linked',
    },
    why: (why: string): string => `Why: ${why}`,
    show: (facility: string): string => `Show records of ${facility}`,
    retry: (n: number, shown: string): string => `Try ${visits(n, shown)} again`,
    more: 'Link other visits of this facility',
    leave: 'Back to my records',
  },
  failures: {
    /** Prescribed by NHA (case P2 1.5). */
    'facility-unreachable':
      "Couldn't Connect: We are sorry. Unable to contact your hospital. Please try again later",
    'transaction-lost':
      'This took too long, or was continued elsewhere. The facility must look for your visits again; what you chose is kept.',
    'already-linked': 'This visit is linked already. There is nothing more to do.',
  },
  busy: {
    discoverCareContexts: 'Fetching records…',
    sendLinkOtp: 'Sending the code…',
    resendLinkOtp: 'Sending a new code…',
    confirmLink: 'Linking…',
    listCareContexts: 'Looking whether it is linked…',
  },
};

/** The messages of this module, for every language. */
export type LinkingMessages = typeof linking;
