/** English words with which a health record is put into sentences. Numbers come with their text in the page's language. */
export const recordWords = {
  range: (low: string, high: string): string => `${low} to ${high}`,
  from: (low: string): string => `from ${low}`,
  upTo: (high: string): string => `up to ${high}`,
  until: (day: string): string => `until ${day}`,
  born: (day: string): string => `born ${day}`,
  yes: 'Yes',
  no: 'No',
  notHere: (what: string): string => `${what}: did not come with the record`,
  tooMuch: 'more than can be shown here',
  cut: (shown: string): string => `… (${shown} more characters)`,
  andMore: (shown: string): string => `and ${shown} more`,
  signed: 'Signed by the sender',
  empty: (why: string): string => `Nothing here: ${why}`,
  part: (first: string, last: string, all: string): string => `${first} to ${last} of ${all}`,
  more: 'People, places and more',
  untitled: 'Section',
  plainBundle: 'This record has no order of its own; all that it holds is shown.',
};

/** The messages of this module, for every language. */
export type RecordWordsMessages = typeof recordWords;
