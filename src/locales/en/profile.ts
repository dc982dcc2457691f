import { accounts } from './accounts.js';
import { person } from './person.js';

/** English messages of `<abha-profile>`. */
export const profile = {
  label: 'My ABHA profile',
  title: 'My ABHA profile',
  loading: 'Loading your profile…',
  stale: 'This could not be read anew just now; it may be out of date.',
  verified: accounts.verified,
  selfDeclared: accounts.selfDeclared,
  number: 'ABHA number',
  address: 'ABHA address',
  otherAddresses: 'Other ABHA addresses',
  name: 'Name',
  birth: 'Date of birth',
  gender: 'Gender',
  mobile: 'Mobile number',
  home: 'Address',
  unknown: 'not known',
  edit: 'Edit',
  elsewhere: 'Mobile number, photo and preferred address are changed on the ABHA portal or in the ABHA app.',
  form: {
    title: 'Edit your profile',
    locked: 'Name, date of birth and gender come from Aadhaar and cannot be changed here.',
    missing: 'ABDM does not know your full date of birth yet. Please complete it.',
    save: 'Save',
    saving: 'Saving…',
    cancel: 'Cancel',
    saved: 'Your profile is saved.',
    savedUnread: 'Your profile is saved, but it could not be read again just now.',
    ...person,
  },
};

/** The messages of this module, for every language. */
export type ProfileMessages = typeof profile;
