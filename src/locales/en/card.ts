import { person } from './person.js';

/** English messages of `<abha-card>`. */
export const card = {
  label: 'My ABHA card',
  title: 'My ABHA card',
  loading: 'Loading your ABHA card…',
  stale: 'This could not be read anew just now; it may be out of date.',
  picture: (name: string): string => `ABHA card of ${name}`,
  pictureFailed: 'The picture of your card could not be loaded.',
  text: 'What the card says',
  name: 'Name',
  number: 'ABHA number',
  address: 'ABHA address',
  mobile: 'Mobile number',
  birth: person.birth,
  gender: person.gender,
  genders: person.genders,
  unknown: 'not known',
  download: 'Download',
  downloaded: 'Your ABHA card is being saved on this device.',
  print: 'Print',
  share: 'Share',
  shareFailed: 'Sharing did not work. Please download the card and share it from there.',
  showCode: 'Show QR code',
  hideCode: 'Hide QR code',
  loadingCode: 'Loading the QR code…',
  codeShown: 'The QR code is shown.',
  codeFailed: 'The QR code could not be loaded.',
  code: (name: string): string => `QR code of the ABHA of ${name}`,
  codeHint: 'Show it at the counter of a hospital: it is scanned there.',
  fullScreen: 'Full screen',
  close: 'Close',
};

/** The messages of this module, for every language. */
export type CardMessages = typeof card;
