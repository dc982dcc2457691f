/** A place of the invented facilities: city, state, code of the state in the Local Government Directory. */
export type Place = readonly [city: string, state: string, stateCode: string];

/** Where the invented facilities are. */
export const places: readonly Place[] = [
  ['Lucknow', 'Uttar Pradesh', '09'],
  ['Varanasi', 'Uttar Pradesh', '09'],
  ['Jaipur', 'Rajasthan', '08'],
  ['Kota', 'Rajasthan', '08'],
  ['Pune', 'Maharashtra', '27'],
  ['Nagpur', 'Maharashtra', '27'],
  ['Ahmedabad', 'Gujarat', '24'],
  ['Surat', 'Gujarat', '24'],
  ['Bengaluru', 'Karnataka', '29'],
  ['Mysuru', 'Karnataka', '29'],
  ['Chennai', 'Tamil Nadu', '33'],
  ['Madurai', 'Tamil Nadu', '33'],
  ['Kochi', 'Kerala', '32'],
  ['Hyderabad', 'Telangana', '36'],
  ['Vijayawada', 'Andhra Pradesh', '28'],
  ['Bhubaneswar', 'Odisha', '21'],
  ['Kolkata', 'West Bengal', '19'],
  ['Guwahati', 'Assam', '18'],
  ['Ranchi', 'Jharkhand', '20'],
];

/** First parts of names, as many in Indian scripts as people meet on boards. */
export const namesOfFacilities: readonly string[] = [
  'Aarogya',
  'Ashwini',
  'Dhanvantari',
  'Jeevan Jyoti',
  'Kasturba',
  'Lotus',
  'Navjeevan',
  'Sanjeevani',
  'Savitribai Phule',
  'Shanti',
  'Sri Venkateswara',
  "St. Mary's",
  'Vivekananda',
  'आरोग्य',
  'संजीवनी',
  'জীবন আলো',
  'ஆரோக்கியம்',
  'ఆరోగ్య',
  'ಸಂಜೀವಿನಿ',
  'ആരോഗ്യ',
  'સંજીવની',
  'ਨਵਜੀਵਨ',
  'ସଞ୍ଜୀବନୀ',
];

/** Last parts of names. */
export const kindsOfFacilities: readonly string[] = [
  'Hospital',
  'Nursing Home',
  'Clinic',
  'Diagnostics',
  'Eye Hospital',
  'Children’s Hospital',
  'Primary Health Centre',
  'अस्पताल',
];
