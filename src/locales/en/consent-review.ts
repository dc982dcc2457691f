const plural = new Intl.PluralRules('en');
const of = (n: number, one: string, other: string): string =>
  `${n} ${plural.select(n) === 'one' ? one : other}`;

/** English messages of the review in `<consent-inbox>`. */
export const consentReview = {
  loading: 'Loading the request…',
  back: 'Back to the list',
  cancel: 'Cancel',
  title: {
    requested: 'Somebody asks to see your health records',
    granted: 'You share these health records',
    denied: 'You did not share these health records',
    revoked: 'You no longer share these health records',
    expired: 'This request has expired',
    subscription: 'Somebody wants to hear of new health records',
    authorization: 'Somebody asks for an authorization',
  },
  asks: {
    who: 'Who asks',
    why: 'Why',
    records: 'Which records',
    between: (from: string, to: string): string => `Records made from ${from} to ${to}`,
    types: 'Kinds of records',
    until: 'Until when',
    erased: (day: string): string => `They may use the records until ${day} and must erase them then.`,
    asked: 'Asked on',
    where: 'From which facilities',
    visits: (n: number): string => of(n, 'visit', 'visits'),
    unknown: 'not told',
  },
  // Prescribed: NHA's app.
  note: (hiu: string): string =>
    `By granting this consent, you also agree to let ${hiu} view your health information from all linked accounts.`,
  choice: {
    title: 'What you share',
    hint: 'You may share less than was asked for. More is never shared.',
    types: 'Kinds of records',
    facilities: 'Facilities and visits',
    wholeFacility: 'all that the facility has',
    visitsOf: (n: number, all: number): string => `${n} of ${of(all, 'visit', 'visits')}`,
    showVisits: (facility: string): string => `Choose visits at ${facility}`,
    from: 'Records from',
    to: 'Records up to',
    until: 'Share until',
    untilHint: 'After this day they must erase what they got.',
    summary: (facilities: string, visits: number, types: number, until: string): string =>
      `You share: ${facilities}, ${of(visits, 'visit', 'visits')}, ${of(types, 'kind of record', 'kinds of records')}, until ${until}.`,
    facilitiesOf: (n: number, all: number): string =>
      all === 1 ? of(n, 'facility', 'facilities') : `${n} of ${of(all, 'facility', 'facilities')}`,
    nothing: 'You share nothing yet.',
    submit: 'Share these records',
    deny: 'Do not share',
  },
  problems: {
    hiTypes: { none: 'Choose at least one kind of record.' },
    facilities: { none: 'Choose at least one facility.' },
    from: {
      missing: 'Enter the first day.',
      'too-early': 'Earlier than was asked for. Choose a later day.',
      'in-future': 'The first day cannot be in the future.',
    },
    to: {
      missing: 'Enter the last day.',
      'too-late': 'Later than was asked for. Choose an earlier day.',
      'before-from': 'The last day must not be before the first.',
    },
    until: {
      missing: 'Enter the day on which sharing ends.',
      'too-late': 'Later than was asked for. Choose an earlier day.',
      'in-past': 'This day is over. Choose a later one.',
    },
    request: {
      incomplete:
        'The request does not say enough to be granted here. Ask the facility to send it again, or use the ABHA app.',
    },
  },
  deny: {
    title: 'Do not share?',
    text: (hiu: string): string => `${hiu} will see that you said no, and the reason. Nothing is shared.`,
    reason: 'Why not?',
    reasons: {
      'not-my-visit': 'I was not treated there',
      'too-much': 'More is asked for than I want to share',
      'do-not-know': 'I do not know who is asking',
      'no-longer': 'It is no longer needed',
      other: 'Another reason',
    },
    other: 'Your reason',
    otherHint: 'English letters and digits, at most 255.',
    problems: {
      none: 'Choose or type a reason.',
      characters: 'ABDM takes English letters, digits and . , - _ @ : " only.',
    },
    submit: 'Do not share',
  },
  revoke: {
    start: 'Stop sharing',
    title: 'Stop sharing?',
    text: (hiu: string): string =>
      `From then on ${hiu} gets nothing more from these facilities, and must erase what it has. What was read already cannot be unread. If it is needed later, ${hiu} must ask again.`,
    facilities: 'Stop sharing records of',
    problems: { none: 'Choose at least one facility.' },
    submit: 'Stop sharing',
  },
  state: {
    shared: 'shared',
    notShared: 'not shared',
  },
  others: {
    subscription: 'Subscriptions are decided in the ABHA app or on the ABHA portal.',
    authorization: 'Authorizations are decided in the ABHA app or on the ABHA portal.',
  },
  decided: {
    grantConsent: (hiu: string): string => `Done. You share these records with ${hiu} now.`,
    denyConsent: (hiu: string): string => `Done. Nothing is shared with ${hiu}.`,
    revokeConsent: (hiu: string): string => `Done. ${hiu} gets nothing more from there.`,
  },
  notices: {
    'decided-elsewhere': 'This request was decided elsewhere in the meantime. This is how it stands now.',
    expired: 'The request expired in the meantime. If it is still needed, the facility can ask again.',
    unconfirmed: 'Your decision was sent, but ABDM does not show it yet.',
  },
  checkAgain: 'Look again',
  busy: {
    readRequest: 'Reading the request…',
    grantConsent: 'Sharing…',
    denyConsent: 'Sending your answer…',
    revokeConsent: 'Ending the sharing…',
  },
};

/** The messages of this module, for every language. */
export type ConsentReviewMessages = typeof consentReview;
