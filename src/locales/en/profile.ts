import { accounts } from './accounts.js';
import { person } from './person.js';

/** English messages of `<abha-profile>`. */
export const profile = {
  label: 'My ABHA profile',
  title: 'My ABHA profile',
  loading: 'Loading your profile…',
  stale: 'This could not be read anew just now; it may be out of date.',
  refreshing: 'Reading your profile anew…',
  verified: accounts.verified,
  selfDeclared: accounts.selfDeclared,
  number: 'ABHA number',
  address: 'ABHA address',
  present: 'in use here',
  photoOf: (name: string): string => `Photo of ${name}`,
  name: 'Name',
  birth: 'Date of birth',
  gender: 'Gender',
  mobile: 'Mobile number',
  home: 'Address',
  unknown: 'not known',
  mobileNumber: {
    show: 'Show the whole number',
    hide: 'Hide the number',
    asking: 'Asking ABDM…',
    untold: 'ABDM does not tell the whole number.',
  },
  edit: 'Edit',
  linkNumber: 'Link ABHA number',
  showCard: 'Show ABHA card',
  hideCard: 'Hide ABHA card',
  delete: 'Delete this profile',
  elsewhere: 'Mobile number, photo and preferred address are changed on the ABHA portal or in the ABHA app.',
  form: {
    title: 'Edit your profile',
    locked:
      'Name, date of birth and gender come from Aadhaar and cannot be changed here. Have them corrected at an Aadhaar centre first.',
    missing: 'ABDM does not know your full date of birth yet. Please complete it.',
    save: 'Save',
    saving: 'Saving…',
    cancel: 'Cancel',
    saved: 'Your profile is saved.',
    savedUnread: 'Your profile is saved, but it could not be read again just now.',
    savedNotYet:
      'ABDM has taken your change, but shows something else so far. Please compare, and look again later.',
    unchanged: 'There is nothing to save: all is as ABDM has it.',
    leaving: {
      text: 'Your changes are not saved yet. Drop them?',
      keep: 'Go on editing',
      discard: 'Drop the changes',
    },
    changedElsewhere: 'Your profile was changed elsewhere in the meantime. Please check the form.',
    taken: (fields: string): string =>
      `Changed elsewhere in the meantime; ABDM’s new value stands here: ${fields}`,
    both: (fields: string): string => `Changed elsewhere as well as by you; please choose below: ${fields}`,
    closed: (fields: string): string =>
      `Your KYC was verified in the meantime, so these can no longer be changed here: ${fields}`,
    conflictOf: (field: string): string => `Which value shall be kept: ${field}`,
    bothChanged: 'This was changed elsewhere, too. Which one shall it be?',
    choose: 'Please choose one of the two.',
    mine: 'Keep mine:',
    theirs: 'Take ABDM’s:',
    nothing: 'nothing',
    placeBefore: (district: string, state: string): string => `Until now: district ${district}, ${state}`,
    ...person,
  },
};

/** The messages of this module, for every language. */
export type ProfileMessages = typeof profile;
