/** English words for what somebody says of themselves. */
export const person = {
  optional: (label: string): string => `${label} (optional)`,
  firstName: 'First name',
  middleName: 'Middle name',
  lastName: 'Last name',
  nameHint: 'If you have a single name, enter it as the first name.',
  birth: 'Date of birth',
  birthHint: 'For example 27 3 1995',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  gender: 'Gender',
  genders: { F: 'Female', M: 'Male', O: 'Other' },
  line: 'Address',
  lineHint: 'House, street and place',
  pincode: 'PIN code',
  pincodeHint: '6 digits; state and district follow from it.',
  place: (district: string, state: string): string => `District ${district}, ${state}`,
  lookingUp: 'Looking for state and district…',
  unchecked: 'State and district could not be looked up now. You can go on.',
  problems: {
    name: {
      empty: 'Please enter your first name.',
      characters: 'Only letters, spaces, dots, hyphens and apostrophes are allowed.',
      'too-long': 'Please shorten it to 99 letters.',
    },
    birth: {
      empty: 'Please enter day, month and year of birth.',
      year: 'Please enter the year with four digits, 1900 or later.',
      'not-a-date': 'There is no such day. Please check day, month and year.',
      future: 'This day is in the future. Please check it.',
    },
    gender: 'Please choose one.',
    line: {
      empty: 'Please enter your address.',
      characters: 'Only letters, digits and , . ’ / ( ) - are allowed.',
      'too-long': 'Please shorten it to 255 characters.',
    },
    pincode: {
      empty: 'Please enter your PIN code.',
      format: 'A PIN code has 6 digits and does not begin with 0.',
      'not-found': 'This PIN code was not found. Please check it.',
    },
  },
};

/** The messages of this module, for every language. */
export type PersonMessages = typeof person;
