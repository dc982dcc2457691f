import type { CareContextStatus } from '../../abdm/care-contexts.js';

const plural = new Intl.PluralRules('en');

/** @param text - the number as the language writes it */
const of = (n: number, text: string, one: string, other: string): string =>
  `${text} ${plural.select(n) === 'one' ? one : other}`;
const visits = (n: number, text: string): string => of(n, text, 'visit', 'visits');

const statuses: Readonly<Record<CareContextStatus, string>> = {
  ConsentRaised: 'Permission asked for',
  ConsentGranted: 'Permission given',
  ConsentError: 'Permission was not given',
  DataRequested: 'Asked for at the facility',
  DataReceived: 'On its way',
  DataProcessing: 'Being prepared',
  DataProcessed: 'Ready to read',
  InvalidDataReceived: 'The facility sent data that cannot be read',
  NoDataAvailable: 'The facility sent no data',
};

/** English messages of the list in `<care-contexts>`. */
export const careContexts = {
  label: 'My linked health records',
  title: 'My linked health records',
  loading: 'Loading your facilities…',
  empty: 'No health records are linked with your ABHA yet. Link those of a facility that you have visited.',
  facilities: 'Facilities',
  // Prescribed: NHA case P2 1.1.
  link: 'Link my health records',
  linkMore: 'Link more',
  linkMoreOf: (facility: string): string => `Link more records of ${facility}`,
  refresh: 'Look for new records',
  refreshing: 'Looking…',
  // Prescribed: NHA cases P2 1.8 and 12.1.
  pull: 'Pull records',
  pullOf: (facility: string): string => `Pull records of ${facility}`,
  pulling: 'Pulling records…',
  // Prescribed: NHA case P2 1.8.
  recentlyLinked: 'Recently linked records might take some time to show',
  visits,
  loadingVisits: 'Loading the visits…',
  noVisits: 'No visits of this facility are linked.',
  records: (facility: string): string => `Visits at ${facility}`,
  undated: 'No date',
  unnamed: 'Visit without a name',
  open: 'Open record',
  openOf: (visit: string): string => `Open record: ${visit}`,
  statuses,
  search: 'Find a record',
  searchHint: 'Facility or visit',
  clear: 'Clear',
  dates: 'Only records of these days',
  from: 'From',
  to: 'Up to',
  problems: {
    from: { 'in-future': 'The first day cannot be in the future.' },
    to: { 'before-from': 'The last day must not be before the first.' },
  },
  progress: (done: string, all: string): string =>
    `Looking through your records: ${done} of ${all} facilities`,
  found: (n: number, text: string, facilities: number, facilitiesText: string): string =>
    `${visits(n, text)} found at ${of(facilities, facilitiesText, 'facility', 'facilities')}`,
  nothingFound: 'No record matches what you are looking for.',
  clearSearch: 'Show all again',
  notLoaded: 'Not loaded',
  facilityFailed: 'The records of this facility could not be read just now.',
  facilityStale: 'The records of this facility could not be read anew; these may be out of date.',
  partial: (n: number, text: string): string =>
    `The records of ${of(n, text, 'facility', 'facilities')} could not be read just now.`,
  retryOf: (facility: string): string => `Try again: ${facility}`,
  retryAll: 'Try all of them again',
  stale: 'Your facilities could not be read anew just now; the list may be out of date.',
};

/** The messages of this module, for every language. */
export type CareContextsMessages = typeof careContexts;
