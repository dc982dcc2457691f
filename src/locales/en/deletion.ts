/** English messages for deleting a profile. */
export const deletion = {
  title: 'Delete this profile',
  goesTitle: 'What is deleted',
  goes: [
    'Your profile, as this hospital’s ABDM service keeps it.',
    'Your sign-in on this device, and your session with ABDM.',
  ],
  staysTitle: 'What stays',
  stays: [
    'Your ABHA itself: ABDM keeps its number, its addresses and its details. You can sign in with it again at any time.',
    'Your records at hospitals and laboratories.',
  ],
  stop: 'If you want to give up the ABHA itself, ask on the ABHA portal.',
  label: 'Type your ABHA address to confirm',
  hint: (address: string): string => `It is ${address}.`,
  problem: 'This is not your ABHA address. Type it as it stands above.',
  submit: 'Delete for good',
  cancel: 'Keep my profile',
  deleted: 'The profile is deleted here, and you are signed out. Your ABHA itself stays with ABDM.',
  busy: {
    deleteProfile: 'Deleting…',
    findSession: 'Looking whether it is deleted…',
  },
};

/** The messages of this module, for every language. */
export type DeletionMessages = typeof deletion;
