const plural = new Intl.PluralRules('en');
const facilities = (n: number, shown: string): string =>
  `${shown} ${plural.select(n) === 'one' ? 'facility' : 'facilities'}`;

/** English messages of `<provider-search>`; numbers come as they are shown, and beside them as they are counted. */
export const providerSearch = {
  label: 'Hospital, clinic or laboratory',
  hint: (shortest: string): string => `Type at least ${shortest} letters of its name.`,
  tooLong: (longest: string): string => `This is too long: type at most ${longest} characters of the name.`,
  searching: 'Searching…',
  list: 'Facilities that were found',
  found: (n: number, shown: string): string => `${facilities(n, shown)} found`,
  foundToChoose: (n: number, shown: string): string =>
    `${facilities(n, shown)} found. Use the arrow keys to choose.`,
  more: (n: number, shown: string): string =>
    `The first ${facilities(n, shown)}. Type more of the name to find others.`,
  empty: (name: string): string => `No facility found for “${name}”.`,
  tips: [
    'Check the spelling.',
    'Type a shorter part of the name.',
    'Try the name in English, or in another script.',
    'Only facilities that take part in ABDM are listed here.',
  ],
  lookingUp: 'Looking for the facility…',
  chosen: (name: string): string => `Chosen facility: ${name}`,
  another: 'Choose another',
};

/** The messages of this module, for every language. */
export type ProviderSearchMessages = typeof providerSearch;
